"""Tells those who wait for it what the squad that was asked says, and whoever said it that it is noted."""

from collections.abc import Iterator
from dataclasses import replace

from messages.card import Button, Buttons, Card, Paragraph, Part
from messages.compose.blockers import REFUSED, TAKEN, BlockerTeller
from messages.compose.examples import CHURN
from messages.words import Words
from okr.blocker import Reply
from okr.notices.marks import BlockerReplied

EXAMPLE = BlockerReplied(TAKEN, "Growth squad", CHURN, told=True)
NOT_OURS = replace(EXAMPLE, blocker=REFUSED)
NOTED = replace(EXAMPLE, told=False)
NOTED_NOT_OURS = replace(NOT_OURS, told=False, key_result=None)


def compose(notice: BlockerReplied, words: Words) -> Card:
    voice, teller = words.of("blocker_replied"), BlockerTeller.of(words)
    accepted = notice.blocker.blocker.reply is Reply.ACCEPTED
    facts = {**teller.facts(notice.blocker), "squad": notice.squad, "accepted": accepted}
    said = "accepted" if accepted else "not_ours"
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans(said if notice.told else f"noted_{said}", **facts)),
            teller.said(notice.blocker),
            *_about(notice, words),
        ),
        footer=tuple(_end(notice, teller)),
    )


def _about(notice: BlockerReplied, words: Words) -> Iterator[Part]:
    if notice.key_result is not None:
        facts = {"title": notice.key_result.title, "ref": notice.key_result.ref}
        yield Paragraph(words.of("blocker_replied").spans("about", **facts))


def _end(notice: BlockerReplied, teller: BlockerTeller) -> Iterator[Part]:
    buttons: list[Button] = []
    if notice.key_result is not None:
        buttons.append(teller.show(notice.key_result.ref))
    if notice.told:
        buttons += teller.ours(notice.blocker)
    if buttons:
        yield Buttons(tuple(buttons))
