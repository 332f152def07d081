"""Interactive elements: their fields, and in which block each may stand."""

from typing import Any

from playground.limits.notes import Notes
from playground.limits.rules import (
    Rule,
    Shape,
    anything,
    boolean,
    by_type,
    exactly_one,
    integer,
    items,
    matching,
    one_of,
    plain,
    string,
    text,
    together,
)

ACTION_ID = string(255)
URL = string(3000)
ANY_NUMBER = 10**9

CONFIRM = Shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
_DISPATCH = Shape({}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 1, 2)})
SLACK_FILE = Shape(
    {}, {"id": matching(r"F[A-Z0-9]{8,}", "a file id"), "url": URL}, also=exactly_one("id", "url")
)
IMAGE = Shape(
    {"alt_text": string(2000)},
    {"image_url": URL, "slack_file": SLACK_FILE},
    also=exactly_one("image_url", "slack_file"),
)
_STYLE = one_of("primary", "danger")


def option(*, rich: bool = False, url: bool = False) -> Shape:
    """Only radio buttons and checkboxes read mrkdwn; only overflow menus open a url."""
    words = text(75) if rich else plain(75)
    return Shape(
        {"text": words, "value": string(150)}, {"description": words, **({"url": URL} if url else {})}
    )


_OPTIONS = items(option(), 1, 100)
_GROUPS = items(Shape({"label": plain(75), "options": _OPTIONS}, {}), 1, 100)
_DATE = matching(r"\d{4}-\d{2}-\d{2}", "a date as YYYY-MM-DD")
_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time as HH:mm")
_NUMBER = matching(r"-?\d+(\.\d+)?", "a number in a string")


def _choices(value: dict[str, Any]) -> list[Any]:
    groups = value.get("option_groups") or ()
    return [*(value.get("options") or ()), *(one for group in groups for one in group.get("options", ()))]


def initial_among_options(notes: Notes, pointer: str, value: Any) -> None:
    chosen = [value["initial_option"]] if "initial_option" in value else value.get("initial_options") or []
    for one in chosen:
        if one not in _choices(value):
            notes.add(pointer, "initial option(s) must be among the options")


def _unique_options(notes: Notes, pointer: str, value: Any) -> None:
    values = [one.get("value") for one in _choices(value) if isinstance(one, dict)]
    if len(values) != len(set(values)):
        notes.add(f"{pointer}/options", "option values must be unique")


def _decimal_bounds(notes: Notes, pointer: str, value: Any) -> None:
    low, high = float(value.get("min_value", "-inf")), float(value.get("max_value", "inf"))
    if low > high:
        notes.add(pointer, "min_value must not be greater than max_value")


def _act(optional: dict[str, Rule], required: dict[str, Rule] | None = None, also: Rule = anything) -> Shape:
    return Shape(required or {}, {"action_id": ACTION_ID, **optional}, also=also)


def _field(
    optional: dict[str, Rule], required: dict[str, Rule] | None = None, also: Rule = anything
) -> Shape:
    """An element a person fills in."""
    shared: dict[str, Rule] = {"placeholder": plain(150), "focus_on_load": boolean, "confirm": CONFIRM}
    return _act({**shared, **optional}, required, also)


def _typed(
    optional: dict[str, Rule], required: dict[str, Rule] | None = None, also: Rule = anything
) -> Shape:
    """An element a person types into: no confirmation, but dispatching."""
    shared: dict[str, Rule] = {
        "placeholder": plain(150),
        "focus_on_load": boolean,
        "dispatch_action_config": _DISPATCH,
    }
    return _act({**shared, **optional}, required, also)


def _pickers(optional: dict[str, Rule], initial: str) -> dict[str, Shape]:
    """The single and the multiple form of one kind of select."""
    many: dict[str, Rule] = {
        f"{initial}s": items(anything, 0, ANY_NUMBER),
        "max_selected_items": integer(1, ANY_NUMBER),
    }
    return {"": _field({**optional, initial: anything}), "multi_": _field({**optional, **many})}


def _static(more: dict[str, Rule]) -> Shape:
    rules = together(exactly_one("options", "option_groups"), initial_among_options, _unique_options)
    return _field({"options": _OPTIONS, "option_groups": _GROUPS, **more}, also=rules)


