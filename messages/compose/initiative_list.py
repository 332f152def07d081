"""The initiatives of one key result, each with its next step."""

from collections.abc import Iterator
from typing import Final

from messages.card import Aside, Button, Buttons, Card, Heading, Paragraph, Part, Row
from messages.compose.cutting import split
from messages.compose.examples import CHURN, INITIATIVES
from messages.compose.initiative_kept import move
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.initiative import Initiative, InitiativeState
from okr.notices.initiatives import InitiativeList

MOST: Final = 20

EXAMPLE = InitiativeList(CHURN, INITIATIVES)


def compose(notice: InitiativeList, words: Words) -> Card:
    voice, teller, key_result = words.of("initiative_list"), Teller.of(words), notice.key_result
    return Card(
        summary=voice.text("summary", ref=key_result.ref, count=len(notice.lines)),
        parts=(
            Heading(voice.text("heading", title=key_result.title)),
            Aside(voice.spans("about", ref=key_result.ref)),
            *_lines(notice, voice, teller),
        ),
        footer=(Buttons((teller.add_initiative(key_result),)),),
        more=voice.spans("more"),
    )


def _lines(notice: InitiativeList, voice: Voice, teller: Teller) -> Iterator[Part]:
    shown, hidden = split(notice.lines, MOST)
    if not shown:
        yield Paragraph(voice.spans("none"))
    for each in shown:
        yield Row(teller.initiative(each), buttons=tuple(_next(each.initiative, voice)))
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))


def _next(initiative: Initiative, voice: Voice) -> Iterator[Button]:
    if initiative.state is InitiativeState.PLANNED:
        yield move(initiative, "doing", voice.fixed("doing"))
    if initiative.state is InitiativeState.DOING:
        yield move(initiative, "done", voice.fixed("done"))
