"""How any message tells of what is in the way, and the buttons beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from messages.actions import Action
from messages.card import Button, ButtonStyle, Link, Quote, Spans
from messages.compose.cutting import cut, split
from messages.compose.examples import ANA, BO, CHURN, NOW
from messages.figures import day
from messages.words import Voice, Words
from okr.blocker import Blocker, BlockerId, Reply
from okr.notices.marks import OpenBlocker
from okr.squad import SquadId

MOST_LETTERS: Final = 300
MOST_IN_A_LINE: Final = 2

_TERMS: Final = Blocker(
    BlockerId(4),
    CHURN.id,
    "Legal has to sign the new annual terms",
    ANA,
    NOW - timedelta(days=9),
    waits_on=BO,
    link="https://pebble.slack.com/archives/C0CHURN/p1",
)
_ASKED: Final = _TERMS.asked_of(SquadId(7), ANA, NOW - timedelta(days=1))

TERMS: Final = OpenBlocker(_TERMS, days=9, waits_on="Bo")
ASKED: Final = OpenBlocker(_ASKED, days=9, waits_on="Bo", asked="Growth squad")
TAKEN: Final = OpenBlocker(
    _ASKED.accepted(BO, date(2026, 12, 5), NOW.date()),
    days=9,
    waits_on="Bo",
    asked="Growth squad",
    replied_by="Bo",
)
OVERDUE: Final = OpenBlocker(
    _ASKED.accepted(BO, date(2026, 11, 14), date(2026, 11, 10)),
    days=9,
    waits_on="Bo",
    asked="Growth squad",
    replied_by="Bo",
    late=3,
)
REFUSED: Final = OpenBlocker(
    _ASKED.refused(BO, "Finance keeps the price list"), days=9, asked="Growth squad", replied_by="Bo"
)
GONE: Final = OpenBlocker(
    _ASKED.cleared(ANA, NOW), days=9, asked="Growth squad", cleared_by="Ana", waits_on="Bo"
)


@dataclass(frozen=True, slots=True)
class BlockerTeller:
    """Has the words for a blocker, whatever message they stand in."""

    voice: Voice

    @classmethod
    def of(cls, words: Words) -> "BlockerTeller":
        return cls(words.of("blocker"))

    def facts(self, told: OpenBlocker) -> dict[str, object]:
        """What a template may want to say of it."""
        blocker = told.blocker
        return {
            "blocker": blocker.ref,
            "text": cut(blocker.text, MOST_LETTERS),
            "days": told.days,
            "since": day(blocker.since.date()),
            "waits_on": told.waits_on,
            "asked": told.asked,
            "reply": blocker.reply.value,
            "replied_by": told.replied_by,
            "cleared_by": told.cleared_by,
            "taken": told.replied_by if blocker.reply is Reply.ACCEPTED and told.asked else "",
            "promised": day(blocker.promised) if blocker.promised else "",
            "late": told.late,
            "why": blocker.why,
        }

    def state(self, told: OpenBlocker, *, ours: bool = False) -> str:
        """`open for 9 days, waits on Bo (Growth squad), promised by 5 Dec`; `ours` to the squad asked."""
        return self.voice.text("state", **self.facts(told), ours=ours)

    def brief(self, blockers: Sequence[OpenBlocker]) -> str:
        """The first few in a line, each with its state; empty where there are none."""
        shown, hidden = split(blockers, MOST_IN_A_LINE)
        told = [self.voice.text("brief", **self.facts(each), state=self.state(each)) for each in shown]
        return "; ".join((*told, *((self.voice.text("and_more", count=hidden),) if hidden else ())))

    def line(self, told: OpenBlocker) -> Spans:
        """What is in the way, its id, how it stands, and the message it was said in."""
        facts = {**self.facts(told), "ref": told.blocker.ref, "state": self.state(told)}
        return self.voice.spans("line", **facts, link=self._link(told))

    def said(self, told: OpenBlocker) -> Quote:
        return Quote(self.voice.spans("said", text=told.blocker.text, link=self._link(told)))

    def gone(self, told: OpenBlocker) -> Button:
        return Button(Action.SAY, self.voice.fixed("gone"), f"blocker clear {told.blocker.ref}")

    def ours(self, told: OpenBlocker) -> tuple[Button, ...]:
        """What can be done about it by those in whose way it is."""
        if told.blocker.waits_on_asked:
            return (self.gone(told),)
        ask = Button(Action.SAY, self.voice.fixed("ask"), f"blocker ask {told.blocker.ref}")
        return self.gone(told), ask

    def theirs(self, told: OpenBlocker) -> tuple[Button, ...]:
        """What can be done about it by those who were asked to take it."""
        ref, reply = told.blocker.ref, told.blocker.reply
        if reply is Reply.NOT_OURS:
            return (Button(Action.SAY, self.voice.fixed("after_all"), f"blocker accept {ref}"),)
        if reply is Reply.ACCEPTED:
            another = Button(Action.SAY, self.voice.fixed("another_day"), f"blocker accept {ref}")
            return self.gone(told), another
        return (
            Button(Action.SAY, self.voice.fixed("accept"), f"blocker accept {ref}", ButtonStyle.PRIMARY),
            Button(Action.SAY, self.voice.fixed("not_ours"), f"blocker refuse {ref}"),
            Button(Action.TALK, self.voice.fixed("talk"), ref),
        )

    def show(self, ref: str) -> Button:
        return Button(Action.SHOW, self.voice.text("show", ref=ref), ref)

    def _link(self, told: OpenBlocker) -> Link | None:
        return Link(self.voice.fixed("link"), told.blocker.link) if told.blocker.link else None
