"""What can be chosen from, as Slack's options."""

from messages import slack_numbers as most
from messages.card import Option
from messages.slack_text import Json, cut, plain_text


def options(offered: tuple[Option, ...], limit: int = most.OPTIONS) -> list[Json]:
    """Slack wants each value once."""
    once = {value_of(each.value): option(each) for each in offered}
    return list(once.values())[:limit]


def option(offered: Option) -> Json:
    return {"text": plain_text(offered.label, most.OPTION_TEXT), "value": value_of(offered.value)}


def value_of(value: str) -> str:
    return cut(value, most.OPTION_VALUE) or "-"
