"""What the rest of the bot asks of its courier, whether it is the only one or has colleagues elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.courier.pace import Pace
from bot.courier.watch import UNCOUNTED, Watch
from okr.person import WorkspaceId
from okr.ports import Messenger


class Couriers(Protocol):
    """Carry what the outbox holds."""

    def wake(self, workspace: WorkspaceId) -> None:
        """Something may have been written there."""

    def owns(self, workspace: WorkspaceId) -> bool:
        """Whether it alone may send there now."""

    def works(self) -> bool:
        """False where a part of it fell over that nothing starts again."""

    async def run(self) -> None:
        """Carry whatever is written, until cancelled."""

    async def recover(self) -> None:
        """Take up what others left behind and what nobody was woken for; never raises."""

    async def drain(self) -> None:
        """Say everything that may be said now, as far as it is ours to say."""

    async def finish(self) -> None:
        """Say what was claimed and a little of what was written at the last moment."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How we speak in one workspace."""

    messenger: Messenger
    pace: Pace
    watch: Watch = UNCOUNTED


Voices = Mapping[WorkspaceId, Voice]