_FILTER = Shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_CONVERSATION: dict[str, Rule] = {
    "filter": _FILTER,
    "default_to_current_conversation": boolean,
    "response_url_enabled": boolean,
}
_MOST_SELECTED: dict[str, Rule] = {"max_selected_items": integer(1, ANY_NUMBER)}
_QUERY: dict[str, Rule] = {"min_query_length": integer(0, ANY_NUMBER)}
_CHOSEN = together(initial_among_options, _unique_options)

ELEMENTS: dict[str, Rule] = {
    "image": IMAGE,
    "button": _act(
        {
            "url": URL,
            "value": string(2000),
            "style": _STYLE,
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "agent_prompt": string(4000),
        },
        {"text": plain(75)},
    ),
    "workflow_button": _act(
        {"style": _STYLE, "accessibility_label": string(75)}, {"text": plain(75), "workflow": anything}
    ),
    "icon_button": _act(
        {
            "value": string(2000),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": items(string(255), 1, 10),
        },
        {"icon": one_of("trash"), "text": plain(75)},
    ),
    "feedback_buttons": _act({}, {"positive_button": anything, "negative_button": anything}),
    "overflow": _act({"confirm": CONFIRM}, {"options": items(option(url=True), 1, 5)}, _unique_options),
    "checkboxes": _field(
        {"initial_options": items(anything, 0, 10)}, {"options": items(option(rich=True), 1, 10)}, _CHOSEN
    ),
    "radio_buttons": _field(
        {"initial_option": anything}, {"options": items(option(rich=True), 1, 10)}, _CHOSEN
    ),
    "datepicker": _field({"initial_date": _DATE}),
    "timepicker": _field({"initial_time": _TIME, "timezone": string(255)}),
    "datetimepicker": _field({"initial_date_time": integer(10**9, 10**10 - 1)}),
    "plain_text_input": _typed(
        {
            "initial_value": string(3000, 0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        }
    ),
    "number_input": _typed(
        {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
        {"is_decimal_allowed": boolean},
        _decimal_bounds,
    ),
    "email_text_input": _typed({"initial_value": string(3000)}),
    "url_text_input": _typed({"initial_value": string(3000)}),
    "rich_text_input": _typed(
        {"initial_value": anything, "min_lines": integer(1, 100), "max_lines": integer(1, 100)}
    ),
    "file_input": _act({"filetypes": items(string(20), 1, 100), "max_files": integer(1, 10)}),
    "static_select": _static({"initial_option": anything}),
    "multi_static_select": _static({"initial_options": items(anything, 0, 100), **_MOST_SELECTED}),
    "external_select": _field({**_QUERY, "initial_option": option()}),
    "multi_external_select": _field({**_QUERY, **_MOST_SELECTED, "initial_options": items(option(), 1, 100)}),
    **{f"{many}users_select": one for many, one in _pickers({}, "initial_user").items()},
    **{
        f"{many}channels_select": one
        for many, one in _pickers({"response_url_enabled": boolean}, "initial_channel").items()
    },
    **{
        f"{many}conversations_select": one
        for many, one in _pickers(_CONVERSATION, "initial_conversation").items()
    },
}

_SELECTS = {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
_MULTI = {f"multi_{one}" for one in _SELECTS}
_CHOICES = {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
_TYPED = {"plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"}

in_section = by_type(
    ELEMENTS, {"button", "overflow", "image", "workflow_button", *_SELECTS, *_MULTI, *_CHOICES}
)
in_actions = by_type(
    ELEMENTS, {"button", "overflow", "workflow_button", "datetimepicker", *_SELECTS, *_MULTI, *_CHOICES}
)
in_context_actions = by_type(ELEMENTS, {"feedback_buttons", "icon_button"})
_IN_INPUT = {"datetimepicker", *_SELECTS, *_MULTI, *_CHOICES, *_TYPED}


def in_input(notes: Notes, pointer: str, value: Any) -> None:
    """Files can only be asked for in a modal."""
    allowed = _IN_INPUT | ({"file_input"} if notes.surface == "modal" else set())
    by_type(ELEMENTS, allowed)(notes, pointer, value)
