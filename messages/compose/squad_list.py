"""All squads, a few lines each."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, ChannelRef, Heading, Paragraph, Part, Row
from messages.compose.cutting import split
from messages.compose.examples import CHURN_SQUAD
from messages.compose.squads import kind, member, voice_of
from messages.figures import joined
from messages.words import Voice, Words
from okr.notices.squads import SquadLine, SquadList, SquadMember
from okr.squad import SquadKind

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
        summary=voice.text("summary", count=len(notice.lines) + notice.more, archived=notice.archived),
        parts=(Heading(voice.fixed(_heading(notice))), *_lines(notice, words)),
        footer=(Buttons((Button(Action.NEW_SQUAD, voice.fixed("new_squad")),)),),
        more=voice.spans("more"),
    )


def _heading(notice: SquadList) -> str:
    return "heading_archived" if notice.archived else "heading"


def _lines(notice: SquadList, words: Words) -> Iterator[Part]:
    voice = words.of("squad_list")
    if not notice.lines:
        yield Paragraph(voice.spans("none_archived" if notice.archived else "empty"))
    shown, hidden = split(notice.lines, MOST_SQUADS)
    yield from (_line(line, voice, voice_of(words)) for line in shown)
    if hidden or notice.more:
        yield Aside(voice.spans("hidden", count=hidden + notice.more))


def _line(line: SquadLine, voice: Voice, said: Voice) -> Row:
    squad = line.squad
    return Row(
        voice.spans(
            "line",
            name=squad.name,
            handle=squad.handle,
            channel=None if squad.channel is None else ChannelRef(squad.channel),
            kind=None if squad.kind is SquadKind.SQUAD else kind(squad.kind, said),
            lead=line.lead,
            objectives=line.objectives,
            members=_members(line, said),
        )
    )


def _members(line: SquadLine, voice: Voice) -> str:
    shown, hidden = split(line.members, MOST_MEMBERS)
    told = joined([member(each, voice) for each in shown])
    return f"{told}, +{hidden}" if hidden else told
