"""What Slack would refuse in a message or a view, found before it is sent."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from messages import slack_numbers as most
from messages.slack_block_limits import CHECKS, Json, count, length, plain, twice

_ANYWHERE: Final = frozenset(
    ("section", "actions", "context", "divider", "header", "image", "input", "rich_text", "video")
)
_SURFACES: Final[Mapping[str, frozenset[str]]] = {
    "message": _ANYWHERE | {"table", "data_visualization"},
    "modal": _ANYWHERE,
    "home": _ANYWHERE,
}

_NOT_TEXT: Final = frozenset({"type", "style", "block_id", "action_id", "align", "emoji", "verbatim"})


def problems(shown: Json) -> list[str]:
    """Everything Slack would refuse in a message (`text`, `blocks`) or a view, each in a sentence."""
    surface = str(shown.get("type", "message"))
    whole = _view(shown) if surface != "message" else _message(shown)
    inside = (
        f"blocks[{at}] ({block.get('type')}): {problem}"
        for at, block in enumerate(shown["blocks"])
        for problem in _block(block, surface)
    )
    return [*whole, *_shared(shown["blocks"], surface), *inside]


def letters_in(thing: object) -> int:
    """Letters a message is charged for: everything but the names of types and ids."""
    match thing:
        case str():
            return len(thing)
        case list():
            return sum(map(letters_in, thing))
        case dict():
            return sum([letters_in(value) for name, value in thing.items() if name not in _NOT_TEXT])
        case _:
            return 0


def _message(message: Json) -> Iterator[str]:
    yield from length("text", message.get("text"), most.SUMMARY)
    yield from count("blocks", message["blocks"], 1, most.BLOCKS_IN_MESSAGE)
    if (letters := letters_in(message["blocks"])) > most.LETTERS_IN_MESSAGE:
        yield f"{letters} letters in all, and {most.LETTERS_IN_MESSAGE} are the most"


def _view(view: Json) -> Iterator[str]:
    yield from count("blocks", view["blocks"], 1, most.BLOCKS_IN_VIEW)
    yield from length("callback_id", view.get("callback_id"), most.ID)
    yield from length("private_metadata", view.get("private_metadata", "-") or "-", most.PRIVATE_METADATA)
    for name in ("title", "submit", "close") if view["type"] == "modal" else ():
        if name == "title" or name in view:
            yield from plain(name, view.get(name), most.VIEW_TITLE)
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        yield "an input needs a submit button"


def _shared(blocks: list[Json], surface: str) -> Iterator[str]:
    """What blocks may not have in common, or too often."""
    kinds = Counter(block["type"] for block in blocks)
    yield from twice("block_id", [block["block_id"] for block in blocks if "block_id" in block])
    groups = [_action_ids(block) for block in blocks]
    if surface != "message" and any(kinds[kind] for kind in ("input",)):
        groups = [[one for group in groups for one in group]]
    for group in groups:
        yield from twice("action_id", group)
    if kinds["data_visualization"] > most.CHARTS:
        yield f"{kinds['data_visualization']} charts, and {most.CHARTS} are the most"
    if kinds["table"] + kinds["data_table"] > most.TABLES:
        yield f"more tables than {most.TABLES}"
    if sum("focus_on_load" in element for block in blocks for element in _elements(block)) > 1:
        yield "more than one element takes the focus"


def _action_ids(block: Json) -> list[str]:
    return [element["action_id"] for element in _elements(block) if "action_id" in element]


def _elements(block: Json) -> list[Json]:
    """What a person can act on in one block."""
    match block.get("type"):
        case "actions":
            return list(block["elements"])
        case "input":
            return [block["element"]]
        case "section" if "accessory" in block:
            return [block["accessory"]]
        case _:
            return []


def _block(block: Json, surface: str) -> Iterator[str]:
    kind = str(block.get("type"))
    if kind not in _SURFACES[surface]:
        yield f"a {surface} cannot show it"
    if "block_id" in block:
        yield from length("block_id", block["block_id"], most.ID)
    if kind not in CHECKS:
        yield "we draw no such block, so nothing is known about it"
        return
    yield from CHECKS[kind](block)
