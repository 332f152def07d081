"""Somebody left the workspace, and what they owned wants another owner."""

from collections.abc import Iterator

from messages.card import Aside, Card, Paragraph, Part
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION
from messages.compose.squads import handed_over
from messages.words import Words
from okr.notices.squads import OwnerLeft

EXAMPLE = OwnerLeft(CHURN_SQUAD, "Ana", led=False, key_results=(CHURN, CONVERSION))
OUT = OwnerLeft(CHURN_SQUAD, "Ana", led=False, key_results=(CHURN,), workspace=False)
LED = OwnerLeft(CHURN_SQUAD, "Dee", led=True, key_results=())


def compose(notice: OwnerLeft, words: Words) -> Card:
    facts = {"name": notice.name, "squad": notice.squad.name}
    return Card(
        summary=words.of("owner_left").text(_gone(notice), **facts),
        parts=tuple(_parts(notice, words)),
    )


def _parts(notice: OwnerLeft, words: Words) -> Iterator[Part]:
    voice = words.of("owner_left")
    yield Paragraph(voice.spans(_gone(notice), name=notice.name, squad=notice.squad.name))
    if notice.led:
        yield Paragraph(voice.spans("led", handle=notice.squad.handle))
    if notice.key_results:
        yield Paragraph(voice.spans("owned", count=len(notice.key_results)))
        yield from handed_over(notice.key_results, words)
    yield Aside(voice.spans("once"))


def _gone(notice: OwnerLeft) -> str:
    return "left" if notice.workspace else "out"
