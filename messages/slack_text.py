"""Text for Slack: rich text, which Slack never parses, or mrkdwn with every mark disarmed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, assert_never

from messages import slack_numbers as most
from messages.card import Branch, ChannelRef, Code, Link, Mention, Plain, Soft, Span, Spans, Strong

Json = dict[str, Any]

_ID = re.compile(r"[A-Z0-9]{2,30}")
_ADDRESS = re.compile(r"https?://[^\s|<>]{1,2000}")
_WOULD_MENTION = re.compile(r"<(?=[!@#])")
_INERT: Final = "<\u2060"
"""A bracket and a joiner of no width."""

_LONGEST_ESCAPE: Final = len("&amp;")

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of whatever follows, which would be our words."""

_ESCAPED = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "*": "\N{ASTERISK OPERATOR}",
        "_": "\N{MODIFIER LETTER LOW MACRON}",
        "~": "\N{TILDE OPERATOR}",
        "`": "\N{MODIFIER LETTER GRAVE ACCENT}",
        "\n": " ",
    }
)
"""mrkdwn has no way to write a mark that is only a letter, so marks become their look-alikes."""

_STYLES: Final[Mapping[type, Json]] = {
    Strong: {"style": {"bold": True}},
    Soft: {"style": {"italic": True}},
    Code: {"style": {"code": True}},
}

_MARKS: Final[Mapping[type, str]] = {Strong: "*", Soft: "_", Code: "`"}


def cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"


def plain_text(text: str, letters: int) -> Json:
    """A text object that Slack does not parse. It may not be empty."""
    return {"type": "plain_text", "text": cut(inert(text.strip()), letters) or "-", "emoji": False}


def rich_text(*elements: Json) -> Json:
    """A block of those sections, quotes and lists that say something."""
    spoken = [each for each in elements if each["elements"]]
    return {"type": "rich_text", "elements": spoken or [section((Plain("-"),))]}


def section(spans: Iterable[Span], letters: int = most.RICH_TEXT) -> Json:
    return {"type": "rich_text_section", "elements": list(_elements(spans, letters))}


def quote(spans: Iterable[Span], letters: int = most.RICH_TEXT) -> Json:
    return {"type": "rich_text_quote", "elements": list(_elements(spans, letters))}


def bullets(items: Iterable[Spans], letters: int) -> Json:
    """A list of items, each of at most so many letters."""
    sections = [section(each, letters) for each in items]
    return {"type": "rich_text_list", "style": "bullet", "elements": sections}


def branches(lines: Iterable[Branch], letters: int) -> list[Json]:
    """Lists below lists: one for each run of lines that are equally deep."""
    return [
        {**bullets([each.spans for each in same], letters), "indent": min(depth, most.DEEPEST_LIST)}
        for depth, same in groupby(lines, key=attrgetter("depth"))
    ]


def context_text(spans: Spans) -> Json:
    """Context lines take no rich text: plain text where that is all there is, else mrkdwn."""
    if all(isinstance(span, Plain) for span in spans):
        return plain_text("".join(map(_words, spans)), most.CONTEXT_TEXT)
    return {"type": "mrkdwn", "text": mrkdwn(spans, most.CONTEXT_TEXT) or "-", "verbatim": True}


def mrkdwn(spans: Spans, letters: int) -> str:
    """Spans as mrkdwn; outside text in it formats, links and mentions nothing."""
    text = "".join(map(_marked, spans))
    if len(text) <= letters:
        return text
    return "".join(map(_marked, _within(spans, letters // (2 * _LONGEST_ESCAPE))))


def _elements(spans: Iterable[Span], letters: int) -> Iterator[Json]:
    return (_element(span) for span in _within(map(_inert_span, spans), letters) if _words(span))


def _inert_span(span: Span) -> Span:
    match span:
        case Mention() if _ID.fullmatch(span.person):
            return span
        case ChannelRef() if _ID.fullmatch(span.channel):
            return span
        case Mention() | ChannelRef():
            return Plain(inert(_words(span)))
        case _:
            text = inert(span.text)
            return span if text == span.text else replace(span, text=text)


def _element(span: Span) -> Json:
    match span:
        case Mention() if _ID.fullmatch(span.person):
            return {"type": "user", "user_id": span.person}
        case ChannelRef() if _ID.fullmatch(span.channel):
            return {"type": "channel", "channel_id": span.channel}
        case Link() if _ADDRESS.fullmatch(span.url):
            return {"type": "link", "url": span.url, "text": span.text}
        case Plain() | Strong() | Soft() | Code() | Mention() | ChannelRef() | Link():
            return {"type": "text", "text": _words(span), **_STYLES.get(type(span), {})}
        case _:
            assert_never(span)


def _marked(span: Span) -> str:
    match span:
        case Mention() if _ID.fullmatch(span.person):
            return f"<@{span.person}>"
        case ChannelRef() if _ID.fullmatch(span.channel):
            return f"<#{span.channel}>"
        case Link() if _ADDRESS.fullmatch(span.url):
            return f"<{span.url.replace('&', '&amp;')}|{_escape(span.text)}>"
        case Plain() | Strong() | Soft() | Code() | Mention() | ChannelRef() | Link():
            mark = _MARKS.get(type(span), "")
            return f"{mark}{_escape(_words(span))}{mark}"
        case _:
            assert_never(span)


def _words(span: Span) -> str:
    """What is read of a span that the platform draws as text."""
    match span:
        case Mention():
            return span.name or span.person
        case ChannelRef():
            return f"#{span.channel}"
        case _:
            return span.text


def _within(spans: Iterable[Span], letters: int) -> Iterator[Span]:
    """The first so many letters of `spans`, with an ellipsis where some are missing."""
    left = letters
    for span in spans:
        if left <= 0:
            return
        if len(_words(span)) > left:
            yield _shortened(span, left)
            return
        left -= len(_words(span))
        yield span


def _shortened(span: Span, letters: int) -> Span:
    match span:
        case Mention():
            return Plain(cut(_words(span), letters))
        case ChannelRef():
            return Plain(cut(_words(span), letters))
        case _:
            return replace(span, text=cut(span.text, letters))


def _escape(text: str) -> str:
    return text.translate(_TURNING).translate(_ESCAPED)


def inert(text: str) -> str:
    """Text that Slack does not parse, and that mentions nobody even where it is quoted into what it does."""
    return _WOULD_MENTION.sub(_INERT, text if text.isascii() else text.translate(_TURNING))
