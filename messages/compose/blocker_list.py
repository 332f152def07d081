"""What waits on somebody, or on a squad, and what stands in their own way."""

from collections.abc import Iterator, Sequence
from typing import Final

from messages.card import Aside, Button, Card, Heading, Paragraph, Part, Plain, Row
from messages.compose.blockers import ASKED, OVERDUE, TERMS, BlockerTeller
from messages.compose.cutting import split
from messages.compose.examples import CHURN, CHURN_SQUAD
from messages.words import Voice, Words
from okr.blocker import Reply
from okr.notices.marks import BlockerLine, BlockerList

MOST: Final = 10

EXAMPLE = BlockerList(
    "",
    (BlockerLine(ASKED, "", None),),
    (BlockerLine(OVERDUE, CHURN_SQUAD.name, CHURN), BlockerLine(TERMS, CHURN_SQUAD.name, CHURN)),
)
OF_SQUAD = BlockerList(CHURN_SQUAD.name, (), EXAMPLE.standing)
EMPTY = BlockerList("", (), ())


def compose(notice: BlockerList, words: Words) -> Card:
    voice, teller = words.of("blocker_list"), BlockerTeller.of(words)
    count = len(notice.waiting) + len(notice.standing)
    return Card(
        summary=voice.text("summary", squad=notice.squad, count=count),
        parts=(
            Heading(voice.text("heading", squad=notice.squad)),
            *(() if count else (Paragraph(voice.spans("empty", squad=notice.squad)),)),
            *_section("waiting", notice.squad, notice.waiting, voice, teller),
            *_section("standing", notice.squad, notice.standing, voice, teller),
            *(() if count else (Aside(voice.spans("how")),)),
        ),
        more=voice.spans("more"),
    )


def _section(
    block: str, squad: str, lines: Sequence[BlockerLine], voice: Voice, teller: BlockerTeller
) -> Iterator[Part]:
    shown, hidden = split(lines, MOST)
    if shown:
        yield Paragraph(voice.spans(block, squad=squad))
    for each in shown:
        yield _row(each, voice, teller, theirs=block == "standing")
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))


def _row(each: BlockerLine, voice: Voice, teller: BlockerTeller, *, theirs: bool) -> Row:
    line = teller.line(each.blocker)
    if each.key_result is not None:
        facts = {"title": each.key_result.title, "ref": each.key_result.ref, "squad": each.squad}
        line = (*line, Plain("\n"), *voice.spans("of", **facts))
    return Row(line, buttons=_buttons(each, teller, theirs=theirs))


def _buttons(each: BlockerLine, teller: BlockerTeller, *, theirs: bool) -> tuple[Button, ...]:
    """What stands in one's own way can be taken to others; what one was asked for wants an answer."""
    if theirs:
        return teller.ours(each.blocker)
    asked = each.blocker.blocker.reply in {Reply.ASKED, Reply.ACCEPTED}
    return teller.theirs(each.blocker) if asked else (teller.gone(each.blocker),)
