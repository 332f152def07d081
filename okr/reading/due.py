"""Days as people name them: `15 Mar`, `2026-12-18`, `end of November`, `Q1`; the next such day is meant."""

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import chain
from typing import Final

from okr.cycle import quarter_named, quarter_of
from okr.errors.key_results import DueNotRead, DuePassed

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
_LATELY = timedelta(days=60)
"""A day this long gone is nearer to what somebody has in mind than the same day of next year."""


@dataclass(frozen=True, slots=True)
class DueClause:
    """Where a sentence says when, and the day it means; without its year that may have passed lately."""

    start: int
    end: int
    day: date
    says_year: bool

    def to_come(self, today: date) -> date:
        """The day; raises DuePassed for a past one, unless it is said with its year."""
        if self.day < today and not self.says_year:
            raise DuePassed(due=f"{self.day.day} {self.day:%b %Y}", example=_example(today))
        return self.day


def due_clauses(text: str, today: date) -> tuple[DueClause, ...]:
    """Every clause of `text` that names a day to be done by; without a year it is the next from `today` on,
    or one that has passed lately.

    Blanks must be single. A month or a quarter means its last day; a day that no calendar has is no clause.
    """
    found = ((match, day(match, today)) for pattern, day in _PATTERNS for match in pattern.finditer(text))
    clauses = [
        DueClause(match.start(), match.end(), day, _says_year(match))
        for match, day in found
        if day is not None
    ]
    return tuple(sorted(clauses, key=lambda clause: (clause.end, -clause.start)))


def refuse_no_day(text: str, today: date) -> None:
    """Raises DueNotRead for `by 32 Dec`: what looks like a day and is none must not vanish in a title."""
    looks = (match for pattern in _LOOKS_LIKE_A_DAY for match in pattern.finditer(text))
    misspelt = (match for match in _NUMBER_AND_WORD.finditer(text) if _nearly_month(match["word"]))
    found = next(chain(looks, misspelt), None)
    if found is not None:
        raise DueNotRead(text=found[0].strip(" ,;)]"), example=_example(today))


def _nearly_month(word: str) -> bool:
    return bool(get_close_matches(word.lower(), _MONTHS_IN_FULL, n=1, cutoff=0.8))


def _example(today: date) -> str:
    ends = quarter_of(today).ends
    return f"by {ends.day} {ends:%b}"


def _says_year(match: re.Match[str]) -> bool:
    return any(match.groupdict().get(part) for part in ("iso", "year", "first"))


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
    """The day in that year, or without one the first that has not passed long ago."""
    if year:
        return in_year(int(year))
    days = (in_year(today.year + ahead) for ahead in range(-1, _FOUR_YEARS_AND_A_SKIPPED_LEAP))
    return next((day for day in days if day is not None and day >= today - _LATELY), None)


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

_NUMBERED = r"(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2}/[0-9]{2}|[0-9]{2}/[0-9]{1,2})"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_SOME_DAY = (
    rf"(?:(?:next |this |the end of )?{_WEEKDAY}|today|tomorrow|next (?:week|month|quarter|year)"
    r"|(?:the )?[0-9]{1,3}(?:st|nd|rd|th)|[0-9]{1,2}\.(?:0[0-9]|1[0-2])\.|20[2-9][0-9])"
)
_MONTHS_IN_FULL: Final = tuple(name.lower() for name in month_name[1:])
_NUMBER_AND_WORD: Final = _pattern(
    rf"{_BY}(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?P<word>[a-z]{{4,}})"
)
_LOOKS_LIKE_A_DAY: Final = (
    _pattern(rf"{_BY}(?:{_END}|the )?[0-9]+(?:st|nd|rd|th)?(?: of)?,? ?{_MONTH}{_YEAR}"),
    _pattern(rf"{_BY}(?:{_END}|the )?{_MONTH},? ?[0-9]+(?:st|nd|rd|th)?{_YEAR}"),
    _pattern(rf"{_BY}(?:{_END}|the )?(?:{_NUMBERED}|[12]?[0-9]{{0,3}}[ -]?Q[0-9]+{_YEAR})"),
    _pattern(rf"{_BY}{_SOME_DAY}\W*$"),
)
"""Numbers beside a month or between strokes anywhere; what may also be about something else, at the end."""
