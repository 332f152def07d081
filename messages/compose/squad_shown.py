"""One squad: what it is, who is in it, where its objectives stand."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from messages.actions import Action
from messages.card import (
    Bullets,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Confirm,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Plain,
)
from messages.compose import squads
from messages.compose.calibrations import SAID_SINCE_OCTOBER, calibration
from messages.compose.cutting import split
from messages.compose.examples import LOVE_STANDS
from messages.compose.key_results import Teller
from messages.compose.squad_list import EXAMPLE as LIST
from messages.figures import percent
from messages.words import Voice, Words
from okr.notices.squads import SquadShown
from okr.standing import ObjectiveStanding

MOST_MEMBERS: Final = 30
MOST_OBJECTIVES: Final = 12

EXAMPLE = SquadShown(LIST.lines[0], (LOVE_STANDS,), may_lead=True)
CALIBRATED = replace(EXAMPLE, calibration=SAID_SINCE_OCTOBER)
FOLLOWS = replace(EXAMPLE, group="@churn (Churn people)")
ARCHIVED = SquadShown(
    replace(LIST.lines[0], squad=replace(LIST.lines[0].squad, archived=True)), (), may_lead=True
)


def compose(notice: SquadShown, words: Words) -> Card:
    voice, squad = words.of("squad_shown"), notice.line.squad
    said = squads.voice_of(words)
    return Card(
        summary=voice.text("summary", name=squad.name, members=len(squad.members)),
        parts=(
            Heading(squad.name),
            *((Paragraph(voice.spans("archived")),) if squad.archived else ()),
            Facts((*squads.facts(squad, notice.line.lead, said), *_group(notice, said))),
            *_members(notice, voice, said),
            *_objectives(notice, voice, Teller.of(words)),
            *calibration(notice.calibration, words),
        ),
        footer=tuple(_buttons(notice, voice)),
        more=voice.spans("more", handle=squad.handle),
    )


def _group(notice: SquadShown, said: Voice) -> Iterator[Fact]:
    if notice.group:
        yield Fact(said.fixed("group"), (Plain(notice.group),))


def _members(notice: SquadShown, voice: Voice, said: Voice) -> Iterator[Part]:
    shown, hidden = split(notice.line.members, MOST_MEMBERS)
    told = ", ".join(squads.member(each, said) for each in shown)
    yield Paragraph(voice.spans("members", members=told, hidden=hidden))


def _objectives(notice: SquadShown, voice: Voice, teller: Teller) -> Iterator[Part]:
    shown, hidden = split(notice.objectives, MOST_OBJECTIVES)
    if not shown:
        yield Paragraph(voice.spans("no_objectives"))
        return
    yield Bullets(tuple(voice.spans("objective", **_facts(each, teller)) for each in shown))
    if hidden:
        yield Paragraph(voice.spans("hidden", count=hidden, handle=notice.line.squad.handle))


def _facts(standing: ObjectiveStanding, teller: Teller) -> dict[str, object]:
    return {
        "ref": standing.objective.ref,
        "title": standing.objective.title,
        "progress": teller.progress(standing.progress),
        "pace": None if standing.pace is None else percent(standing.pace),
        "key_results": len(standing.key_results),
    }


def _buttons(notice: SquadShown, voice: Voice) -> Iterator[Part]:
    handle = notice.line.squad.handle
    if notice.may_lead and notice.line.squad.archived:
        yield Buttons((Button(Action.SAY, voice.fixed("restore"), f"squad restore {handle}"),))
    elif notice.may_lead:
        yield Buttons(
            (
                Button(Action.EDIT_SQUAD, voice.fixed("edit"), handle),
                Button(Action.ADD_MEMBER, voice.fixed("functions" if notice.group else "add_member"), handle),
                _archive(notice, voice),
            )
        )


def _archive(notice: SquadShown, voice: Voice) -> Button:
    squad = notice.line.squad
    sure = Confirm(
        voice.fixed("archive"),
        voice.text("archive_sure", name=squad.name),
        voice.fixed("archive"),
        voice.fixed("archive_not"),
    )
    return Button(
        Action.SAY, voice.fixed("archive"), f"squad archive {squad.handle}", ButtonStyle.DANGER, sure
    )
