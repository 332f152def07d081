"""Says what stands in the way now, and of what."""

from messages.card import Buttons, Card, Paragraph
from messages.compose.blockers import TERMS, BlockerTeller
from messages.compose.examples import CHURN
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.marks import BlockerLogged

EXAMPLE = BlockerLogged(TERMS, CHURN, ChangeId(40))


def compose(notice: BlockerLogged, words: Words) -> Card:
    voice, teller, key_result = words.of("blocker_logged"), BlockerTeller.of(words), notice.key_result
    facts = {**teller.facts(notice.blocker), "title": key_result.title, "ref": key_result.ref}
    undo = () if notice.change is None else (undo_button(notice.change, words),)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("logged", **facts)),
            teller.said(notice.blocker),
            Buttons((teller.show(key_result.ref), *teller.ours(notice.blocker), *undo)),
        ),
    )
