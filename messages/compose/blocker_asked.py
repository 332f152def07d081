"""Asks a squad to take what is in the way of another, and shows what they reply."""

from collections.abc import Iterator
from dataclasses import replace

from messages.card import Aside, Buttons, Card, Mention, Paragraph, Part
from messages.compose.blockers import ASKED, GONE, REFUSED, TAKEN, BlockerTeller
from messages.compose.examples import BO, CHURN, CHURN_SQUAD
from messages.words import Voice, Words
from okr.blocker import Reply
from okr.notices.marks import BlockerAsked

EXAMPLE = BlockerAsked(ASKED, CHURN_SQUAD.name, "Growth squad", "Ana", BO, "Bo", CHURN)
ACCEPTED = replace(EXAMPLE, blocker=TAKEN)
NOT_OURS = replace(EXAMPLE, blocker=REFUSED)
CLEARED = replace(EXAMPLE, blocker=GONE)
MOVED = replace(EXAMPLE, moved=True)
PRIVATE = replace(EXAMPLE, squad="", key_result=None)


def compose(notice: BlockerAsked, words: Words) -> Card:
    voice, teller = words.of("blocker_asked"), BlockerTeller.of(words)
    facts = {
        **teller.facts(notice.blocker),
        "by": notice.by,
        "squad": notice.squad,
        "asked": notice.asked,
        "moved": notice.moved,
        "waits": _waits(notice),
        "lead": Mention(notice.lead, notice.lead_name),
        "title": notice.key_result.title if notice.key_result else "",
        "ref": notice.key_result.ref if notice.key_result else "",
    }
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("asks", **facts)),
            teller.said(notice.blocker),
            Paragraph(voice.spans("about", **facts)),
            *_reply(notice, facts, voice),
        ),
        footer=tuple(_end(notice, facts, voice, teller)),
    )


def _is_over(notice: BlockerAsked) -> bool:
    return notice.moved or not notice.blocker.blocker.open


def _waits(notice: BlockerAsked) -> bool:
    """Whether nobody has answered: only then is the lead mentioned."""
    return notice.blocker.blocker.reply is Reply.ASKED and not _is_over(notice)


def _reply(notice: BlockerAsked, facts: dict[str, object], voice: Voice) -> Iterator[Part]:
    blocker = notice.blocker.blocker
    if not blocker.open:
        yield Paragraph(voice.spans("cleared", **facts))
    elif notice.moved:
        yield Paragraph(voice.spans("moved", **facts))
    elif blocker.reply in {Reply.ACCEPTED, Reply.NOT_OURS}:
        yield Paragraph(voice.spans(blocker.reply.value, **facts))


def _end(
    notice: BlockerAsked, facts: dict[str, object], voice: Voice, teller: BlockerTeller
) -> Iterator[Part]:
    if _is_over(notice):
        return
    yield Buttons(teller.theirs(notice.blocker))
    yield Aside(voice.spans("who", **facts))
