"""The parts of a card as Slack's blocks."""

from collections.abc import Iterator
from typing import Final, assert_never

from messages import slack_numbers as most
from messages.card import (
    Aside,
    Branch,
    Bullets,
    Button,
    Buttons,
    ButtonStyle,
    Chart,
    Confirm,
    Control,
    Divider,
    Facts,
    Heading,
    Menu,
    Meter,
    Paragraph,
    Part,
    Plain,
    Quote,
    Row,
    Series,
    Span,
    Spans,
    Strong,
    Table,
    Tree,
)
from messages.figures import bar
from messages.slack_options import options
from messages.slack_text import (
    Json,
    branches,
    bullets,
    context_text,
    cut,
    inert,
    plain_text,
    quote,
    rich_text,
    section,
)

_BREAK: Final = Plain("\n")

_LETTERS_OF_A_CELL: Final = 400
_LETTERS_OF_AN_ITEM: Final = 600
_ITEMS_OF_A_BLOCK: Final = 5
"""So many of the longest items stay within the letters of one block."""
_LETTERS_OF_A_BRANCH: Final = 150
_BRANCHES_OF_A_BLOCK: Final = 20
"""As with items."""


def blocks(part: Part) -> list[Json]:
    """What draws one part: a block or two."""
    match part:
        case Heading():
            return [_heading(part.text)]
        case Paragraph():
            return [rich_text(section(part.spans))]
        case Aside():
            return [_context(part.spans)]
        case Quote():
            return [rich_text(quote(part.spans))]
        case Bullets():
            return [rich_text(bullets(items, _LETTERS_OF_AN_ITEM)) for items in _by_the_block(part.items)]
        case Tree():
            return [rich_text(*branches(some, _LETTERS_OF_A_BRANCH)) for some in _trunks(part.branches)]
        case Row():
            return [_row(part), *_actions(part.buttons)]
        case Facts():
            return [rich_text(section(_lines(part)))]
        case Meter():
            return [rich_text(section((*part.label, _BREAK, Plain(_meter(part)))))]
        case Chart():
            return [*_chart(part), _context((Plain(part.words),))]
        case Table():
            return [rich_text(section((Strong(part.words),))), _table(part)]
        case Divider():
            return [{"type": "divider"}]
        case Buttons():
            return _actions(part.buttons)
        case _:
            assert_never(part)


def in_words(part: Chart | Table) -> list[Json]:
    """A chart or table where Slack cannot show one."""
    match part:
        case Chart():
            return [_context((Plain(part.words),))]
        case Table():
            lines = (" · ".join(cell.text for cell in row if cell.text) for row in part.rows)
            items = tuple((Plain(line),) for line in lines)
            return [*blocks(Paragraph((Strong(part.words),))), *blocks(Bullets(items))]
        case _:
            assert_never(part)


def _by_the_block(items: tuple[Spans, ...]) -> Iterator[tuple[Spans, ...]]:
    for at in range(0, len(items), _ITEMS_OF_A_BLOCK):
        yield items[at : at + _ITEMS_OF_A_BLOCK]


def _trunks(branches: tuple[Branch, ...]) -> Iterator[tuple[Branch, ...]]:
    for at in range(0, len(branches), _BRANCHES_OF_A_BLOCK):
        yield branches[at : at + _BRANCHES_OF_A_BLOCK]


def _heading(text: str) -> Json:
    """A header cuts its text; a title too long for it is shown whole."""
    if len(text.strip()) > most.HEADER:
        return rich_text(section((Strong(text),)))
    return {"type": "header", "text": plain_text(text, most.HEADER)}


def _context(spans: Spans) -> Json:
    return {"type": "context", "elements": [context_text(spans)]}


