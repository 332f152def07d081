"""Asks one person how sure they are, beginning with what they said before."""

from collections.abc import Iterator

from messages.actions import FieldName, FormAction, field_for
from messages.card import Aside, ChoiceField, Field, Form, Heading, Option, Part
from messages.compose.examples import CHURN, CHURN_SQUAD, CHURN_STANDS, EXPANSION, EXPANSION_STANDS
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.check_in import MOST_CONFIDENCE
from okr.notices.named import Named
from okr.notices.votes import BallotForm, OwnBallot

ROWS = (
    OwnBallot(Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name), CHURN_STANDS, 4),
    OwnBallot(Named(EXPANSION.ref, EXPANSION.title, CHURN_SQUAD.name), EXPANSION_STANDS, None),
)
EXAMPLE = BallotForm("V7-V8", ROWS)


def compose(notice: BallotForm, words: Words) -> Form:
    voice, teller = words.of("ballot_form"), Teller.of(words)
    rows = (part for row in notice.rows for part in _row(row, voice, teller))
    return Form(
        action=FormAction.BALLOT,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(*rows, Aside(voice.spans("private"))),
        about=notice.ref,
    )


def _row(row: OwnBallot, voice: Voice, teller: Teller) -> Iterator[Part | Field]:
    yield Heading(row.named.title)
    yield Aside(voice.spans("about", **teller.facts(row.standing)))
    yield ChoiceField(
        name=field_for(FieldName.CONFIDENCE, row.standing.key_result.id),
        label=voice.fixed("confidence"),
        optional=True,
        options=tuple(Option(str(n), voice.text("option", number=n)) for n in range(MOST_CONFIDENCE, -1, -1)),
        initial="" if row.confidence is None else str(row.confidence),
    )
