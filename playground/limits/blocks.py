"""Every block: its fields, and on which surface it may stand."""

from collections.abc import Iterable
from typing import Any

from playground.limits.data_blocks import CELLS, DATA_TABLE, DATA_VISUALIZATION, TABLE
from playground.limits.elements import (
    ELEMENTS,
    IMAGE,
    SLACK_FILE,
    URL,
    in_actions,
    in_context_actions,
    in_input,
    in_section,
)
from playground.limits.notes import Notes
from playground.limits.rich_text import RICH_TEXT, rich_text
from playground.limits.rules import (
    Rule,
    Shape,
    anything,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    items,
    one_of,
    plain,
    string,
    text,
    together,
)

_ID: dict[str, Rule] = {"block_id": string(255)}
_IMAGE_ELEMENT = by_type(ELEMENTS, {"image"})
_CONTEXT_PARTS: dict[str, Rule] = {"image": IMAGE, "plain_text": text(3000), "mrkdwn": text(3000)}


def _one_icon(notes: Notes, pointer: str, value: Any) -> None:
    if "icon" in value and "slack_icon" in value:
        notes.add(pointer, "icon and slack_icon cannot both be provided")


_CARD = Shape(
    {},
    {
        **_ID,
        "hero_image": _IMAGE_ELEMENT,
        "icon": _IMAGE_ELEMENT,
        "slack_icon": anything,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": items(by_type(ELEMENTS, {"button"}), 0, 3),
    },
    also=together(at_least_one("hero_image", "title", "actions", "body"), _one_icon),
)
_IN_CONTAINER = frozenset(
    ["actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table", "video"]
)


def _children(notes: Notes, pointer: str, value: Any) -> None:
    items(by_type(BLOCKS, _IN_CONTAINER), 1, 10)(notes, pointer, value)


def _collapsing(notes: Notes, pointer: str, value: Any) -> None:
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        notes.add(pointer, "default_collapsed requires is_collapsible")
    if value.get("has_header_divider") and value.get("is_collapsible"):
        notes.add(pointer, "has_header_divider is only valid when not collapsible")


BLOCKS: dict[str, Rule] = {
    "section": Shape(
        {},
        {
            **_ID,
            "text": text(3000),
            "fields": items(text(2000), 1, 10),
            "accessory": in_section,
            "expand": boolean,
        },
        also=at_least_one("text", "fields"),
    ),
    "header": Shape({"text": plain(150)}, _ID),
    "divider": Shape({}, _ID),
    "image": Shape(
        {"alt_text": string(2000)},
        {**_ID, "image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        also=exactly_one("image_url", "slack_file"),
    ),
    "context": Shape({"elements": items(by_type(_CONTEXT_PARTS, _CONTEXT_PARTS), 1, 10)}, _ID),
    "actions": Shape({"elements": items(in_actions, 1, 25)}, _ID),
    "context_actions": Shape({"elements": items(in_context_actions, 1, 5)}, _ID),
    "input": Shape(
        {"label": plain(2000), "element": in_input},
        {**_ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": RICH_TEXT,
    "video": Shape(
        {"alt_text": string(2000), "title": plain(200), "thumbnail_url": URL, "video_url": URL},
        {
            **_ID,
            "title_url": string(2000),
            "description": plain(200),
            "author_name": string(50),
            "provider_name": string(50),
            "provider_icon_url": string(2000),
        },
    ),
    "markdown": Shape({"text": string(12_000)}, _ID),
    "alert": Shape(
        {"text": text(200)}, {**_ID, "level": one_of("default", "info", "warning", "error", "success")}
    ),
    "card": _CARD,
    "carousel": Shape({"elements": items(by_type({"card": _CARD}, {"card"}), 1, 10)}, _ID),
    "container": Shape(
        {"child_blocks": _children},
        {
            **_ID,
            "title": plain(150),
            "rich_text_title": rich_text,
            "subtitle": text(150),
            "icon": _IMAGE_ELEMENT,
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
        also=together(exactly_one("title", "rich_text_title"), _collapsing),
    ),
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "task_card": Shape(
        {},
        dict.fromkeys(("block_id", "task_id", "title", "details", "output", "sources", "status"), anything),
    ),
    "plan": Shape({"title": anything}, {**_ID, "tasks": items(anything, 0, 50)}),
}
CELLS["rich_text"] = RICH_TEXT

_EVERYWHERE = frozenset(
    ["section", "actions", "context", "divider", "header", "image", "input", "rich_text", "video"]
)
SURFACES: dict[str, frozenset[str]] = {
    "message": _EVERYWHERE.union(
        [
            "card",
            "carousel",
            "container",
            "markdown",
            "context_actions",
            "task_card",
            "plan",
            "table",
            "data_table",
            "data_visualization",
        ]
    ),
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | {"card", "carousel"},
}


def check_blocks(notes: Notes, blocks: Iterable[Any]) -> None:
    block = by_type(BLOCKS, SURFACES[notes.surface])
    for index, one in enumerate(blocks):
        block(notes, f"/blocks/{index}", one)
