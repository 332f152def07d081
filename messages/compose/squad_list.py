"""All squads, a few lines each."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, ChannelRef, Heading, Paragraph, Part, Row
from messages.compose.cutting import split
from messages.compose.examples import CHURN_SQUAD
from messages.figures import joined
from messages.words import Voice, Words
from okr.notices import SquadLine, SquadList, SquadMember

MOST_SQUADS: Final = 25
MOST_MEMBERS: Final = 12

EXAMPLE = SquadList(
    (
        SquadLine(
            squad=CHURN_SQUAD,
            lead="Dee",
            members=(
                SquadMember("Ana", "Product Marketing"),
                SquadMember("Bo", "Sales"),
                SquadMember("Chen", "Product / Engineering"),
                SquadMember("Dee", "Customer Success"),
            ),
            objectives=1,
        ),
    )
)


def compose(notice: SquadList, words: Words) -> Card:
    voice = words.of("squad_list")
    return Card(
        summary=voice.text("summary", count=len(notice.lines)),
        parts=(Heading(voice.fixed("heading")), *_lines(notice, voice)),
        footer=(Buttons((Button(Action.NEW_SQUAD, voice.fixed("new_squad")),)),),
        more=voice.spans("more"),
    )


def _lines(notice: SquadList, voice: Voice) -> Iterator[Part]:
    if not notice.lines:
        yield Paragraph(voice.spans("empty"))
    shown, hidden = split(notice.lines, MOST_SQUADS)
    yield from (_line(line, voice) for line in shown)
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))


def _line(line: SquadLine, voice: Voice) -> Row:
    squad = line.squad
    return Row(
        voice.spans(
            "line",
            name=squad.name,
            handle=squad.handle,
            channel=None if squad.channel is None else ChannelRef(squad.channel),
            lead=line.lead,
            objectives=line.objectives,
            members=_members(line, voice),
        )
    )


def _members(line: SquadLine, voice: Voice) -> str:
    shown, hidden = split(line.members, MOST_MEMBERS)
    told = joined([voice.text("member", name=each.name, function=each.function) for each in shown])
    return f"{told}, +{hidden}" if hidden else told
