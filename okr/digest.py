"""The squad's week folded into one message: help asked for, falls before levels, then the rest."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from okr.cadence import monday_of
from okr.challenge import Challenge
from okr.check_in import CheckIn
from okr.course import WeekMark, course_of
from okr.cycle import Cycle
from okr.disagreement import Gap, gap_of
from okr.health import Health
from okr.key_result import KeyResult, KeyResultId
from okr.notices.marks import OpenBlocker
from okr.squad import Squad
from okr.standing import ObjectiveStanding, Standing, so_far

WINDOW: Final = timedelta(days=7)
"""What a digest looks back on."""

TIME_TO_ANSWER: Final = timedelta(hours=4)
"""Whoever was asked or reminded less long ago is waited for: nobody calls them silent."""

_WORTH_A_LINE: Final = 0.005
"""A smaller change of progress, half a point of a hundred, is noise."""

_LOSS_OF_HEART: Final = 2
"""Confidence falling by this much is a fall, whatever the value did."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An open blocker: what only someone else can remove."""

    standing: Standing
    blocker: OpenBlocker


@dataclass(frozen=True, slots=True)
class Request:
    """What another squad asks this one to remove."""

    squad: str
    key_result: KeyResult
    blocker: OpenBlocker


@dataclass(frozen=True, slots=True)
class Move:
    """A key result that moved in the week, in progress (0.1 is ten points of a hundred).

    One that fell only in confidence may stand still or even have risen: see `standing.confidence_change`.
    """

    standing: Standing
    by: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Confidence and progress tell different stories, and whoever owns it was asked about that weeks ago."""

    standing: Standing
    gap: Gap
    explained: str
    """In their own words, or empty."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody gave this week's last answer in an owner's place."""

    key_result: KeyResultId
    by: str
    on_behalf_of: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What a squad's channel should know of its week.

    Each key result stands in one list only, but for `asks`, which names what is needed wherever it stands.
    """

    squad: str
    handle: str
    week_of: date
    """The Monday of the week, in the squad's zone."""
    cycle: str
    pace: float
    objectives: tuple[ObjectiveStanding, ...]
    asks: tuple[Ask, ...]
    fell: tuple[Move, ...]
    rose: tuple[Move, ...]
    at_risk: tuple[Standing, ...]
    silent: tuple[Standing, ...]
    steady: tuple[Standing, ...]
    set_up_by: str
    """The lead's name: who to ask about this message."""
    away: tuple[str, ...] = ()
    """The names of whoever was away, and so not heard from."""
    on_holiday: tuple[str, ...] = ()
    """Those of them who had a holiday and are not asked before it is over."""
    disagreements: tuple[Disagreement, ...] = ()
    """Beside the lists, as `asks` are."""
    requests: tuple[Request, ...] = ()
    """What other squads wait for this one to remove."""
    stand_ins: tuple[StandIn, ...] = ()
    waiting: tuple[Standing, ...] = ()
    """Not heard of either, but whoever answers was asked only just now."""
    course: tuple[WeekMark, ...] = ()
    """Week by week, the week that runs last."""

    @property
    def quiet(self) -> bool:
        """Nothing moved, nobody needs help, everybody answered, and there was something to ask about."""
        needed = self.requests or self.asks or self.disagreements
        moved = needed or self.fell or self.rose or self.at_risk or self.silent or self.waiting
        told = all(each.last for each in self.steady) and all(each.key_results for each in self.objectives)
        return told and not moved


class _List(StrEnum):
    """The lists of a digest; a key result stands in the first that fits."""

    FELL = "fell"
    ROSE = "rose"
    AT_RISK = "at_risk"
    WAITING = "waiting"
    SILENT = "silent"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class _Week:
    """One key result's week."""

    standing: Standing
    """Its confidence is held against that of a week ago, however often somebody corrected it since."""
    by: float
    """How far progress moved."""
    heart: int
    """How far confidence moved."""
    silent: bool
    waiting: bool
    """As silent, but asked only just now."""
    away: bool
    """Nobody was heard of it, and whoever owns it is away."""

    @property
    def new(self) -> bool:
        """Nobody has said anything of it yet."""
        return self.standing.last is None

    @property
    def place(self) -> _List:
        if self.by < -_WORTH_A_LINE or self.heart <= -_LOSS_OF_HEART:
            return _List.FELL
        if self.by > _WORTH_A_LINE:
            return _List.ROSE
        if self.waiting:
            return _List.WAITING
        if self.silent:
            return _List.SILENT
        return _List.STEADY if self.new or self.standing.band is Health.ON_TRACK else _List.AT_RISK


