"""The fields of a form as Slack's input blocks."""

import re
from typing import assert_never

from messages import slack_numbers as most
from messages.actions import FIND
from messages.card import (
    ChannelField,
    ChecksField,
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    LookupField,
    NumberField,
    PeopleField,
    PersonField,
    TextField,
)
from messages.slack_options import option, options, value_of
from messages.slack_text import Json, cut, plain_text

_ID = re.compile(r"[A-Z0-9]{2,30}")


def input_block(field: Field) -> Json:
    """A field; block and action bear its name, so that an answer and an error find it."""
    drawn = _element(field)
    block: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, most.INPUT_LABEL),
        "element": {**drawn, "action_id": drawn.get("action_id", field.name)},
        "optional": field.optional,
    }
    if isinstance(field, ChoiceField) and field.redraws:
        block["dispatch_action"] = True
    if field.hint:
        block["hint"] = plain_text(field.hint, most.INPUT_HINT)
    return block


def _element(field: Field) -> Json:
    match field:
        case TextField() | LongTextField():
            return _text(field)
        case NumberField():
            return {"type": "number_input", "is_decimal_allowed": True, **_initial(field.initial)}
        case ChoiceField():
            return _choice(field)
        case LookupField():
            return _lookup(field)
        case ChecksField():
            return _checks(field)
        case PersonField():
            return {"type": "users_select", **_known("initial_user", field.initial)}
        case PeopleField():
            known = [each for each in field.initial if _ID.fullmatch(each)]
            return {"type": "multi_users_select", **({"initial_users": known} if known else {})}
        case ChannelField():
            return _channel(field)
        case DateField():
            day = field.initial
            return {"type": "datepicker", **({} if day is None else {"initial_date": day.isoformat()})}
        case _:
            assert_never(field)


def _text(field: TextField | LongTextField) -> Json:
    letters = min(field.most, most.INPUT_LETTERS)
    long: Json = {"multiline": True} if isinstance(field, LongTextField) else {}
    start = _initial(cut(field.initial, letters))
    return {"type": "plain_text_input", "max_length": letters, **long, **start}


def _initial(text: str) -> Json:
    return {"initial_value": text} if text else {}


def _choice(field: ChoiceField) -> Json:
    offered = options(field.options, most.OPTIONS)
    chosen = [option for option in offered if option["value"] == value_of(field.initial)]
    return {
        "type": "static_select",
        "options": offered,
        **({"initial_option": chosen[0]} if chosen else {}),
    }


def _lookup(field: LookupField) -> Json:
    """What is typed comes to us with the action's name, so that tells what is looked for."""
    chosen = {"initial_option": option(field.initial)} if field.initial else {}
    return {
        "type": "external_select",
        "action_id": f"{FIND}:{field.of}:{field.name}",
        "min_query_length": 0,
        **chosen,
    }


def _checks(field: ChecksField) -> Json:
    offered = options(field.options, most.CHECKBOXES)
    values = {value_of(value) for value in field.initial}
    chosen = [option for option in offered if option["value"] in values]
    return {"type": "checkboxes", "options": offered, **({"initial_options": chosen} if chosen else {})}


def _channel(field: ChannelField) -> Json:
    """Public and private channels, but no conversation between people."""
    return {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        **_known("initial_conversation", field.initial),
    }


def _known(name: str, identity: str | None) -> Json:
    """Slack refuses the whole form for an id that is none."""
    return {name: identity} if identity and _ID.fullmatch(identity) else {}
