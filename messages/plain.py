"""Draws cards and forms as plain text: for previews, logs and whoever reads without pictures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from messages.card import (
    Aside,
    Bullets,
    Button,
    Buttons,
    Card,
    ChannelField,
    Chart,
    ChartKind,
    ChecksField,
    ChoiceField,
    Control,
    DateField,
    Divider,
    Facts,
    Field,
    Form,
    Heading,
    LongTextField,
    LookupField,
    Menu,
    Meter,
    NumberField,
    Paragraph,
    Part,
    PeopleField,
    PersonField,
    Quote,
    Row,
    Spans,
    Table,
    TextField,
    Tree,
)
from messages.figures import bar, sparks
from messages.words import literal


def draw(card: Card) -> str:
    """The card as lines of text, without its summary, which says nothing the lines do not."""
    drawn = (_part(part) for part in (*card.parts, *card.footer))
    return "\n\n".join(text for text in drawn if text) + "\n"


def draw_form(form: Form) -> str:
    """The form as lines of text, what is filled in behind each question."""
    end = _buttons_line((form.submit, form.close))
    drawn = (_part_or_field(part) for part in form.parts)
    return "\n\n".join([_heading(form.title), *(text for text in drawn if text), end]) + "\n"


def _part(part: Part) -> str:
    match part:
        case Heading():
            return _heading(part.text)
        case Paragraph() | Aside():
            return _text(part.spans)
        case Quote():
            return _quoted(part.spans)
        case Bullets():
            return "\n".join(f"- {_indented(_text(item))}" for item in part.items)
        case Tree():
            return "\n".join(f"{'  ' * each.depth}- {_text(each.spans)}" for each in part.branches)
        case Row():
            return "\n".join(filter(None, _row(part)))
        case Facts():
            return "\n".join(f"{fact.label}: {_text(fact.spans)}" for fact in part.facts)
        case Meter():
            return f"{_text(part.label)}\n{_meter(part)}"
        case Chart():
            return "\n".join(_chart(part))
        case Table():
            return "\n".join(_table(part))
        case Divider():
            return "---"
        case Buttons():
            return _buttons(part.buttons)
        case _:
            assert_never(part)


def _part_or_field(part: Part | Field) -> str:
    match part:
        case (
            TextField()
            | LongTextField()
            | NumberField()
            | ChoiceField()
            | LookupField()
            | ChecksField()
            | PersonField()
            | PeopleField()
            | ChannelField()
            | DateField()
        ):
            return "\n".join(_field(part))
        case _:
            return _part(part)


def _field(field: Field) -> Iterator[str]:
    optional = " (optional)" if field.optional else ""
    yield f"{field.label}{optional}: [{_filled_in(field)}]"
    if field.hint:
        yield f"  {field.hint}"


def _filled_in(field: Field) -> str:
    match field:
        case TextField() | LongTextField() | NumberField():
            return field.initial
        case LookupField():
            return field.initial.label if field.initial else ""
        case ChoiceField():
            return _chosen(field, (field.initial,))
        case ChecksField():
            return _chosen(field, field.initial)
        case PeopleField():
            return ", ".join(field.initial)
        case PersonField() | ChannelField() | DateField():
            return str(field.initial or "")
        case _:
            assert_never(field)


def _chosen(field: ChoiceField | ChecksField, values: Sequence[str]) -> str:
    return ", ".join(option.label for option in field.options if option.value in values)


def _heading(text: str) -> str:
    return f"{text}\n{'=' * min(len(text), 80)}"


def _text(spans: Spans) -> str:
    return "".join(map(literal, spans))


def _quoted(spans: Spans) -> str:
    return "\n".join(f"> {line}" for line in _text(spans).splitlines())


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _row(row: Row) -> Iterator[str]:
    yield _text(row.spans)
    yield _quoted(row.quote)
    yield _buttons(row.buttons)


def _meter(meter: Meter) -> str:
    return meter.words if meter.share is None else f"{bar(meter.share)}  {meter.words}"


def _chart(chart: Chart) -> Iterator[str]:
    """A course as little bars, all on one scale; things side by side are told in words alone."""
    courses = [tuple(map(Decimal, series.values)) for series in chart.series]
    values = [value for course in courses for value in course]
    if chart.kind is ChartKind.LINE and values:
        names = [series.name for series in chart.series]
        width = max(map(len, names))
        for name, course in zip(names, courses, strict=True):
            yield f"{name.ljust(width)}  {sparks(course, min(values), max(values))}"
    yield chart.words


def _buttons(controls: Sequence[Control]) -> str:
    return _buttons_line(list(map(_control, controls)))


def _control(control: Control) -> str:
    match control:
        case Button():
            return control.label
        case Menu():
            return f"{control.label}: {' | '.join(option.label for option in control.options)}"
        case _:
            assert_never(control)


def _buttons_line(labels: Sequence[str]) -> str:
    return " ".join(f"[{label}]" for label in labels)


def _table(table: Table) -> Iterator[str]:
    """Columns as wide as their widest cell, numbers to the right."""
    yield table.words
    rows = [table.header, *([cell.text for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    numbers = [any(cell.number is not None for cell in column) for column in zip(*table.rows, strict=True)]
    for row in rows:
        yield _aligned(row, widths, numbers or [False] * len(widths))


def _aligned(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    return "  ".join(map(_cell, row, widths, numbers)).rstrip()


def _cell(text: str, width: int, number: bool) -> str:  # noqa: FBT001 - one of three columns that go together
    return text.rjust(width) if number else text.ljust(width)
