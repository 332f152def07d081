"""What a squad did not finish goes on in the next cycle."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, Card, Heading, Part, Row
from messages.compose.cutting import split
from messages.compose.examples import CHURN_SQUAD, CONVERSION, CYCLE, LOVE
from messages.words import Voice, Words
from okr.cycle import CycleId
from okr.notices.cycles import CarriedObjective, CarriedOver
from okr.notices.named import Named

MOST: Final = 10

EXAMPLE = CarriedOver(
    CHURN_SQUAD.name,
    CHURN_SQUAD.handle,
    CYCLE,
    CycleId("2027Q1"),
    (
        CarriedObjective(
            Named("O14", LOVE.title, CHURN_SQUAD.name),
            LOVE.ref,
            (Named("KR38", "Reduce net monthly churn from 2.9% to 1%", CHURN_SQUAD.name),),
            (Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name),),
        ),
    ),
)


def compose(notice: CarriedOver, words: Words) -> Card:
    voice = words.of("carried_over")
    facts = {"squad": notice.squad, "cycle": notice.cycle, "into": notice.into}
    shown, hidden = split(notice.objectives, MOST)
    left_out = (Aside(voice.spans("hidden", count=hidden, handle=notice.handle)),) if hidden else ()
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Heading(voice.text("heading", **facts)),
            *(part for each in shown for part in _objective(each, voice)),
        ),
        footer=(*left_out, Aside(voice.spans("how"))),
        more=voice.spans("more", handle=notice.handle),
    )


def _objective(each: CarriedObjective, voice: Voice) -> Iterator[Part]:
    objective = each.objective
    yield Row(voice.spans("objective", title=objective.title, ref=objective.ref, was=each.was))
    lines = [voice.spans("key_result", title=one.title, ref=one.ref) for one in each.key_results]
    lines += [voice.spans("rewrite", title=one.title, ref=one.ref) for one in each.rewrite]
    yield Bullets(tuple(lines)) if lines else Aside(voice.spans("none"))
    if each.rewrite:
        yield Buttons((Button(Action.ADD_KEY_RESULT, voice.fixed("add"), objective.ref),))
