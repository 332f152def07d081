"""Modals and App Homes as a whole."""

from typing import Any

from playground.blocks import every_block
from playground.facts import Json
from playground.limits.blocks import check_blocks
from playground.limits.notes import Notes, Problem
from playground.limits.rules import Rule, Shape, boolean, items, plain, string
from playground.limits.rules import anything as checked_apart
from playground.limits.whole import check_whole

MOST_BLOCKS = 100

_SHARED: dict[str, Rule] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_BLOCKS: dict[str, Rule] = {"blocks": items(checked_apart, 0, MOST_BLOCKS)}
_MODAL = Shape(
    {"title": plain(24), **_BLOCKS},
    {
        **_SHARED,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = Shape(_BLOCKS, _SHARED)


def check_view(view: Json) -> list[Problem]:
    surface = "home" if view.get("type") == "home" else "modal"
    given = {name: value for name, value in view.items() if value is not None}
    notes = Notes(surface)
    (_HOME if surface == "home" else _MODAL)(notes, "", given)
    blocks = given.get("blocks")
    if isinstance(blocks, list):
        _check_blocks(notes, given, blocks)
    return [Problem(f"/view{one.pointer}", one.message) for one in notes.problems]


def _check_blocks(notes: Notes, view: Json, blocks: list[Any]) -> None:
    before = len(notes.problems)
    check_blocks(notes, blocks)
    if len(notes.problems) > before:
        return
    check_whole(notes, blocks)
    asks = any(block["type"] == "input" for block in every_block(blocks))
    if notes.surface == "modal" and asks and "submit" not in view:
        notes.add("/submit", "submit is required when an input is within blocks")