def fold(
    *,
    squad: Squad,
    set_up_by: str,
    cycle: Cycle,
    objectives: Sequence[ObjectiveStanding],
    check_ins: Mapping[KeyResultId, Sequence[CheckIn]],
    asked: Mapping[KeyResultId, datetime],
    now: datetime,
    away: Collection[KeyResultId] = (),
    blockers: Mapping[KeyResultId, Sequence[OpenBlocker]] = MappingProxyType({}),
    requests: Sequence[Request] = (),
    reminded: Mapping[KeyResultId, datetime] = MappingProxyType({}),
) -> Digest:
    """The seven days before `now` as one message; `check_ins` are oldest first.

    `asked` is when somebody was last asked about each; what nobody was asked about yet is missing.
    `reminded` is the same of a reminder, as far as there was one lately.
    Nobody is called silent about those of `away`, whose owners are: these are named instead.
    """
    today = squad.today(now)
    patience = max(WINDOW, timedelta(weeks=squad.cadence.every_weeks))
    weeks = [
        _week(
            each,
            check_ins.get(each.key_result.id, ()),
            now - WINDOW,
            unheard=_is_silent(each.last, asked.get(each.key_result.id), now, patience),
            gone=each.key_result.id in away,
            just_asked=any(
                now - at[each.key_result.id] < TIME_TO_ANSWER
                for at in (asked, reminded)
                if each.key_result.id in at
            ),
        )
        for each in _standings(objectives)
    ]
    return Digest(
        squad=squad.name,
        handle=squad.handle,
        week_of=monday_of(today),
        cycle=cycle.id,
        pace=cycle.share_gone(today),
        objectives=tuple(objectives),
        asks=_asks(_standings(objectives), blockers),
        fell=_fell(weeks),
        rose=_rose(weeks),
        at_risk=_in(weeks, _List.AT_RISK),
        silent=_in(weeks, _List.SILENT),
        waiting=_in(weeks, _List.WAITING),
        steady=_in(weeks, _List.STEADY),
        set_up_by=set_up_by,
        away=tuple(dict.fromkeys(name for each in weeks if each.away for name in each.standing.owners)),
        requests=tuple(sorted(requests, key=lambda each: _urgency(each.blocker))),
        course=course_of(
            [each.key_result for each in _standings(objectives)],
            check_ins,
            squad=squad,
            cycle=cycle,
            today=today,
        ),
    )


def disagreements(
    squad: Squad, objectives: Sequence[ObjectiveStanding], challenges: Iterable[Challenge], now: datetime
) -> tuple[Disagreement, ...]:
    """Those that still stand in a week after the one in which their owner was asked privately.

    `challenges` are oldest first.
    """
    monday = monday_of(squad.today(now))
    asked: set[KeyResultId] = set()
    reasons: dict[KeyResultId, str] = {}
    for each in challenges:
        reasons[each.key_result] = each.explained or reasons.get(each.key_result, "")
        if squad.today(each.at) < monday:
            asked.add(each.key_result)
    found = [(each, gap_of(each)) for each in _standings(objectives) if each.key_result.id in asked]
    return tuple(
        Disagreement(each, gap, reasons[each.key_result.id]) for each, gap in found if gap is not None
    )


def _standings(objectives: Sequence[ObjectiveStanding]) -> list[Standing]:
    """Every key result once, also one that two objectives share."""
    return list({each.key_result.id: each for o in objectives for each in o.key_results}.values())


def _is_silent(last: CheckIn | None, asked: datetime | None, now: datetime, patience: timedelta) -> bool:
    """Not heard from in the week, though asked or overdue; what nobody was asked about yet is only new."""
    if last is None:
        return asked is not None
    since_asked = asked is not None and asked > last.at
    return now - last.at >= WINDOW and (since_asked or now - last.at >= patience)


def _week(
    standing: Standing,
    check_ins: Sequence[CheckIn],
    since: datetime,
    *,
    unheard: bool,
    gone: bool,
    just_asked: bool,
) -> _Week:
    before = [each for each in check_ins if each.at <= since]
    then, now = _progress_of(standing.key_result, before), standing.progress
    heart = standing.confidence - before[-1].confidence if before else None
    return _Week(
        standing=replace(standing, confidence_change=heart),
        by=0.0 if then is None or now is None else now - then,
        heart=heart or 0,
        silent=unheard and not gone and not just_asked,
        waiting=unheard and not gone and just_asked,
        away=unheard and gone,
    )


def _progress_of(key_result: KeyResult, check_ins: Sequence[CheckIn]) -> float | None:
    """Progress after those check-ins."""
    values = [each.value for each in check_ins if each.value is not None]
    return so_far(key_result, values[-1] if values else None)


def _fell(weeks: Sequence[_Week]) -> tuple[Move, ...]:
    """The worst first."""
    fell = [each for each in weeks if each.place is _List.FELL]
    return tuple(
        Move(each.standing, each.by) for each in sorted(fell, key=lambda each: (each.by, each.heart))
    )


def _rose(weeks: Sequence[_Week]) -> tuple[Move, ...]:
    """The best first."""
    rose = [each for each in weeks if each.place is _List.ROSE]
    return tuple(Move(each.standing, each.by) for each in sorted(rose, key=lambda each: -each.by))


def _in(weeks: Sequence[_Week], wanted: _List) -> tuple[Standing, ...]:
    return tuple(each.standing for each in weeks if each.place is wanted)


def _asks(
    standings: Sequence[Standing], blockers: Mapping[KeyResultId, Sequence[OpenBlocker]]
) -> tuple[Ask, ...]:
    """What is in the way: broken promises first, then what is open the longest."""
    asks = (Ask(each, blocker) for each in standings for blocker in blockers.get(each.key_result.id, ()))
    return tuple(sorted(asks, key=lambda each: _urgency(each.blocker)))


def _urgency(blocker: OpenBlocker) -> tuple[bool, datetime]:
    return not blocker.late, blocker.blocker.since
