"""The button that takes back what was just taken away."""

from messages.actions import Action
from messages.card import Button
from messages.words import Words
from okr.change import ChangeId


def undo_button(change: ChangeId, words: Words) -> Button:
    return Button(Action.UNDO, words.fixed("dropped", "undo"), str(change))
