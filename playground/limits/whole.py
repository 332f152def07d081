"""What only the whole payload shows: ids used twice, too many of a kind, two fields wanting the focus."""

from collections import Counter
from collections.abc import Iterator, Sequence

from playground.blocks import elements_of, every_block
from playground.facts import Json
from playground.limits.notes import Notes

MOST_MARKDOWN = 12_000


def check_whole(notes: Notes, blocks: Sequence[Json]) -> None:
    """Expects blocks whose own shapes are right."""
    _check_block_ids(notes, blocks)
    _check_action_ids(notes, blocks)
    _check_counts(notes, blocks)
    if sum(1 for one in _elements(blocks) if one.get("focus_on_load")) > 1:
        notes.add("/blocks", "only one element can have focus_on_load")


def _check_block_ids(notes: Notes, blocks: Sequence[Json]) -> None:
    ids = Counter(block["block_id"] for block in every_block(blocks) if "block_id" in block)
    for block_id in (one for one, times in ids.items() if times > 1):
        notes.add("/blocks", f"block_id `{block_id}` already exists")


def _check_action_ids(notes: Notes, blocks: Sequence[Json]) -> None:
    """Unique within their block: a row's buttons may be named like the next row's."""
    for block in every_block(blocks):
        ids = Counter(one["action_id"] for one in elements_of(block) if "action_id" in one)
        for action_id in (one for one, times in ids.items() if times > 1):
            notes.add("/blocks", f"action_id `{action_id}` already exists")


def _check_counts(notes: Notes, blocks: Sequence[Json]) -> None:
    kinds = Counter(block["type"] for block in every_block(blocks))
    if kinds["data_visualization"] > 2:  # noqa: PLR2004 - Slack's number
        notes.add("/blocks", "no more than 2 data_visualization blocks allowed")
    if kinds["table"] > 1:
        notes.add("/blocks", "only_one_table_allowed")
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MOST_MARKDOWN:
        notes.add("/blocks", f"markdown blocks must be less than {MOST_MARKDOWN + 1} characters together")


def _elements(blocks: Sequence[Json]) -> Iterator[Json]:
    for block in every_block(blocks):
        yield from elements_of(block)
