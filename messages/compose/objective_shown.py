"""One objective with where each of its key results stands."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Heading, Paragraph, Part, Plain, Row
from messages.compose.cutting import split
from messages.compose.examples import CHURN_SCORE, CONVERSION_SCORE, CYCLE, LOVE_STANDS, PACE
from messages.compose.key_results import Teller, last_said
from messages.figures import percent
from messages.words import Voice, Words
from okr.notices.named import Named
from okr.notices.reading import ObjectiveShown, Ties
from okr.standing import Standing

MOST_KEY_RESULTS: Final = 18

EXAMPLE = ObjectiveShown(
    LOVE_STANDS, CYCLE, PACE, Ties(supports=(Named("O3", "Growth that lasts", "Pebble"),))
)

SCORED = ObjectiveShown(LOVE_STANDS, CYCLE, 1.0, scores=(CONVERSION_SCORE, CHURN_SCORE), score=0.7)


def compose(notice: ObjectiveShown, words: Words) -> Card:
    voice, teller = words.of("objective_shown"), Teller.of(words)
    facts = _facts(notice, voice, teller)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Heading(notice.standing.objective.title),
            Aside(voice.spans("about", **facts)),
            *((Paragraph(voice.spans("dropped")),) if notice.standing.objective.dropped else ()),
            teller.meter(voice.spans("meter"), notice.standing.progress, notice.pace),
            *(() if notice.score is None else (Paragraph(teller.score(notice.score)),)),
            *teller.ties(notice.ties),
            *_key_results(notice, voice, teller),
        ),
        footer=(
            *(() if notice.standing.objective.dropped else (_buttons(notice, voice),)),
            *teller.address(notice.standing.objective.ref),
        ),
        more=voice.spans("more"),
    )


def _buttons(notice: ObjectiveShown, voice: Voice) -> Buttons:
    add = Button(Action.ADD_KEY_RESULT, voice.fixed("add_key_result"), notice.standing.objective.ref)
    return Buttons((add, Button(Action.EDIT, voice.fixed("edit"), add.value)))


def _facts(notice: ObjectiveShown, voice: Voice, teller: Teller) -> dict[str, object]:
    objective = notice.standing.objective
    return {
        "ref": objective.ref,
        "title": objective.title,
        "squad": notice.standing.squad,
        "cycle": notice.cycle,
        "intent": voice.fixed(f"intent_{objective.intent}"),
        "progress": teller.progress(notice.standing.progress),
        "pace": percent(notice.pace),
    }


def _key_results(notice: ObjectiveShown, voice: Voice, teller: Teller) -> Iterator[Part]:
    shown, hidden = split(notice.standing.key_results, MOST_KEY_RESULTS)
    scores = {each.key_result: each.given for each in notice.scores}
    if not shown:
        yield Paragraph(voice.spans("none"))
    for standing in shown:
        open_still = not (notice.standing.objective.dropped or standing.key_result.dropped)
        yield _row(standing, teller, scores.get(standing.key_result.id), open_still=open_still)
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))


def _row(standing: Standing, teller: Teller, score: float | None, *, open_still: bool) -> Row:
    note = str(last_said(standing)["note"])
    scored = () if score is None else (Plain("\n"), *teller.score(score))
    buttons = (teller.check_in(standing.key_result),) if open_still else ()
    return Row((*teller.line(standing), *scored), teller.quote(note), buttons)
