"""Rich text: sections, lists, quotes and what stands in them."""

from typing import Any

from playground.limits.notes import Notes
from playground.limits.rules import Rule, Shape, anything, boolean, by_type, integer, items, one_of, string

_STYLE = Shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    ),
)
_STYLED: dict[str, Rule] = {"style": _STYLE}
_INLINE: dict[str, Rule] = {
    "text": Shape({"text": string(40_000)}, _STYLED),
    "link": Shape({"url": string(3000)}, {"text": string(40_000, 0), "unsafe": boolean, **_STYLED}),
    "emoji": Shape(
        {"name": string(255)}, {"unicode": anything, "skin_tone": anything, "url": anything, **_STYLED}
    ),
    "user": Shape({"user_id": string(255)}, _STYLED),
    "usergroup": Shape({"usergroup_id": string(255)}, _STYLED),
    "channel": Shape({"channel_id": string(255)}, _STYLED),
    "broadcast": Shape({"range": one_of("here", "channel", "everyone")}, _STYLED),
    "color": Shape({"value": string(20)}, _STYLED),
    "team": Shape({"team_id": string(255)}, _STYLED),
    "date": Shape(
        {"timestamp": integer(0, 10**11), "format": string(255)},
        {"url": string(3000), "fallback": string(3000), **_STYLED},
    ),
}
_MANY = 10_000
_IN_LINE = items(by_type(_INLINE, _INLINE), 0, _MANY)
_SECTION = Shape({"elements": _IN_LINE}, {})
_BORDER: dict[str, Rule] = {"border": integer(0, 1)}
_PARTS: dict[str, Rule] = {
    "rich_text_section": _SECTION,
    "rich_text_preformatted": Shape(
        {"elements": items(by_type(_INLINE, {"text", "link"}), 0, _MANY)}, {**_BORDER, "language": string(64)}
    ),
    "rich_text_quote": Shape({"elements": _IN_LINE}, _BORDER),
    "rich_text_list": Shape(
        {
            "elements": items(by_type({"rich_text_section": _SECTION}, {"rich_text_section"}), 1, _MANY),
            "style": one_of("bullet", "ordered"),
        },
        {"indent": integer(0, 8), "offset": integer(0, _MANY), **_BORDER},
    ),
}
RICH_TEXT = Shape({"elements": items(by_type(_PARTS, _PARTS), 1, _MANY)}, {"block_id": string(255)})


def rich_text(notes: Notes, pointer: str, value: Any) -> None:
    by_type({"rich_text": RICH_TEXT}, {"rich_text"})(notes, pointer, value)
