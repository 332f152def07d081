"""How a squad's key results stood week by week: the course behind the digest's pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from okr.cadence import monday_of
from okr.check_in import CheckIn
from okr.cycle import Cycle
from okr.key_result import KeyResult, KeyResultId, clamp
from okr.squad import Squad
from okr.standing import so_far

MOST_WEEKS: Final = 13
"""A quarter."""

_A_WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class WeekMark:
    """Where the squad stood at the end of a week; in the week that runs, where it stands."""

    week_of: date
    progress: float | None
    """Of the same key results in every week, so that one that was added is no fall."""
    pace: float
    confidence: float
    """Of those anybody had answered for by then."""


def course_of(
    key_results: Sequence[KeyResult],
    check_ins: Mapping[KeyResultId, Sequence[CheckIn]],
    *,
    squad: Squad,
    cycle: Cycle,
    today: date,
) -> tuple[WeekMark, ...]:
    """A mark for each week since the cycle's first check-in; `check_ins` are oldest first."""
    days = [
        squad.today(each.at) for key_result in key_results for each in check_ins.get(key_result.id, ())[:1]
    ]
    if not days:
        return ()
    # What is worked on by turns says nothing of the weeks before the cycle.
    first = monday_of(max(min(days), cycle.starts))
    said = [(each, _by_day(check_ins.get(each.id, ()), squad)) for each in key_results]
    return tuple(_marks(said, _weeks(first, today), cycle, today))


_Said = tuple[KeyResult, Sequence[tuple[date, CheckIn]]]


def _marks(said: Sequence[_Said], weeks: Sequence[date], cycle: Cycle, today: date) -> Iterable[WeekMark]:
    """Those known from the first week on count; later ones would move the line without having moved."""
    counted = [each for each in said if weeks and _progress(each, weeks[0] + _A_WEEK) is not None]
    for week in weeks:
        until = week + _A_WEEK
        hearts = [heart for each in said if (heart := _confidence(each, until)) is not None]
        yield WeekMark(
            week_of=week,
            progress=_mean_progress(counted, until),
            pace=cycle.share_gone(min(today, until - timedelta(days=1))),
            confidence=sum(hearts) / len(hearts),
        )


def _weeks(first: date, today: date) -> list[date]:
    count = (monday_of(today) - first) // _A_WEEK + 1
    return [first + week * _A_WEEK for week in range(count)][-MOST_WEEKS:]


def _by_day(check_ins: Sequence[CheckIn], squad: Squad) -> list[tuple[date, CheckIn]]:
    return [(squad.today(each.at), each) for each in check_ins]


def _mean_progress(counted: Sequence[_Said], until: date) -> float | None:
    """Weighted, each clamped, as an objective's is."""
    found = [(float(each[0].weight), _progress(each, until)) for each in counted]
    weight = sum(weight for weight, _ in found)
    return sum(weight * clamp(progress or 0.0) for weight, progress in found) / weight if weight else None


def _progress(said: _Said, until: date) -> float | None:
    key_result, check_ins = said
    values = [each.value for day, each in check_ins if day < until and each.value is not None]
    return so_far(key_result, values[-1] if values else None)


def _confidence(said: _Said, until: date) -> int | None:
    hearts = [each.confidence for day, each in said[1] if day < until]
    return hearts[-1] if hearts else None
