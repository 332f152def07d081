"""An objective or a key result in a channel, in the name of whoever shares it."""

from typing import Final

from messages.actions import Action
from messages.card import Buttons, Card, Paragraph, Part, Quote
from messages.compose import key_result_shown, objective_shown
from messages.words import Voice, Words
from okr.notices.sharing import CardShared

EXAMPLE = CardShared("Ana", "Have a look at this before Thursday.", objective=objective_shown.EXAMPLE)

KEY_RESULT: Final = CardShared("Ana", "", key_result=key_result_shown.EXAMPLE)


def compose(notice: CardShared, words: Words) -> Card:
    voice, card = words.of("card_shared"), _shown(notice, words)
    return Card(
        summary=voice.text("summary", by=notice.by, what=card.summary),
        parts=(*_said(notice, voice), *card.parts),
        footer=_for_all(card.footer),
        more=card.more,
    )


def _shown(notice: CardShared, words: Words) -> Card:
    if notice.key_result is not None:
        return key_result_shown.compose(notice.key_result, words)
    if notice.objective is not None:
        return objective_shown.compose(notice.objective, words)
    return Card(summary="", parts=())


def _for_all(footer: tuple[Part, ...]) -> tuple[Part, ...]:
    """Without *Edit*: most who read a channel may not."""
    return tuple(
        Buttons(tuple(button for button in part.buttons if button.action is not Action.EDIT))
        if isinstance(part, Buttons)
        else part
        for part in footer
    )


def _said(notice: CardShared, voice: Voice) -> tuple[Part, ...]:
    by = Paragraph(voice.spans("by", by=notice.by))
    return (by, Quote(voice.spans("note", note=notice.note))) if notice.note else (by,)
