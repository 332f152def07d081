"""Walking through blocks: giving them the ids Slack would, and finding an element again."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from playground.facts import Json

NewId = Callable[[str], str]

_INSIDE = {"container": "child_blocks", "carousel": "elements"}
_IDLESS = frozenset({"image", "mrkdwn", "plain_text", "rich_text_section", "rich_text_list"})


def with_ids(blocks: Sequence[Json], new_id: NewId) -> tuple[Json, ...]:
    """The same blocks, each with a block_id, each interactive element with an action_id."""
    return tuple(_block_with_ids(block, new_id) for block in blocks)


def _block_with_ids(block: Json, new_id: NewId) -> Json:
    named = {**block, "block_id": block.get("block_id") or new_id("b")}
    match named.get("type"):
        case "actions" | "context_actions":
            named["elements"] = [_element_with_id(one, new_id) for one in block["elements"]]
        case "section" if "accessory" in block:
            named["accessory"] = _element_with_id(block["accessory"], new_id)
        case "input":
            named["element"] = _element_with_id(block["element"], new_id)
        case "card" if "actions" in block:
            named["actions"] = [_element_with_id(one, new_id) for one in block["actions"]]
        case "carousel":
            named["elements"] = list(with_ids(block["elements"], new_id))
        case "container":
            named["child_blocks"] = list(with_ids(block["child_blocks"], new_id))
        case _:
            pass
    return named


def _element_with_id(element: Json, new_id: NewId) -> Json:
    if element.get("type") in _IDLESS:
        return element
    return {**element, "action_id": element.get("action_id") or new_id("a")}


def every_block(blocks: Iterable[Json]) -> Iterator[Json]:
    """The blocks and those inside them."""
    for block in blocks:
        yield block
        inner = _INSIDE.get(str(block.get("type")))
        if inner is not None:
            yield from every_block(block.get(inner) or ())


def elements_of(block: Json) -> list[Json]:
    """What a person can act on in one block, not counting blocks inside it."""
    match block.get("type"):
        case "actions" | "context_actions":
            return list(block["elements"])
        case "section" if "accessory" in block:
            return [block["accessory"]]
        case "input":
            return [block["element"]]
        case "card":
            return list(block.get("actions", ()))
        case _:
            return []


def find_element(blocks: Iterable[Json], block_id: str, action_id: str) -> Json | None:
    for block in every_block(blocks):
        if block.get("block_id") == block_id:
            return next((one for one in elements_of(block) if one.get("action_id") == action_id), None)
    return None
