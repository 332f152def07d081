"""An objective is set, with what was understood of its key results."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, ButtonStyle, Card, Paragraph, Part, Row, Spans
from messages.compose.cutting import split
from messages.compose.examples import LOVE_STANDS
from messages.compose.key_results import Teller
from messages.figures import day
from messages.words import Voice, Words
from okr.notices.objectives import ObjectiveCreated
from okr.standing import Standing

MOST_KEY_RESULTS: Final = 20

EXAMPLE = ObjectiveCreated(LOVE_STANDS, "churn")


def compose(notice: ObjectiveCreated, words: Words) -> Card:
    voice, objective = words.of("objective_created"), notice.standing.objective
    facts = {
        "ref": objective.ref,
        "title": objective.title,
        "squad": notice.standing.squad,
        "cycle": objective.cycle,
    }
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("set", **facts)),
            *_key_results(notice, voice, Teller.of(words)),
            Aside(voice.spans("next", **facts)),
        ),
        footer=(Buttons(_buttons(objective.ref, voice)),),
        more=voice.spans("more", **facts),
    )


def _key_results(notice: ObjectiveCreated, voice: Voice, teller: Teller) -> Iterator[Part]:
    shown, hidden = split(notice.standing.key_results, MOST_KEY_RESULTS)
    if not shown:
        yield Paragraph(voice.spans("none"))
        return
    for standing in shown:
        edit = Button(Action.EDIT, voice.fixed("edit"), standing.key_result.ref)
        yield Row(_understood(standing, voice, teller), buttons=(edit,))
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden, ref=notice.standing.objective.ref))


def _understood(standing: Standing, voice: Voice, teller: Teller) -> Spans:
    key_result = standing.key_result
    facts = {"start": teller.start(key_result), "due": day(key_result.due)}
    return voice.spans("key_result", **teller.facts(standing), **facts)


def _buttons(ref: str, voice: Voice) -> tuple[Button, ...]:
    return (
        Button(Action.ADD_KEY_RESULT, voice.fixed("add_key_result"), ref, ButtonStyle.PRIMARY),
        Button(Action.EDIT, voice.fixed("edit_objective"), ref),
        Button(Action.SHOW, voice.fixed("show"), ref),
    )
