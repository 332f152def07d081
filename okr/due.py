"""Days as people name them: `15 Mar`, `2026-12-18`, `end of November`, `Q1`; the next such day is meant."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from okr.cycle import quarter_named, quarter_of

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,? (?P<year>[12][0-9]{3})\b)?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_END = r"(?:the )?end(?: of)?(?: the)? "
_BY = r"(?:by|before|until|till|due|due by|due on|no later than) "
_FOUR_YEARS_AND_A_SKIPPED_LEAP = 9


@dataclass(frozen=True, slots=True)
class DueClause:
    """Where a sentence says when, and the day it means."""

    start: int
    end: int
    day: date


def due_clauses(text: str, today: date) -> tuple[DueClause, ...]:
    """Every clause of `text` that names a day to be done by; without a year it is the next from `today` on.

    Blanks must be single. A month or a quarter means its last day; a day that no calendar has is no clause.
    """
    found = ((match, day(match, today)) for pattern, day in _PATTERNS for match in pattern.finditer(text))
    clauses = [DueClause(match.start(), match.end(), day) for match, day in found if day is not None]
    return tuple(sorted(clauses, key=lambda clause: (clause.end, -clause.start)))


def _iso(match: re.Match[str], _: date) -> date | None:
    try:
        return date.fromisoformat(match["iso"])
    except ValueError:
        return None


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    month, day = _month(match), int(match["day"])
    return _next(lambda year: _real(year, month, day), match["year"], today)


def _last_of_month(match: re.Match[str], today: date) -> date | None:
    month = _month(match)
    return _next(lambda year: _real(year, month, monthrange(year, month)[1]), match["year"], today)


def _quarter(match: re.Match[str], today: date) -> date | None:
    year, number = match["year"] or match["first"], match["quarter"]
    return _next(lambda year: quarter_named(f"{year}Q{number}").ends, year, today)


def _end_of_year(match: re.Match[str], today: date) -> date:
    return date(int(match["year"]) if match["year"] else today.year, 12, 31)


def _end_of_span(match: re.Match[str], today: date) -> date:
    match match["span"].lower():
        case "week":
            return today + timedelta(days=6 - today.weekday())
        case "month":
            return today.replace(day=monthrange(today.year, today.month)[1])
        case _:
            return quarter_of(today).ends


def _next(in_year: Callable[[int], date | None], year: str | None, today: date) -> date | None:
    """The day in that year, or without one the first on or after `today`."""
    if year:
        return in_year(int(year))
    days = (in_year(today.year + ahead) for ahead in range(_FOUR_YEARS_AND_A_SKIPPED_LEAP))
    return next((day for day in days if day is not None and day >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE | re.ASCII)


_PATTERNS: Final = (
    (_pattern(rf"{_BY}(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"), _iso),
    (_pattern(rf"{_BY}(?:the )?{_DAY}(?: of)? {_MONTH}{_YEAR}"), _day_of_month),
    (_pattern(rf"{_BY}{_MONTH} {_DAY}{_YEAR}"), _day_of_month),
    (_pattern(rf"{_BY}(?:{_END})?{_MONTH}(?! [0-9]{{1,2}}(?:st|nd|rd|th)?\b){_YEAR}"), _last_of_month),
    (
        _pattern(
            rf"(?:in|{_BY}(?:{_END})?|{_BY[:-1]}) ?(?P<first>[12][0-9]{{3}})?[ -]?Q(?P<quarter>[1-4]){_YEAR}"
        ),
        _quarter,
    ),
    (_pattern(rf"{_BY}{_END}(?:year|(?P<year>[12][0-9]{{3}}))"), _end_of_year),
    (_pattern(rf"{_BY}{_END}(?P<span>quarter|month|week)"), _end_of_span),
)
