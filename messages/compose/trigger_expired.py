"""A form could not open; the same again is one tap away."""

from messages.actions import Action
from messages.card import Button, Buttons, ButtonStyle, Card, Paragraph
from messages.words import Words
from okr.notices import TriggerExpired

EXAMPLE = TriggerExpired(Action.CHECK_IN, "KR31")


def compose(notice: TriggerExpired, words: Words) -> Card:
    voice = words.of("trigger_expired")
    again = Button(_action(notice.action), voice.fixed("again"), notice.value, ButtonStyle.PRIMARY)
    return Card(voice.fixed("summary"), (Paragraph(voice.spans("slow")), Buttons((again,))))


def _action(name: str) -> Action:
    """An action of an older version leads to the menu, from which everything is near."""
    return Action(name) if name in set(Action) else Action.MENU
