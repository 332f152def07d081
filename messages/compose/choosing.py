"""A field to pick from: a list, or where that would be too long to draw, found by typing."""

from collections.abc import Sequence
from typing import Final

from messages.card import ChoiceField, LookupField, Option
from okr.commands.reading import Nameable

MOST_LISTED: Final = 100
"""Slack refuses a form with a longer list."""


def pick(
    name: str,
    label: str,
    options: Sequence[Option],
    of: Nameable,
    *,
    hint: str = "",
    initial: str = "",
) -> ChoiceField | LookupField:
    if len(options) <= MOST_LISTED:
        return ChoiceField(name, label, hint, options=tuple(options), initial=initial)
    chosen = next((each for each in options if each.value == initial), None)
    return LookupField(name, label, hint, of=of, initial=chosen)
