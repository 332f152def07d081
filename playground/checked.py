"""Blocks as an app sent them, checked as Slack checks them and given their ids."""

from typing import Any

from playground.blocks import every_block, with_ids
from playground.errors import SlackError
from playground.facts import Json
from playground.limits import MOST_CHARACTERS, Problem, check_message, weight
from playground.world import World


def checked_blocks(world: World, blocks: Any) -> tuple[Json, ...] | None:
    if not blocks:
        return None
    problems = check_message(blocks) or list(_file_problems(world, blocks))
    if problems:
        raise invalid_blocks(problems)
    if weight(blocks) > MOST_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return with_ids(blocks, world.new_id)


def invalid_blocks(problems: list[Problem]) -> SlackError:
    errors = [problem.sentence for problem in problems]
    messages = [f"[ERROR] {sentence}" for sentence in errors]
    return SlackError("invalid_blocks", errors=errors, response_metadata={"messages": messages})


def _file_problems(world: World, blocks: list[Json]) -> list[Problem]:
    return [
        Problem(f"/blocks/{index}/slack_file", "invalid slack file")
        for index, block in enumerate(blocks)
        for inner in every_block([block])
        if (file_id := inner.get("slack_file", {}).get("id")) and not _is_ready_image(world, file_id)
    ]


def _is_ready_image(world: World, file_id: str) -> bool:
    file = world.files.get(file_id)
    return file is not None and file.mimetype in {"image/png", "image/jpeg", "image/gif"}
