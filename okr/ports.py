"""What the rules need from the world, as Protocols; the other rooms keep these promises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from okr.address import Address
from okr.notices.notice import Notice
from okr.person import Person, PersonId, WorkspaceId
from okr.work import InWorkspace, Work


class Clock(Protocol):
    """Tells the time; aware, UTC."""

    def __call__(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof enough of a message to revise or retract it: conversation and id as the platform gave them."""

    workspace: WorkspaceId
    conversation: str
    message: str


class NotDelivered(Exception):
    """The platform did not take the message. It may after so many seconds; None means it never will."""

    def __init__(self, reason: str, *, retry_after: float | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class TooFast(NotDelivered):
    """The platform takes nothing of that kind for so many seconds, from anybody."""

    def __init__(self, reason: str, *, seconds: float) -> None:
        super().__init__(reason, retry_after=seconds)
        self.seconds = seconds


class NotWelcome(NotDelivered):
    """The platform takes nothing at all from us there until somebody lets us in; worth asking again then."""

    def __init__(self, reason: str, *, seconds: float) -> None:
        super().__init__(reason, retry_after=seconds)
        self.seconds = seconds


class DeliveryUnknown(NotDelivered):
    """The message may or may not have arrived: sending it again could say it twice."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, retry_after=None)


class CannotLookUp(Exception):
    """The platform does not let us see whether a message is there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Messenger(Protocol):
    """Speaks without being asked. Every verb raises NotDelivered and none returns an empty answer."""

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        """`key` is opaque and travels with the message, so that it can be found again."""
        ...

    async def revise(self, receipt: Receipt, notice: Notice) -> None: ...

    async def retract(self, receipt: Receipt) -> None: ...

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        """The message told with `key` not before `since`; None when it is certainly not there.

        Raises CannotLookUp.
        """
        ...


class Directory(Protocol):
    """Asks the platform who somebody is."""

    async def person(self, workspace: WorkspaceId, person: PersonId) -> Person:
        """Raises NoSuchPerson, Stranger."""
        ...

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        """Who is in that user group; raises NoSuchUserGroup, also where nobody is in it, GroupsNotSeen."""
        ...


CommandT = TypeVar("CommandT", bound=InWorkspace)
ResultT = TypeVar("ResultT")


class Services(Protocol):
    """What handlers may ask for."""

    async def perform(
        self, use_case: Callable[[Work, CommandT], ResultT], command: CommandT, *, once: str | None = None
    ) -> ResultT:
        """Run `use_case` in a transaction of its own and hand back its result after the commit.

        With `once`, a key of the request, the second call with the same key raises AlreadyHeard.
        """
        ...

    async def meet(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> None:
        """Make sure we know these people; the platform is asked about those we do not.

        Raises NoSuchPerson, Stranger, Deactivated.
        """
        ...

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        """Who is in that user group; those we did not know we know afterwards, if they may be known.

        Raises NoSuchUserGroup, UserGroupTooLarge, GroupsNotSeen.
        """
        ...

    def now(self) -> datetime: ...
