"""Asks a squad, in its channel, how sure it is."""

from datetime import UTC, datetime
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, ButtonStyle, Card, Paragraph, Row
from messages.compose.examples import CHURN_SQUAD, CHURN_STANDS, EXPANSION_STANDS
from messages.compose.key_results import Teller
from messages.figures import clock, day
from messages.words import Words
from okr.notices.votes import VoteAsked

TUESDAY: Final = datetime(2026, 11, 17, 15, tzinfo=UTC)

EXAMPLE = VoteAsked("V7", CHURN_SQUAD.name, "Dee", (CHURN_STANDS,), voted=0, members=5, closes=TUESDAY)
SEVERAL = VoteAsked(
    "V7-V8",
    CHURN_SQUAD.name,
    "Dee",
    (CHURN_STANDS, EXPANSION_STANDS),
    voted=2,
    members=5,
    closes=TUESDAY,
)


def compose(notice: VoteAsked, words: Words) -> Card:
    voice, teller = words.of("vote_asked"), Teller.of(words)
    facts = {"by": notice.by, "squad": notice.squad, "many": len(notice.standings) > 1}
    rows = (Row(voice.spans("row", **teller.facts(each))) for each in notice.standings)
    turnout = voice.spans("turnout", voted=notice.voted, members=notice.members)
    closes = {"day": day(notice.closes.date()), "hour": clock(notice.closes.time())}
    vote = Button(Action.SAY, voice.fixed("vote"), f"vote {notice.ref}", ButtonStyle.PRIMARY)
    close = Button(Action.SAY, voice.fixed("close"), f"vote close {notice.ref}")
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("asks", **facts)), *rows, Paragraph(turnout)),
        footer=(Buttons((vote, close)), Aside(voice.spans("why", **closes))),
    )
