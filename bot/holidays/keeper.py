"""Reads the calendars of holidays at the start and once a day; where that fails, the last good days stay."""

import logging
from collections.abc import Sequence

from bot.holidays.reading import NotRead, Read, read_days
from bot.holidays.sources import Source
from okr.commands.clockwork import ChooseCalendars, KeepHolidays
from okr.person import WorkspaceId
from okr.ports import Services
from okr.usecases.keep_holidays import choose_calendars, keep_holidays

log = logging.getLogger(__name__)


class HolidayKeeper:
    """One workspace's calendars. Several processes share the work: see `choose_calendars`."""

    def __init__(
        self, services: Services, workspace: WorkspaceId, sources: Sequence[Source], read: Read = read_days
    ) -> None:
        self._services = services
        self._workspace = workspace
        self._sources = {source.name: source for source in sources}
        self._read = read
        self._began = False

    async def step(self) -> None:
        """Read what is to be read in this minute; never raises."""
        if self._began and not self._sources:
            return
        try:
            for name in await self._chosen():
                await self._keep(self._sources[name])
        except Exception:
            log.exception("holidays cannot be kept; the next minute tries again")

    async def _chosen(self) -> tuple[str, ...]:
        command = ChooseCalendars(self._workspace, tuple(self._sources), anyway=not self._began)
        chosen = await self._services.perform(choose_calendars, command)
        self._began = True
        return chosen

    async def _keep(self, source: Source) -> None:
        """Nobody but whoever set it up should learn where a calendar is, so the log has its name alone."""
        facts = {"calendar": source.name}
        try:
            days = await self._read(source, self._services.now().date())
        except NotRead as error:
            log.warning("holidays could not be read, the last ones stay: %s", error, extra=facts)
        except Exception:
            log.exception("holidays could not be read, the last ones stay", extra=facts)
        else:
            kept = await self._services.perform(
                keep_holidays, KeepHolidays(self._workspace, source.name, days)
            )
            log.info("holidays kept", extra={**facts, "days": kept})
