"""Tells whom to look up, a few a minute, once a day: a change told while nobody listened is found then.

How far the round has come stands in the schedule: processes share one round, and a new one goes on with it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from okr.commands.clockwork import CallRoll, RollCalled
from okr.person import PersonId
from okr.schedule import DueKind
from okr.work import Work

SHARE: Final = 10
"""Things asked about at a time, a minute apart: a fifth of what Slack allows, and 14,400 a day."""

PATIENCE: Final = timedelta(minutes=5)
"""For a process that took a share; if it says nothing by then, another one takes it."""

_APART: Final = timedelta(seconds=50)
"""Less than the minute between two looks, which does not come to the second."""

_START: Final = "start"
_GROUP: Final = "group:"
_PERSON: Final = "person:"


@dataclass(frozen=True, slots=True)
class RollCall:
    """A share of the round: user groups that squads follow first, then people who are in squads."""

    groups: tuple[str, ...]
    people: tuple[PersonId, ...]
    after: str
    """Where the round stood."""
    until: datetime
    """How long nobody else takes this share."""

    @property
    def last(self) -> str | None:
        """Where the round stands after it; None at its end."""
        if len(self.groups) + len(self.people) < SHARE:
            return None
        return f"{_PERSON}{self.people[-1]}" if self.people else f"{_GROUP}{self.groups[-1]}"


def call_roll(work: Work, _: CallRoll) -> RollCall | None:
    """The share whose turn it is; None while another process has it, or until tomorrow."""
    stands = work.schedule.all_of(DueKind.ROLL_CALL) or _begun(work)
    for after in work.schedule.due(DueKind.ROLL_CALL, stands):
        until = work.now + PATIENCE
        work.schedule.put(DueKind.ROLL_CALL, after, until)
        return RollCall(*_share(work, after), after, until)
    return None


def go_on(work: Work, command: RollCalled) -> None:
    """What comes behind that share is next, unless it took so long that another process has gone on."""
    if work.schedule.at(DueKind.ROLL_CALL, command.after) != command.until:
        return
    work.schedule.remove(DueKind.ROLL_CALL, command.after)
    if command.last is None:
        work.schedule.put(DueKind.ROLL_CALL, _START, _tomorrow(work.now))
    else:
        work.schedule.put(DueKind.ROLL_CALL, command.last, work.now + _APART)


def _begun(work: Work) -> list[str]:
    work.schedule.put(DueKind.ROLL_CALL, _START, work.now)
    return [_START]


def _share(work: Work, after: str) -> tuple[tuple[str, ...], tuple[PersonId, ...]]:
    if after.startswith(_PERSON):
        return (), tuple(work.people.in_squads(PersonId(after.removeprefix(_PERSON)), SHARE))
    groups = work.squads.groups("" if after == _START else after.removeprefix(_GROUP), SHARE)
    room = SHARE - len(groups)
    return tuple(groups), tuple(work.people.in_squads(PersonId(""), room) if room else ())


def _tomorrow(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(0), UTC)
