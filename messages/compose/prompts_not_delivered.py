"""Tells a squad's lead whom this week's question did not reach."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from messages.card import Aside, Card, Paragraph, Part
from messages.compose.cutting import split
from messages.compose.examples import CHURN_SQUAD
from messages.words import Voice, Words
from okr.notices.week import PromptsNotDelivered, Unasked

EXAMPLE = PromptsNotDelivered(
    CHURN_SQUAD.name,
    (
        Unasked("Bo", "user_disabled"),
        Unasked("Chen", "messages_tab_disabled"),
        Unasked("Eve", "user_disabled"),
        Unasked("Fay", "cannot_dm_bot"),
        Unasked("Gus", "not_in_channel"),
        Unasked("Ida", "", in_doubt=True),
    ),
)

MOST_NAMES: Final = 20
"""With the same trouble; the others are counted."""

MOST_TROUBLES: Final = 10


def compose(notice: PromptsNotDelivered, words: Words) -> Card:
    voice = words.of("prompts_not_delivered")
    return Card(
        summary=voice.text("summary", count=len(notice.people), squad=notice.squad),
        parts=(
            Paragraph(voice.spans("said", squad=notice.squad)),
            *_troubles(notice, voice),
            Aside(voice.spans("then")),
        ),
    )


def _troubles(notice: PromptsNotDelivered, voice: Voice) -> Iterator[Part]:
    """Whoever has the same trouble needs the same."""
    alike: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for each in notice.people:
        alike["" if each.in_doubt else each.reason, each.in_doubt].append(each.name)
    for (reason, in_doubt), names in list(alike.items())[:MOST_TROUBLES]:
        shown, hidden = split(names, MOST_NAMES)
        facts = {"names": ", ".join(shown), "more": hidden, "reason": reason, "in_doubt": in_doubt}
        yield Paragraph(voice.spans("who", **facts))
        yield Aside(voice.spans("advice", **facts))
