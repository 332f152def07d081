"""Somebody is out of a squad, and what they own there wants another owner."""

from collections.abc import Iterator

from messages.card import Buttons, Card, Paragraph, Part
from messages.compose.examples import CHURN, CHURN_SQUAD
from messages.compose.squads import handed_over
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.squads import MemberRemoved

EXAMPLE = MemberRemoved(CHURN_SQUAD, "Ana", (CHURN,), ChangeId(414))
OWNS_NOTHING = MemberRemoved(CHURN_SQUAD, "Bo", (), ChangeId(415))


def compose(notice: MemberRemoved, words: Words) -> Card:
    facts = {"name": notice.name, "squad": notice.squad.name}
    return Card(
        summary=words.of("member_removed").text("removed", **facts),
        parts=tuple(_parts(notice, words)),
        footer=(Buttons((undo_button(notice.change, words),)),),
    )


def _parts(notice: MemberRemoved, words: Words) -> Iterator[Part]:
    voice = words.of("member_removed")
    yield Paragraph(voice.spans("removed", name=notice.name, squad=notice.squad.name))
    if notice.key_results:
        yield Paragraph(voice.spans("owns", name=notice.name))
        yield from handed_over(notice.key_results, words)
