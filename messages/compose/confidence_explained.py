"""Says back what somebody told us about their confidence, and who will read it."""

from messages.card import Card, Row
from messages.compose.examples import CONVERSION_STANDS
from messages.compose.key_results import Teller
from messages.words import Words
from okr.notices.week import ConfidenceExplained

EXAMPLE = ConfidenceExplained(CONVERSION_STANDS, "Two enterprise trials sign on Friday.")


def compose(notice: ConfidenceExplained, words: Words) -> Card:
    voice, facts = words.of("confidence_explained"), Teller.of(words).facts(notice.standing)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Row(voice.spans("kept", **facts), voice.spans("explained", explained=notice.explained)),),
    )
