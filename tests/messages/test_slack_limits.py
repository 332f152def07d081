"""The validator finds what Slack would refuse, each rule by one payload that breaks only it."""

from typing import Any

import pytest

from messages.slack_limits import problems

Json = dict[str, Any]


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def _button(**more: object) -> Json:
    return {"type": "button", "action_id": "a", "text": _plain("Go"), **more}


def _actions(*elements: Json, **more: object) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def _input(element: Json, **more: object) -> Json:
    return {"type": "input", "label": _plain("L"), "element": {"action_id": "i", **element}, **more}


def _rich(*pieces: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(pieces)}]}


def _select(options: int, **more: object) -> Json:
    return {"type": "static_select", "options": [_option(str(n)) for n in range(options)], **more}


def _option(value: str) -> Json:
    return {"text": _plain("x"), "value": value}


def _table(rows: int, columns: int, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def _chart(labels: list[str], points: list[str], names: tuple[str, ...] = ("v",), title: str = "t") -> Json:
    series = [{"name": name, "data": [{"label": label, "value": 1} for label in points]} for name in names]
    chart = {"type": "line", "series": series, "axis_config": {"categories": labels}}
    return {"type": "data_visualization", "title": title, "chart": chart}


DIVIDER: Json = {"type": "divider"}
NUMBER: Json = {"type": "number_input", "is_decimal_allowed": True}
TEXT: Json = {"type": "plain_text_input"}


def message(*blocks: Json, text: str = "hello") -> Json:
    return {"text": text, "blocks": list(blocks)}


def modal(*blocks: Json, **more: object) -> Json:
    view = {"type": "modal", "callback_id": "c", "title": _plain("T"), "submit": _plain("S")}
    return {**view, "blocks": list(blocks), **more}


FINE: dict[str, Json] = {
    "fifty blocks": message(*[DIVIDER] * 50),
    "a button": message(_actions(_button(value="v", style="primary"))),
    "same action in two blocks": message(
        _actions(_button(), block_id="x"), _actions(_button(), block_id="y")
    ),
    "two charts": message(*[_chart(["a"], ["a"])] * 2),
    "a table": message(_table(100, 20)),
    "a form": modal(_input(NUMBER, block_id="x")),
    "a hundred options": modal(_input(_select(100))),
    "rich text": message(_rich({"type": "text", "text": "x"})),
}

WRONG: dict[str, Json] = {
    "no blocks": message(),
    "51 blocks": message(*[DIVIDER] * 51),
    "101 blocks": modal(*[DIVIDER] * 101),
    "no text": message(DIVIDER, text=""),
    "too many letters": message(*[_rich({"type": "text", "text": "x" * 2500})] * 5),
    "block id twice": message(_actions(_button(), block_id="x"), _actions(_button(), block_id="x")),
    "long block id": message(_actions(_button(), block_id="x" * 256)),
    "action id twice": message(_actions(_button(), _button())),
    "action id twice in a form": modal(_input(TEXT, block_id="x"), _input(TEXT, block_id="y")),
    "no action id": message(_actions(_button(action_id=""))),
    "26 buttons": message(_actions(*(_button(action_id=str(n)) for n in range(26)))),
    "long button": message(_actions(_button(text=_plain("x" * 76)))),
    "long value": message(_actions(_button(value="x" * 2001))),
    "empty value": message(_actions(_button(value=""))),
    "unknown style": message(_actions(_button(style="usual"))),
    "mrkdwn button": message(_actions(_button(text={"type": "mrkdwn", "text": "x"}))),
    "confirm without text": message(_actions(_button(confirm={"title": _plain("t")}))),
    "number among buttons": message(_actions({**NUMBER, "action_id": "n"})),
    "button as input": modal(_input({"type": "button", "text": _plain("x")})),
    "number without decimals": modal(_input({"type": "number_input"})),
    "input without submit": {k: v for k, v in modal(_input(TEXT)).items() if k != "submit"},
    "long hint": modal(_input(TEXT, hint=_plain("x" * 2001))),
    "empty label": modal(_input(TEXT, label=_plain(""))),
    "max length": modal(_input({**TEXT, "max_length": 3001})),
    "long initial value": modal(_input({**TEXT, "max_length": 2, "initial_value": "abc"})),
    "no options": modal(_input(_select(0))),
    "101 options": modal(_input(_select(101))),
    "long option value": modal(_input({**_select(1), "options": [_option("x" * 151)]})),
    "option value twice": modal(_input({**_select(1), "options": [_option("x")] * 2})),
    "initial option not offered": modal(_input(_select(1, initial_option=_option("other")))),
    "11 checkboxes": modal(_input({**_select(11), "type": "checkboxes"})),
    "two take the focus": modal(
        _input({**TEXT, "focus_on_load": True}), _input({**TEXT, "action_id": "j", "focus_on_load": True})
    ),
    "long title": modal(DIVIDER, title=_plain("x" * 25)),
    "no title": modal(DIVIDER, title=None),
    "long metadata": modal(DIVIDER, private_metadata="x" * 3001),
    "chart in a modal": modal(_chart(["a"], ["a"])),
    "table in a modal": modal(_table(2, 2)),
    "three charts": message(*[_chart(["a"], ["a"])] * 3),
    "two tables": message(_table(2, 2), _table(2, 2)),
    "101 rows": message(_table(101, 1)),
    "21 columns": message(_table(2, 21)),
    "empty cell": message(_table(1, 1, "")),
    "full table": message(_table(11, 10, "x" * 100)),
    "ragged table": message({"type": "table", "rows": [*_table(1, 1)["rows"], *_table(1, 2)["rows"]]}),
    "21 points": message(_chart([str(n) for n in range(21)], [str(n) for n in range(21)])),
    "category twice": message(_chart(["a", "a"], ["a", "a"])),
    "point missing": message(_chart(["a", "b"], ["a"])),
    "series twice": message(_chart(["a"], ["a"], ("v", "v"))),
    "seven series": message(_chart(["a"], ["a"], tuple("abcdefg"))),
    "long series name": message(_chart(["a"], ["a"], ("x" * 21,))),
    "long chart title": message(_chart(["a"], ["a"], title="x" * 51)),
    "header in mrkdwn": message({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}),
    "long header": message({"type": "header", "text": _plain("x" * 151)}),
    "empty section": message({"type": "section"}),
    "long section": message({"type": "section", "text": _plain("x" * 3001)}),
    "eleven fields": message({"type": "section", "fields": [_plain("x")] * 11}),
    "long field": message({"type": "section", "fields": [_plain("x" * 2001)]}),
    "eleven in context": message({"type": "context", "elements": [_plain("x")] * 11}),
    "empty rich text": message(_rich({"type": "text", "text": ""})),
    "unknown piece": message(_rich({"type": "txet", "text": "x"})),
    "unknown block": message({"type": "fancy"}),
}


@pytest.mark.parametrize("payload", FINE.values(), ids=FINE.keys())
def test_what_slack_takes_has_no_problem(payload: Json) -> None:
    assert problems(payload) == []


@pytest.mark.parametrize("payload", WRONG.values(), ids=WRONG.keys())
def test_what_slack_refuses_is_found(payload: Json) -> None:
    assert problems(payload)
