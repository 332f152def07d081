"""When each is asked in the coming weeks: a table, a column a week."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from messages.card import Aside, Card, Cell, Part, Table
from messages.compose.cutting import cut, split
from messages.compose.examples import CHURN_SQUAD, MONDAY
from messages.figures import clock, day, joined
from messages.words import Voice, Words
from okr.notices.settings import PersonAhead, RhythmPreview, WeekAhead

MOST_PEOPLE: Final = 40

_LETTERS: Final = 40
"""Of what a holiday is called."""


def _example(
    name: str, zone: str, hour: int, ahead: int, *, away: int = 0, deputy: str | None = None
) -> PersonAhead:
    mondays = [MONDAY + timedelta(weeks=each) for each in range(1, 5)]
    return PersonAhead(
        name,
        zone,
        tuple(
            WeekAhead(
                monday,
                datetime.combine(monday, time(hour)),
                timedelta(hours=ahead),
                away=number < away,
                deputy=deputy if number < away else None,
            )
            for number, monday in enumerate(mondays)
        ),
    )


_BO = _example("Bo", "America/New_York", 9, -5)
_MOVED = WeekAhead(
    MONDAY + timedelta(weeks=2),
    datetime.combine(MONDAY + timedelta(days=15), time(9)),
    timedelta(hours=-5),
    holiday="Midsummer",
    usual=MONDAY + timedelta(weeks=2),
)
_NONE = WeekAhead(MONDAY + timedelta(weeks=3), None, holiday="Winter break")

EXAMPLE = RhythmPreview(
    CHURN_SQUAD,
    (
        _example("Ana", "Europe/Berlin", 10, 1, away=2, deputy="Bo"),
        replace(_BO, weeks=(_BO.weeks[0], _MOVED, _NONE, _BO.weeks[3])),
        _example("Chen", "Asia/Singapore", 9, 8, away=1),
    ),
    unasked=("Dee",),
)


def compose(notice: RhythmPreview, words: Words) -> Card:
    voice = words.of("rhythm_preview")
    squad = "" if notice.squad is None else notice.squad.name
    shown, hidden = split(notice.people, MOST_PEOPLE)
    weeks = notice.people[0].weeks if notice.people else ()
    header = (voice.fixed("who"), *(voice.text("week", day=day(each.week_of)) for each in weeks))
    rows = tuple(tuple(_cells(each, voice)) for each in shown)
    table = (Table(header, rows, voice.text("heading", squad=squad)),) if rows else ()
    return Card(
        summary=voice.text("heading", squad=squad),
        parts=(*table, *_asides(notice, hidden, voice)),
    )


def _cells(person: PersonAhead, voice: Voice) -> Iterator[Cell]:
    yield Cell(voice.text("person", name=person.name, zone=person.zone))
    yield from (Cell(_week(each, voice)) for each in person.weeks)


def _week(week: WeekAhead, voice: Voice) -> str:
    holiday = None if week.holiday is None else cut(week.holiday, _LETTERS)
    if week.at is None:
        return voice.fixed("not_asked") if holiday is None else voice.text("holiday", name=holiday)
    if week.away:
        return voice.text("away", deputy=week.deputy)
    asked = voice.text(
        "asked", weekday=f"{week.at:%a}", clock=clock(week.at.time()), zone=_offset(week.ahead_of_utc)
    )
    if holiday is None or week.usual is None:
        return asked
    return voice.text("moved", asked=asked, weekday=f"{week.usual:%a}", name=holiday)


def _offset(ahead: timedelta) -> str:
    """`UTC+1`: what makes the change of the clocks seen."""
    minutes = int(ahead.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def _asides(notice: RhythmPreview, hidden: int, voice: Voice) -> Iterator[Part]:
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))
    if notice.unasked:
        names, others = split(notice.unasked, MOST_PEOPLE)
        yield Aside(voice.spans("unasked", names=joined(names), others=others))
    yield Aside(voice.spans("why"))
