"""Draws cards and forms for Slack, within its limits.

A button's `action_id` is the name of its action, with `:1`, `:2` behind it where a block holds the
same action again, so a listener matches `^check_in(:.*)?$`. A field's name is the `block_id` and the
`action_id` of its input. A message's blocks do for posted and for ephemeral messages alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from messages import slack_numbers as most
from messages.actions import WINDOW
from messages.card import (
    Aside,
    Bullets,
    Card,
    ChannelField,
    Chart,
    ChecksField,
    ChoiceField,
    DateField,
    Facts,
    Field,
    Form,
    Heading,
    LongTextField,
    LookupField,
    Meter,
    NumberField,
    Option,
    Paragraph,
    Part,
    PeopleField,
    PersonField,
    Plain,
    Table,
    TextField,
)
from messages.slack_blocks import blocks, in_words
from messages.slack_fields import input_block
from messages.slack_limits import letters_in
from messages.slack_options import options
from messages.slack_text import Json, cut, mrkdwn, plain_text


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """What `chat.postMessage` and its like take."""

    text: str
    blocks: list[Json]


def draw(card: Card) -> SlackMessage:
    """The card as a message; what does not fit is left out, and the card's own words say so."""
    shown = [block for drawn in _drawn(card.parts) for block in drawn]
    footer = [block for part in card.footer for block in blocks(part)]
    if not _fits([*shown, *footer]):
        footer = [*blocks(Aside(card.more or (Plain("…"),))), *footer]
        shown = _folded(shown, footer)
    summary = mrkdwn((Plain(card.summary),), most.SUMMARY)
    return SlackMessage(summary.strip() or "-", _named([*shown, *footer]))


def draw_form(form: Form) -> Json:
    """The form as a modal view."""
    drawn = [block for part in form.parts for block in _in_form(part)]
    view: Json = {
        "type": "modal",
        "callback_id": str(form.action),
        "title": plain_text(form.title, most.VIEW_TITLE),
        "close": plain_text(form.close, most.VIEW_TITLE),
        "blocks": _named(drawn[: most.BLOCKS_IN_VIEW]),
        "private_metadata": cut(form.context, most.PRIVATE_METADATA),
    }
    if any(block["type"] == "input" for block in view["blocks"]):
        view["submit"] = plain_text(form.submit, most.VIEW_TITLE)
    return view


def draw_unfolded(card: Card) -> list[Json]:
    """What a link to it unfolds into: where it stands, without its history and with nothing to press."""
    kept = (Heading, Aside, Paragraph, Facts, Meter, Bullets)
    shown = [block for part in card.parts if isinstance(part, kept) for block in blocks(part)]
    return shown[: most.BLOCKS_UNFOLDED]


def draw_options(found: Iterable[Option]) -> list[Json]:
    """What a field that is looked up offers."""
    return options(tuple(found))


def draw_home(card: Card, context: str = "") -> Json:
    """The card as a person's Home; `context` comes back with whatever is pressed there."""
    return {
        "type": "home",
        "callback_id": "home",
        "blocks": _in_view(card),
        "private_metadata": cut(context, most.PRIVATE_METADATA),
    }


def draw_window(card: Card, title: str, close: str, context: str = "") -> Json:
    """The card in a window of its own, over whatever somebody is looking at."""
    return {
        "type": "modal",
        "callback_id": WINDOW,
        "title": plain_text(title, most.VIEW_TITLE),
        "close": plain_text(close, most.VIEW_TITLE),
        "blocks": _in_view(card),
        "private_metadata": cut(context, most.PRIVATE_METADATA),
    }


def _in_view(card: Card) -> list[Json]:
    shown = [block for part in card.parts for block in _in_form(part)]
    footer = [block for part in card.footer for block in blocks(part)]
    return _named([*shown[: most.BLOCKS_IN_VIEW - len(footer)], *footer])


def _drawn(parts: Iterable[Part]) -> Iterator[list[Json]]:
    """Each part's blocks. Past as many charts and tables as Slack takes, words stand for them."""
    room = {Chart: most.CHARTS, Table: most.TABLES}
    for part in parts:
        match part:
            case Chart() | Table():
                room[type(part)] -= 1
                yield blocks(part) if room[type(part)] >= 0 else in_words(part)
            case _:
                yield blocks(part)


def _fits(drawn: list[Json]) -> bool:
    return len(drawn) <= most.BLOCKS_IN_MESSAGE and letters_in(drawn) <= most.LETTERS_IN_MESSAGE


def _folded(shown: Sequence[Json], end: list[Json]) -> list[Json]:
    """As many blocks from the top as leave room for `end`: no row without its buttons, no bare heading."""
    kept: list[Json] = []
    for block in shown:
        if not _fits([*kept, block, *end]):
            break
        kept.append(block)
    if kept and shown[len(kept)]["type"] == "actions":
        kept.pop()
    while kept and kept[-1]["type"] == "header":
        kept.pop()
    return kept


def _in_form(part: Part | Field) -> list[Json]:
    match part:
        case (
            TextField()
            | LongTextField()
            | NumberField()
            | ChoiceField()
            | LookupField()
            | ChecksField()
            | PersonField()
            | PeopleField()
            | ChannelField()
            | DateField()
        ):
            return [input_block(part)]
        case Chart() | Table():
            return in_words(part)
        case _:
            return blocks(part)


def _named(drawn: Iterable[Json]) -> list[Json]:
    """Blocks with buttons bear their place as a name, so that two rows never share one."""
    return [
        {**block, "block_id": f"buttons-{at}"} if block["type"] == "actions" else block
        for at, block in enumerate(drawn)
    ]