def _row(row: Row) -> Json:
    return rich_text(section(row.spans, most.RICH_TEXT // 2), quote(row.quote, most.RICH_TEXT // 2))


def _lines(facts: Facts) -> Iterator[Span]:
    """A line a fact, its label first. Channels and people keep their own spans."""
    for at, fact in enumerate(facts.facts):
        if at:
            yield _BREAK
        yield Strong(f"{fact.label}: ")
        yield from fact.spans


def _meter(meter: Meter) -> str:
    return meter.words if meter.share is None else f"{bar(meter.share)}  {meter.words}"


def _actions(controls: tuple[Control, ...]) -> list[Json]:
    if not controls:
        return []
    shown = controls[: most.ACTIONS_ELEMENTS]
    return [{"type": "actions", "elements": [_control(each, shown[:at]) for at, each in enumerate(shown)]}]


def _control(control: Control, before: tuple[Control, ...]) -> Json:
    """Its name is unique among those beside it."""
    taken = sum(each.action is control.action for each in before)
    name = f"{control.action}:{taken}" if taken else str(control.action)
    match control:
        case Button():
            return _button(control, name)
        case Menu():
            return _menu(control, name)
        case _:
            assert_never(control)


def _menu(menu: Menu, name: str) -> Json:
    return {
        "type": "static_select",
        "action_id": name,
        "placeholder": plain_text(menu.label, most.PLACEHOLDER),
        "options": options(menu.options),
    }


def _button(button: Button, name: str) -> Json:
    drawn: Json = {
        "type": "button",
        "action_id": name,
        "text": plain_text(button.label, most.BUTTON_TEXT),
    }
    if button.value:
        drawn["value"] = cut(button.value, most.BUTTON_VALUE)
    if button.style is not ButtonStyle.USUAL:
        drawn["style"] = str(button.style)
    if button.confirm is not None:
        drawn["confirm"] = _confirm(button.confirm)
    return drawn


def _confirm(confirm: Confirm) -> Json:
    return {
        "title": plain_text(confirm.title, most.CONFIRM_TITLE),
        "text": plain_text(confirm.text, most.CONFIRM_TEXT),
        "confirm": plain_text(confirm.yes, most.CONFIRM_ANSWER),
        "deny": plain_text(confirm.no, most.CONFIRM_ANSWER),
    }


def _chart(chart: Chart) -> list[Json]:
    """The chart where Slack can draw it; its words stand below it in any case."""
    labels = [cut(inert(name), most.CHART_LABEL) for name in chart.categories]
    names = [cut(inert(series.name), most.CHART_LABEL) for series in chart.series]
    if not _drawable(chart, labels, names):
        return []
    series = [
        {"name": name, "data": _points(labels, each)} for name, each in zip(names, chart.series, strict=True)
    ]
    drawn = {"type": str(chart.kind), "series": series, "axis_config": {"categories": labels}}
    title = cut(inert(chart.title), most.CHART_TITLE)
    return [{"type": "data_visualization", "title": title, "chart": drawn}]


def _points(labels: list[str], series: Series) -> list[Json]:
    return [{"label": at, "value": value} for at, value in zip(labels, series.values, strict=True)]


def _drawable(chart: Chart, labels: list[str], names: list[str]) -> bool:
    return (
        bool(chart.title)
        and 0 < len(labels) <= most.CHART_POINTS
        and 0 < len(names) <= most.CHART_SERIES
        and all(labels)
        and all(names)
        and len(set(labels)) == len(labels)
        and len(set(names)) == len(names)
        and all(len(series.values) == len(labels) for series in chart.series)
    )


def _table(table: Table) -> Json:
    rows = [[_cell(text) for text in table.header[: most.TABLE_COLUMNS]]]
    letters = _letters(rows[0])
    for row in table.rows[: most.TABLE_ROWS - 1]:
        cells = [_cell(cell.text) for cell in row[: most.TABLE_COLUMNS]]
        letters += _letters(cells)
        if letters > most.TABLE_LETTERS:
            break
        rows.append(cells)
    return {"type": "table", "rows": rows, "column_settings": _columns(table)}


def _cell(text: str) -> Json:
    return {"type": "raw_text", "text": cut(inert(text), _LETTERS_OF_A_CELL) or "-"}


def _letters(cells: list[Json]) -> int:
    return sum(len(cell["text"]) for cell in cells)


def _columns(table: Table) -> list[Json]:
    """Numbers stand to the right, and words wrap."""
    columns = list(zip(*table.rows, strict=True))[: most.TABLE_COLUMNS]
    numbers = [any(cell.number is not None for cell in column) for column in columns]
    return [{"align": "right"} if number else {"is_wrapped": True} for number in numbers]
