"""Tables and charts."""

import math
from typing import Any

from playground.limits.notes import Notes
from playground.limits.rules import Rule, Shape, anything, boolean, by_type, integer, items, one_of, string

MOST_COLUMNS = 20
MOST_TABLE_CHARACTERS = 10_000
MOST_DATA_TABLE_CHARACTERS = 20_000


def number(notes: Notes, pointer: str, value: Any) -> None:
    countable = isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))
    if isinstance(value, bool) or not countable:
        notes.add(pointer, "must provide a number")


CELLS: dict[str, Rule] = {
    "raw_text": Shape({"text": string(MOST_DATA_TABLE_CHARACTERS)}, {}),
    "raw_number": Shape({"value": number, "text": string(MOST_DATA_TABLE_CHARACTERS)}, {}),
    "rich_text": anything,
}
_CELL = by_type(CELLS, CELLS)
_HEADER_CELL = by_type(CELLS, {"raw_text", "raw_number"})
_COLUMN = Shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def characters(value: Any) -> int:
    """How much text there is in cells, however deep it lies."""
    if isinstance(value, list):
        return sum(characters(one) for one in value)
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(characters(one) for one in value.values() if isinstance(one, list | dict))
    return 0


def table_rows(notes: Notes, pointer: str, value: Any) -> None:
    items(items(_CELL, 1, MOST_COLUMNS), 1, 100)(notes, pointer, value)
    if characters(value) > MOST_TABLE_CHARACTERS:
        notes.add(pointer, f"must be less than {MOST_TABLE_CHARACTERS + 1} characters")


def data_table_rows(notes: Notes, pointer: str, value: Any) -> None:
    items(items(_CELL, 1, MOST_COLUMNS), 2, 101)(notes, pointer, value)
    if characters(value) > MOST_DATA_TABLE_CHARACTERS:
        notes.add(pointer, f"must be less than {MOST_DATA_TABLE_CHARACTERS + 1} characters")
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value) or not value:
        return
    if len({len(row) for row in value}) > 1:
        notes.add(pointer, "all rows must have the same number of columns")
    for index, cell in enumerate(value[0]):
        _HEADER_CELL(notes, f"{pointer}/0/{index}", cell)


TABLE = Shape(
    {"rows": table_rows}, {"block_id": string(255), "column_settings": items(_COLUMN, 0, MOST_COLUMNS)}
)
DATA_TABLE = Shape(
    {"rows": data_table_rows, "caption": string(3000)},
    {
        "block_id": string(255),
        "page_size": integer(1, 100),
        "row_header_column_index": integer(0, MOST_COLUMNS - 1),
    },
)


def _positive(notes: Notes, pointer: str, value: Any) -> None:
    number(notes, pointer, value)
    if isinstance(value, int | float) and value <= 0:
        notes.add(pointer, "must be greater than 0")


_SEGMENT = Shape({"label": string(20), "value": _positive}, {})
_POINT = Shape({"label": string(20), "value": number}, {})
_SERIES = Shape({"name": string(20), "data": items(_POINT, 1, 20)}, {})
_AXIS = Shape({"categories": items(string(20), 1, 20)}, {"x_label": string(50), "y_label": string(50)})


def _consistent(notes: Notes, pointer: str, value: Any) -> None:
    """Every series has exactly one point for each category, and nothing is named twice."""
    categories = value["axis_config"]["categories"]
    names = [series["name"] for series in value["series"]]
    points = [[point["label"] for point in series["data"]] for series in value["series"]]
    if len(set(categories)) != len(categories):
        notes.add(f"{pointer}/axis_config/categories", "categories must be unique")
    if len(set(names)) != len(names):
        notes.add(f"{pointer}/series", "series names must be unique")
    for index, labels in enumerate(points):
        if sorted(labels) != sorted(categories):
            notes.add(f"{pointer}/series/{index}/data", "must have exactly one point per category")


_PLOT = Shape({"series": items(_SERIES, 1, 6), "axis_config": _AXIS}, {}, also=_consistent)
_CHARTS: dict[str, Rule] = {
    "pie": Shape({"segments": items(_SEGMENT, 1, 6)}, {}),
    "bar": _PLOT,
    "line": _PLOT,
    "area": _PLOT,
}
DATA_VISUALIZATION = Shape(
    {"title": string(50), "chart": by_type(_CHARTS, _CHARTS)}, {"block_id": string(255)}
)
