"""Every limit of the validator: what stands exactly at it passes, one more does not."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from playground.limits import check_message, check_view, weight

Block = dict[str, Any]


def plain(length: int) -> Block:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> Block:
    return {"type": "mrkdwn", "text": "x" * length}


def option(number: int = 0, *, text: int = 1, value: int | None = None, description: int = 1) -> Block:
    named = f"{number}" if value is None else "v" * value
    return {"text": plain(text), "value": named, "description": plain(description)}


def options(count: int) -> list[Block]:
    return [option(number) for number in range(count)]


def section(**more: Any) -> Block:
    return {"type": "section", "text": mrkdwn(1), **more}


def button(**more: Any) -> Block:
    return {"type": "button", "text": plain(1), **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def select(**more: Any) -> Block:
    return {"type": "static_select", **more}


def confirm(title: int = 1, text: int = 1, yes: int = 1, no: int = 1) -> Block:
    return {"title": plain(title), "text": mrkdwn(text), "confirm": plain(yes), "deny": plain(no)}


def field(element: Block, **more: Any) -> Block:
    return {"type": "input", "label": plain(1), "element": element, **more}


def image(**more: Any) -> Block:
    return {"type": "image", "image_url": "https://x.test/a.png", "alt_text": "x", **more}


def video(**more: Any) -> Block:
    urls = {"thumbnail_url": "https://x.test/t", "video_url": "https://x.test/v"}
    return {"type": "video", "alt_text": "x", "title": plain(1), **urls, **more}


def card(**more: Any) -> Block:
    return {"type": "card", "title": plain(1), **more}


def container(**more: Any) -> Block:
    return {"type": "container", "title": plain(1), "child_blocks": [{"type": "divider"}], **more}


def raw(length: int = 1) -> Block:
    return {"type": "raw_text", "text": "x" * length}


def table(rows: int, columns: int = 1, length: int = 1) -> Block:
    return {"type": "table", "rows": [[raw(length)] * columns] * rows}


def data_table(rows: int, columns: int = 1, length: int = 1, **more: Any) -> Block:
    return {"type": "data_table", "caption": "x", "rows": [[raw(length)] * columns] * rows, **more}


def pie(segments: int = 1, label: int = 1, value: float = 1, title: int = 1) -> Block:
    pieces = [{"label": "x" * label, "value": value}] * segments
    chart = {"type": "pie", "segments": pieces}
    return {"type": "data_visualization", "title": "x" * title, "chart": chart}


def bars(series: int = 1, points: int = 1, name: int = 1, label: int = 0, axis: int = 1) -> Block:
    categories = [f"{number:0{label}d}" if label else str(number) for number in range(points)]
    data = [{"label": one, "value": 1} for one in categories]
    named = [{"name": f"{number:0{name}d}", "data": data} for number in range(series)]
    config = {"categories": categories, "x_label": "x" * axis, "y_label": "y"}
    chart = {"type": "bar", "series": named, "axis_config": config}
    return {"type": "data_visualization", "title": "x", "chart": chart}


def text_input(**more: Any) -> Block:
    return {"type": "plain_text_input", **more}


Make = Callable[[int], Block]

IN_MESSAGES: dict[str, tuple[int, Make]] = {
    "section text": (3000, lambda n: section(text=mrkdwn(n))),
    "section fields": (10, lambda n: section(fields=[mrkdwn(1)] * n)),
    "section field": (2000, lambda n: section(fields=[mrkdwn(n)])),
    "block_id": (255, lambda n: section(block_id="x" * n)),
    "header": (150, lambda n: {"type": "header", "text": plain(n)}),
    "context elements": (10, lambda n: {"type": "context", "elements": [mrkdwn(1)] * n}),
    "actions elements": (25, lambda n: actions(*[button()] * n)),
    "button text": (75, lambda n: actions(button(text=plain(n)))),
    "button value": (2000, lambda n: actions(button(value="x" * n))),
    "button url": (3000, lambda n: actions(button(url="x" * n))),
    "button label": (75, lambda n: actions(button(accessibility_label="x" * n))),
    "action_id": (255, lambda n: actions(button(action_id="x" * n))),
    "confirm title": (100, lambda n: actions(button(confirm=confirm(title=n)))),
    "confirm text": (300, lambda n: actions(button(confirm=confirm(text=n)))),
    "confirm yes": (30, lambda n: actions(button(confirm=confirm(yes=n)))),
    "confirm no": (30, lambda n: actions(button(confirm=confirm(no=n)))),
    "option text": (75, lambda n: actions(select(options=[option(text=n)]))),
    "option value": (150, lambda n: actions(select(options=[option(value=n)]))),
    "option description": (75, lambda n: actions(select(options=[option(description=n)]))),
    "options": (100, lambda n: actions(select(options=options(n)))),
    "placeholder": (150, lambda n: actions(select(options=options(1), placeholder=plain(n)))),
    "overflow": (5, lambda n: section(accessory={"type": "overflow", "options": options(n)})),
    "checkboxes": (10, lambda n: section(accessory={"type": "checkboxes", "options": options(n)})),
    "radio buttons": (10, lambda n: section(accessory={"type": "radio_buttons", "options": options(n)})),
    "image url": (3000, lambda n: image(image_url="x" * n)),
    "image alt text": (2000, lambda n: image(alt_text="x" * n)),
    "image title": (2000, lambda n: image(title=plain(n))),
    "video title": (200, lambda n: video(title=plain(n))),
    "video author": (50, lambda n: video(author_name="x" * n)),
    "markdown": (12_000, lambda n: {"type": "markdown", "text": "x" * n}),
    "card title": (150, lambda n: card(title=plain(n))),
    "card subtitle": (150, lambda n: card(subtitle=plain(n))),
    "card body": (200, lambda n: card(body=plain(n))),
    "card subtext": (200, lambda n: card(subtext=plain(n))),
    "card actions": (3, lambda n: card(actions=[button()] * n)),
    "carousel": (10, lambda n: {"type": "carousel", "elements": [card()] * n}),
    "container title": (150, lambda n: container(title=plain(n))),
    "container subtitle": (150, lambda n: container(subtitle=plain(n))),
    "container children": (10, lambda n: container(child_blocks=[{"type": "divider"}] * n)),
    "table rows": (100, table),
    "table columns": (20, lambda n: table(1, n)),
    "table characters": (10_000, lambda n: table(1, 1, n)),
    "data table rows": (101, data_table),
    "data table columns": (20, lambda n: data_table(2, n)),
    "data table characters": (10_000, lambda n: data_table(2, 1, n)),
    "data table page": (100, lambda n: data_table(2, page_size=n)),
    "chart title": (50, lambda n: pie(title=n)),
    "pie segments": (6, pie),
    "pie label": (20, lambda n: pie(label=n)),
    "chart series": (6, bars),
    "chart points": (20, lambda n: bars(points=n)),
    "series name": (20, lambda n: bars(name=n)),
    "category": (20, lambda n: bars(label=n)),
    "axis label": (50, lambda n: bars(axis=n)),
    "context actions": (
        5,
        lambda n: {
            "type": "context_actions",
            "elements": [{"type": "icon_button", "icon": "trash", "text": plain(1)}] * n,
        },
    ),
    "plan tasks": (50, lambda n: {"type": "plan", "title": "x", "tasks": [{}] * n}),
}

IN_MODALS: dict[str, tuple[int, Make]] = {
    "input label": (2000, lambda n: field(text_input(), label=plain(n))),
    "input hint": (2000, lambda n: field(text_input(), hint=plain(n))),
    "max_length": (3000, lambda n: field(text_input(max_length=n))),
    "min_length": (3000, lambda n: field(text_input(min_length=n))),
    "max_files": (10, lambda n: field({"type": "file_input", "max_files": n})),
    "alert": (200, lambda n: {"type": "alert", "text": plain(n)}),
}

VIEW_FIELDS: dict[str, tuple[int, Callable[[int], Any]]] = {
    "title": (24, plain),
    "submit": (24, plain),
    "close": (24, plain),
    "private_metadata": (3000, lambda n: "x" * n),
    "callback_id": (255, lambda n: "x" * n),
    "external_id": (255, lambda n: "x" * n),
    "blocks": (100, lambda n: [{"type": "divider"}] * n),
}


def modal(*blocks: Block, **more: Any) -> Block:
    return {"type": "modal", "title": plain(1), "submit": plain(1), "blocks": list(blocks), **more}


@pytest.mark.parametrize("name", IN_MESSAGES)
def test_a_message_may_go_to_the_limit_and_not_beyond(name: str) -> None:
    limit, make = IN_MESSAGES[name]
    assert check_message([make(limit)]) == []
    assert check_message([make(limit + 1)]) != []


@pytest.mark.parametrize("name", IN_MODALS)
def test_a_modal_may_go_to_the_limit_and_not_beyond(name: str) -> None:
    limit, make = IN_MODALS[name]
    assert check_view(modal(make(limit))) == []
    assert check_view(modal(make(limit + 1))) != []


@pytest.mark.parametrize("name", VIEW_FIELDS)
def test_a_views_own_fields_have_limits(name: str) -> None:
    limit, make = VIEW_FIELDS[name]
    assert check_view(modal() | {name: make(limit)}) == []
    assert check_view(modal() | {name: make(limit + 1)}) != []


def test_a_message_has_at_most_fifty_blocks_and_a_home_a_hundred() -> None:
    divider = {"type": "divider"}
    assert check_message([divider] * 50) == []
    assert check_message([divider] * 51) != []
    assert check_view({"type": "home", "blocks": [divider] * 100}) == []
    assert check_view({"type": "home", "blocks": [divider] * 101}) != []


SURFACES = {
    "markdown": ({"type": "markdown", "text": "x"}, "message"),
    "table": (table(1), "message"),
    "data_table": (data_table(2), "message"),
    "data_visualization": (pie(), "message"),
    "container": (container(), "message"),
    "card": (card(), "message home"),
    "carousel": ({"type": "carousel", "elements": [card()]}, "message home"),
    "alert": ({"type": "alert", "text": plain(1)}, "modal"),
    "section": (section(), "message modal home"),
    "input": (field(text_input()), "message modal home"),
    "video": (video(), "message modal home"),
    "file": ({"type": "file", "external_id": "x", "source": "remote"}, ""),
}


@pytest.mark.parametrize("name", SURFACES)
def test_a_block_stands_only_where_slack_shows_it(name: str) -> None:
    block, allowed = SURFACES[name]
    found = {
        "message": check_message([block]),
        "modal": check_view(modal(block)),
        "home": check_view({"type": "home", "blocks": [block]}),
    }
    assert {surface for surface, problems in found.items() if not problems} == set(allowed.split())


NUMBER = {"type": "number_input", "is_decimal_allowed": True}
A, B = option(1), option(2)

WRONG: dict[str, list[Block]] = {
    "unknown block": [{"type": "poem"}],
    "no block": ["x"],  # type: ignore[list-item]
    "unknown property": [section(colour="red")],
    "unknown text property": [section(text={**plain(1), "verbatim": True})],
    "empty text": [section(text=mrkdwn(0))],
    "empty section": [{"type": "section"}],
    "mrkdwn header": [{"type": "header", "text": mrkdwn(1)}],
    "mrkdwn button": [actions(button(text=mrkdwn(1)))],
    "button style": [actions(button(style="loud"))],
    "no alt text": [{"type": "image", "image_url": "x"}],
    "two image sources": [image(slack_file={"id": "F00000000"})],
    "wrong file id": [{"type": "image", "alt_text": "x", "slack_file": {"id": "x"}}],
    "block_id twice": [section(block_id="a"), section(block_id="a")],
    "block_id twice, deep": [section(block_id="a"), container(child_blocks=[section(block_id="a")])],
    "action_id twice": [actions(button(action_id="a"), button(action_id="a"))],
    "number input in actions": [actions(NUMBER)],
    "text input in section": [section(accessory=text_input())],
    "datetimepicker in section": [section(accessory={"type": "datetimepicker"})],
    "button in input": [field(button())],
    "file input in a message": [field({"type": "file_input"})],
    "decimals not said": [field({"type": "number_input"})],
    "bounds not strings": [field({**NUMBER, "min_value": 1})],
    "bounds crossed": [field({**NUMBER, "min_value": "2", "max_value": "1"})],
    "initial option elsewhere": [actions(select(options=[A], initial_option=B))],
    "options and groups": [actions(select(options=[A], option_groups=[{"label": plain(1), "options": [A]}]))],
    "no options": [actions(select())],
    "same option value": [actions(select(options=[A, A]))],
    "date format": [actions({"type": "datepicker", "initial_date": "1/2/2026"})],
    "time format": [actions({"type": "timepicker", "initial_time": "24:00"})],
    "two in focus": [field(text_input(focus_on_load=True)), field(text_input(focus_on_load=True))],
    "two tables": [table(1), table(1)],
    "three charts": [pie(), pie(), pie()],
    "markdown together": [{"type": "markdown", "text": "x" * 6001}] * 2,
    "uneven data table": [{"type": "data_table", "caption": "x", "rows": [[raw()], [raw(), raw()]]}],
    "rich text in header": [
        {"type": "data_table", "caption": "x", "rows": [[{"type": "rich_text", "elements": []}], [raw()]]}
    ],
    "data table without data": [data_table(1)],
    "empty cell": [table(1, 1, 0)],
    "pie of nothing": [pie(value=0)],
    "empty card": [{"type": "card"}],
    "card of cards": [{"type": "carousel", "elements": [section()]}],
    "container in container": [container(child_blocks=[container()])],
    "chart in container": [container(child_blocks=[pie()])],
    "collapsed for ever": [container(default_collapsed=True)],
    "rich text part": [{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}],
    "rich text leaf": [
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "poem"}]}]}
    ],
}


@pytest.mark.parametrize("name", WRONG)
def test_what_slack_refuses_is_refused(name: str) -> None:
    problems = check_message(WRONG[name])
    assert problems != []
    assert all(problem.pointer.startswith("/blocks") for problem in problems)


@pytest.mark.parametrize("change", ["missing point", "category twice", "series twice"])
def test_every_series_of_a_chart_has_one_point_per_category(change: str) -> None:
    chart = bars(series=2, points=2)
    assert check_message([chart]) == []
    match change:
        case "missing point":
            chart["chart"]["series"][0]["data"] = chart["chart"]["series"][0]["data"][:1]
        case "category twice":
            chart["chart"]["axis_config"]["categories"] = ["0", "0"]
        case _:
            chart["chart"]["series"][1]["name"] = chart["chart"]["series"][0]["name"]
    assert check_message([chart]) != []


def test_a_modal_that_asks_needs_a_submit_button_and_a_title() -> None:
    asks = modal(field(text_input()))
    for name in ("submit", "title"):
        without = {key: value for key, value in asks.items() if key != name}
        assert check_view(without) != []


def test_pointers_lead_into_the_view() -> None:
    (problem,) = check_view(modal(section(text=mrkdwn(3001))))
    assert problem.sentence == "must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]"


def test_rich_text_of_every_sort_passes() -> None:
    leaves = [
        {"type": "text", "text": "x", "style": {"bold": True}},
        {"type": "link", "url": "https://x.test"},
        {"type": "user", "user_id": "U1"},
        {"type": "emoji", "name": "wave"},
        {"type": "date", "timestamp": 1, "format": "{date}"},
    ]
    line = {"type": "rich_text_section", "elements": leaves}
    parts = [
        line,
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [line]},
        {"type": "rich_text_quote", "elements": leaves},
        {"type": "rich_text_preformatted", "elements": leaves[:2]},
    ]
    assert check_message([{"type": "rich_text", "elements": parts}]) == []


def test_the_weight_of_a_message_is_what_can_be_read() -> None:
    assert weight([section(text=mrkdwn(100), block_id="not-counted")]) == 100
    assert weight([actions(button(text=plain(7), value="x" * 50, url="x" * 50))]) == 7
    assert weight([table(2, 2, 100)]) == 0


WRONG_SHAPES: list[Any] = [
    None,
    True,
    -1,
    10**400,
    float("nan"),
    "",
    [],
    {},
    [[]],
    [{}],
    {"type": []},
    ["a", 1],
]


@pytest.mark.parametrize("wrong", WRONG_SHAPES, ids=repr)
@pytest.mark.parametrize(
    ("block", "path"),
    [
        (actions(select(options=options(2))), ["elements", 0, "options"]),
        (actions(select(options=options(2))), ["elements", 0, "options", 0]),
        (actions(select(options=options(2))), ["elements", 0, "options", 0, "value"]),
        (actions(select(options=options(2))), ["elements", 0, "option_groups"]),
        (
            actions({"type": "checkboxes", "options": options(2), "initial_options": []}),
            ["elements", 0, "initial_options"],
        ),
        (bars(), ["chart", "axis_config", "categories"]),
        (bars(), ["chart", "axis_config", "categories", 0]),
        (bars(), ["chart", "series", 0, "name"]),
        (bars(), ["chart", "series", 0, "data", 0, "label"]),
        (bars(), ["chart", "series", 0, "data", 0, "value"]),
    ],
    ids=str,
)
def test_what_has_no_right_shape_is_a_problem_and_no_accident(
    block: Block, path: list[Any], wrong: Any
) -> None:
    broken = deepcopy(block)
    *way, last = path
    place: Any = broken
    for step in way:
        place = place[step]
    place[last] = wrong
    check_message([broken])
    check_view({"type": "modal", "title": plain(1), "blocks": [broken]})
