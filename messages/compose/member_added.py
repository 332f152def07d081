"""Somebody joined a squad."""

from messages.card import Aside, Card, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.words import Words
from okr.notices.squads import MemberAdded

EXAMPLE = MemberAdded(CHURN_SQUAD, "Bo", "Sales", one_function=None)


def compose(notice: MemberAdded, words: Words) -> Card:
    voice = words.of("member_added")
    facts = {"name": notice.name, "squad": notice.squad.name, "function": notice.function}
    remark = () if notice.one_function is None else voice.spans("one_function", function=notice.one_function)
    return Card(
        summary=voice.text("added", **facts),
        parts=(Paragraph(voice.spans("added", **facts)), *((Aside(remark),) if remark else ())),
    )
