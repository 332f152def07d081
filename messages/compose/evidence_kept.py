"""Says that a message waits for the next check-in."""

from messages.card import Buttons, Card, Link, Paragraph, Quote
from messages.compose.cutting import cut
from messages.compose.examples import CHURN
from messages.compose.key_results import Teller
from messages.words import Words
from okr.notices.marks import EvidenceKept

EXAMPLE = EvidenceKept("Two in three finish the tour.", "https://pebble.slack.com/archives/C0CHURN/p1", CHURN)

MOST_LETTERS = 300


def compose(notice: EvidenceKept, words: Words) -> Card:
    voice, key_result = words.of("evidence_kept"), notice.key_result
    link = Link(voice.fixed("link_words"), notice.link) if notice.link else None
    return Card(
        summary=voice.text("summary", ref=key_result.ref),
        parts=(
            Paragraph(voice.spans("kept", title=key_result.title, ref=key_result.ref)),
            Quote(voice.spans("said", text=cut(notice.text, MOST_LETTERS), link=link)),
            Buttons((Teller.of(words).check_in(key_result),)),
        ),
    )
