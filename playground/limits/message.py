"""The blocks of a message."""

from typing import Any

from playground.limits.blocks import check_blocks
from playground.limits.notes import Notes, Problem
from playground.limits.whole import check_whole

MOST_BLOCKS = 50
MOST_CHARACTERS = 13_200

_NOT_SHOWN = frozenset(
    {"type", "block_id", "action_id", "value", "url", "image_url", "style", "initial_value"}
)
_OWN_LIMIT = frozenset({"table", "data_table"})


def check_message(blocks: Any) -> list[Problem]:
    notes = Notes("message")
    if not isinstance(blocks, list):
        return [Problem("/blocks", "must provide an array")]
    if len(blocks) > MOST_BLOCKS:
        notes.add("/blocks", f"no more than {MOST_BLOCKS} items allowed")
    check_blocks(notes, blocks)
    if not notes.problems:
        check_whole(notes, blocks)
    return notes.problems


def weight(blocks: Any) -> int:
    """Characters people can read; tables have a limit of their own."""
    match blocks:
        case str():
            return len(blocks)
        case list():
            return sum(weight(one) for one in blocks)
        case dict() if blocks.get("type") not in _OWN_LIMIT:
            return sum(weight(one) for name, one in blocks.items() if name not in _NOT_SHOWN)
        case _:
            return 0
