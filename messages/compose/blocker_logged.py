"""Says what stands in the way now, and of what."""

from messages.card import Buttons, Card, Paragraph
from messages.compose.blockers import TERMS, BlockerTeller
from messages.compose.examples import CHURN
from messages.words import Words
from okr.notices.marks import BlockerLogged

EXAMPLE = BlockerLogged(TERMS, CHURN)


def compose(notice: BlockerLogged, words: Words) -> Card:
    voice, teller, key_result = words.of("blocker_logged"), BlockerTeller.of(words), notice.key_result
    facts = {**teller.facts(notice.blocker), "title": key_result.title, "ref": key_result.ref}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("logged", **facts)),
            teller.said(notice.blocker),
            Buttons((teller.show(key_result.ref), *teller.ours(notice.blocker))),
        ),
    )
