"""What Slack would refuse within one block."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from messages import slack_numbers as most

Json = Mapping[str, Any]

_IN_ACTIONS: Final = frozenset(
    (
        "button",
        "static_select",
        "users_select",
        "conversations_select",
        "checkboxes",
        "datepicker",
    )
)
_IN_INPUTS: Final = (_IN_ACTIONS - {"button"}) | {
    "plain_text_input",
    "number_input",
    "multi_users_select",
    "external_select",
}


def _section(block: Json) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield "neither text nor fields"
    if "text" in block:
        yield from text_object("text", block["text"], most.TEXT)
    yield from count("fields", block.get("fields", [{}]), 1, most.SECTION_FIELDS)
    for field in block.get("fields", ()):
        yield from text_object("field", field, most.SECTION_FIELD)


def _header(block: Json) -> Iterator[str]:
    yield from plain("text", block.get("text"), most.HEADER)


def _context(block: Json) -> Iterator[str]:
    yield from count("elements", block["elements"], 1, most.CONTEXT_ELEMENTS)
    for element in block["elements"]:
        yield from text_object("element", element, most.CONTEXT_TEXT)


def _rich_text(block: Json) -> Iterator[str]:
    yield from count("elements", block["elements"], 1, most.RICH_TEXT)
    for element in block["elements"]:
        yield from _rich_element(element)


def _rich_element(element: Json) -> Iterator[str]:
    match element.get("type"):
        case "rich_text_section" | "rich_text_quote" | "rich_text_preformatted":
            for piece in element["elements"]:
                yield from _piece(piece)
        case "rich_text_list":
            yield from count("list", element["elements"], 1, most.RICH_TEXT)
            for each in element["elements"]:
                yield from _rich_element(each)
        case other:
            yield f"rich text has no element {other!r}"


def _piece(piece: Json) -> Iterator[str]:
    match piece.get("type"):
        case "text":
            yield from length("text", piece.get("text"), most.RICH_TEXT)
        case "link":
            yield from length("url", piece.get("url"), most.TEXT)
        case "user":
            yield from length("user_id", piece.get("user_id"), most.ID)
        case "channel":
            yield from length("channel_id", piece.get("channel_id"), most.ID)
        case other:
            yield f"rich text has no piece {other!r}"


def _buttons(block: Json) -> Iterator[str]:
    yield from count("elements", block["elements"], 1, most.ACTIONS_ELEMENTS)
    for element in block["elements"]:
        if element.get("type") not in _IN_ACTIONS:
            yield f"actions cannot hold a {element.get('type')}"
        yield from _element(element)
        if element.get("type") == "static_select":
            yield from plain("placeholder", element.get("placeholder"), most.PLACEHOLDER)


def _input(block: Json) -> Iterator[str]:
    yield from plain("label", block.get("label"), most.INPUT_LABEL)
    if "hint" in block:
        yield from plain("hint", block["hint"], most.INPUT_HINT)
    if block["element"].get("type") not in _IN_INPUTS:
        yield f"an input cannot hold a {block['element'].get('type')}"
    yield from _element(block["element"])


def _element(element: Json) -> Iterator[str]:
    yield from length("action_id", element.get("action_id"), most.ID)
    match element.get("type"):
        case "button":
            yield from _button(element)
        case "plain_text_input":
            yield from _typed(element)
        case "number_input" if "is_decimal_allowed" not in element:
            yield "a number input must say whether it takes decimals"
        case "static_select":
            yield from _options(element, most.OPTIONS)
        case "external_select":
            yield from _first(element)
        case "checkboxes" | "radio_buttons":
            yield from _options(element, most.CHECKBOXES)
        case _:
            return


def _button(button: Json) -> Iterator[str]:
    yield from plain("button", button.get("text"), most.BUTTON_TEXT)
    if "value" in button:
        yield from length("value", button["value"], most.BUTTON_VALUE)
    if button.get("style", "primary") not in {"primary", "danger"}:
        yield f"a button has no style {button['style']!r}"
    if "confirm" in button:
        yield from plain("confirm title", button["confirm"].get("title"), most.CONFIRM_TITLE)
        yield from text_object("confirm text", button["confirm"].get("text"), most.CONFIRM_TEXT)
        yield from plain("confirm yes", button["confirm"].get("confirm"), most.CONFIRM_ANSWER)
        yield from plain("confirm no", button["confirm"].get("deny"), most.CONFIRM_ANSWER)


def _typed(element: Json) -> Iterator[str]:
    longest = element.get("max_length", most.INPUT_LETTERS)
    if not 1 <= longest <= most.INPUT_LETTERS:
        yield f"max_length {longest} is not between 1 and {most.INPUT_LETTERS}"
    if len(element.get("initial_value", "")) > longest:
        yield "the initial value is longer than what may be typed"


def _options(element: Json, limit: int) -> Iterator[str]:
    options = element.get("options", [])
    yield from count("options", options, 1, limit)
    for option in options:
        yield from plain("option", option.get("text"), most.OPTION_TEXT)
        yield from length("option value", option.get("value"), most.OPTION_VALUE)
    yield from twice("option value", [option.get("value", "") for option in options])
    chosen = [*element.get("initial_options", ())]
    chosen += [element["initial_option"]] if "initial_option" in element else []
    if any(option not in options for option in chosen):
        yield "what is chosen at first is not among the options"


def _first(element: Json) -> Iterator[str]:
    """What is chosen at first, where nothing is listed."""
    if option := element.get("initial_option"):
        yield from plain("option", option.get("text"), most.OPTION_TEXT)
        yield from length("option value", option.get("value"), most.OPTION_VALUE)


def _table(block: Json) -> Iterator[str]:
    rows = block["rows"]
    yield from count("rows", rows, 1, most.TABLE_ROWS)
    for row in rows:
        yield from count("row", row, 1, most.TABLE_COLUMNS)
        for cell in row:
            yield from length("cell", cell.get("text"), most.TABLE_LETTERS)
    if len({len(row) for row in rows}) > 1:
        yield "rows differ in length"
    if sum(len(cell["text"]) for row in rows for cell in row) > most.TABLE_LETTERS:
        yield f"more letters than {most.TABLE_LETTERS}"
    if len(block.get("column_settings", ())) > most.TABLE_COLUMNS:
        yield "more column settings than columns"


def _chart(block: Json) -> Iterator[str]:
    yield from length("title", block.get("title"), most.CHART_TITLE)
    chart = block["chart"]
    if chart.get("type") not in {"bar", "line", "area"}:
        yield f"we draw no {chart.get('type')!r} chart"
        return
    categories = chart["axis_config"]["categories"]
    yield from count("categories", categories, 1, most.CHART_POINTS)
    yield from twice("category", categories)
    yield from count("series", chart["series"], 1, most.CHART_SERIES)
    yield from twice("series", [series["name"] for series in chart["series"]])
    for name in (*categories, *(series["name"] for series in chart["series"])):
        yield from length("label", name, most.CHART_LABEL)
    for series in chart["series"]:
        yield from _points(series, categories)


def _points(series: Json, categories: list[str]) -> Iterator[str]:
    if [point["label"] for point in series["data"]] != categories:
        yield f"series {series['name']!r} has not exactly one point for each category"
    if not all(math.isfinite(point["value"]) for point in series["data"]):
        yield f"series {series['name']!r} holds what is no number"


def plain(name: str, text: object, limit: int) -> Iterator[str]:
    if isinstance(text, Mapping) and text.get("type") != "plain_text":
        yield f"{name} must be plain text"
    yield from text_object(name, text, limit)


def text_object(name: str, text: object, limit: int) -> Iterator[str]:
    if not isinstance(text, Mapping) or text.get("type") not in {"plain_text", "mrkdwn"}:
        yield f"{name} is no text object"
        return
    yield from length(name, text.get("text"), limit)


def length(name: str, text: object, limit: int) -> Iterator[str]:
    if not isinstance(text, str):
        yield f"{name} is missing"
    elif not 1 <= len(text) <= limit:
        yield f"{name} has {len(text)} letters, and 1 to {limit} are allowed"


def count(name: str, things: list[Any], least: int, limit: int) -> Iterator[str]:
    if not least <= len(things) <= limit:
        yield f"{name}: {len(things)}, and {least} to {limit} are allowed"


def twice(name: str, ids: Iterable[str]) -> Iterator[str]:
    for repeated in sorted(one for one, times in Counter(ids).items() if times > 1):
        yield f"{name} {repeated!r} stands there more than once"


def _nothing(_: Json) -> Iterator[str]:
    return iter(())


CHECKS: Final[Mapping[str, Callable[[Json], Iterator[str]]]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "rich_text": _rich_text,
    "actions": _buttons,
    "input": _input,
    "table": _table,
    "data_visualization": _chart,
    "divider": _nothing,
}
