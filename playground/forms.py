"""What stands in the fields of a form, in Slack's wire form, and what Slack's clients refuse to send."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from playground.blocks import elements_of, every_block
from playground.facts import Json

REQUIRED = "Please complete this required field."

_INITIAL: dict[str, tuple[str, str, list[Json] | None]] = {
    "plain_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "checkboxes": ("selected_options", "initial_options", []),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "users_select": ("selected_user", "initial_user", None),
    "multi_users_select": ("selected_users", "initial_users", []),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "file_input": ("files", "", []),
}


VALUE_KEYS = {kind: key for kind, (key, _, _) in _INITIAL.items()}
"""Where the state of each kind of element holds its value."""


def initial_values(blocks: Iterable[Json]) -> Json:
    """`{block_id: {action_id: state}}` of every element that holds a value."""
    values: Json = {}
    for block in every_block(blocks):
        for element in elements_of(block):
            if element.get("type") in _INITIAL:
                values.setdefault(block["block_id"], {})[element["action_id"]] = _initial(element)
    return values


def _initial(element: Json) -> Json:
    key, initial, empty = _INITIAL[element["type"]]
    state = {"type": element["type"], key: element.get(initial, empty)}
    if "timezone" in element:
        state["timezone"] = element["timezone"]
    return state


def kept_values(blocks: Iterable[Json], before: Json) -> Json:
    """A redrawn form keeps what was typed where block id, action id and type are the same."""
    return overlaid(initial_values(blocks), before)


def overlaid(values: Json, given: Json) -> Json:
    """`values` with whatever `given` says about the same fields, and nothing about others."""
    return {
        block_id: {key: _newer(state, given.get(block_id, {}).get(key)) for key, state in fields.items()}
        for block_id, fields in values.items()
    }


def _newer(state: Json, given: Json | None) -> Json:
    if given is None or given.get("type", state["type"]) != state["type"]:
        return state
    return {**state, **given}


def complaints(blocks: Iterable[Json], values: Json) -> dict[str, str]:
    """What Slack itself refuses to submit, by block id."""
    found: dict[str, str] = {}
    for block in every_block(blocks):
        if block.get("type") != "input":
            continue
        element = block["element"]
        state = values.get(block["block_id"], {}).get(element["action_id"], {})
        complaint = _complaint(element, state, required=not block.get("optional"))
        if complaint:
            found[block["block_id"]] = complaint
    return found


def _complaint(element: Json, state: Json, *, required: bool) -> str | None:
    key = _INITIAL[element["type"]][0]
    value = state.get(key)
    if value in (None, "", []):
        return REQUIRED if required else None
    match element["type"]:
        case "plain_text_input":
            return _length_complaint(element, str(value))
        case "number_input":
            return _number_complaint(element, str(value))
        case "email_text_input" if "@" not in str(value):
            return "Please enter a valid email address."
        case "url_text_input" if "://" not in str(value):
            return "Please enter a valid URL."
        case _:
            return None


def _length_complaint(element: Json, value: str) -> str | None:
    shortest, longest = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < shortest:
        return f"This field needs at least {shortest} characters."
    return f"This field must be no more than {longest} characters." if len(value) > longest else None


def _number_complaint(element: Json, value: str) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "Please enter a valid number."
    if not number.is_finite():
        return "Please enter a valid number."
    if not element.get("is_decimal_allowed") and number != number.to_integral_value():
        return "Please enter a whole number."
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
