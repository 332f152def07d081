"""The cycles: what runs, what comes, what has ended."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, Card, Heading, Part, Spans
from messages.compose.cutting import split
from messages.figures import day_of_year, joined
from messages.words import Voice, Words
from okr.cycle import Phase, quarter_named
from okr.notices.cycles import CycleLine, CycleList

MOST: Final = 20

EXAMPLE = CycleList(
    (
        CycleLine(quarter_named("2026Q4"), Phase.RUNNING, 3),
        CycleLine(quarter_named("2027Q1"), Phase.COMING, 0),
        CycleLine(quarter_named("2026Q3"), Phase.ENDED, 1),
    )
)


def compose(notice: CycleList, words: Words) -> Card:
    voice = words.of("cycle_list")
    shown, hidden = split(notice.lines, MOST)
    return Card(
        summary=voice.text("summary", names=joined([line.cycle.id for line in shown])),
        parts=(
            Heading(voice.fixed("heading")),
            Bullets(tuple(_line(each, voice) for each in shown)),
            *_hidden(hidden, voice),
            Aside(voice.spans("how", name=_to_come(notice))),
        ),
        footer=(Buttons((Button(Action.SAY, voice.fixed("new"), "cycle new"),)),),
    )


def _line(line: CycleLine, voice: Voice) -> Spans:
    return voice.spans(
        "line",
        name=line.cycle.id,
        starts=day_of_year(line.cycle.starts),
        ends=day_of_year(line.cycle.ends),
        phase=voice.fixed(line.phase),
        objectives=line.objectives,
    )


def _hidden(count: int, voice: Voice) -> Iterator[Part]:
    if count:
        yield Aside(voice.spans("hidden", count=count))


def _to_come(notice: CycleList) -> str:
    coming = (line.cycle.id for line in notice.lines if line.phase is Phase.COMING)
    return next(coming, notice.lines[0].cycle.id if notice.lines else "")
