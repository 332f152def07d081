"""`views.open`, `views.push` and `views.update`: modals."""

import json
from typing import Any

from playground.errors import SlackError
from playground.facts import Json, View
from playground.limits import check_view
from playground.triggers import Trigger
from playground.web_api.call import Call, invalid_arguments
from playground.wire import view_json

LARGEST_VIEW = 250_000


async def open_view(call: Call) -> Json:
    given = checked_view(call.structure("view"), "modal")
    trigger = _trigger(call)
    return _shown(call, call.world.views.open(trigger.user, given))


async def push(call: Call) -> Json:
    given = checked_view(call.structure("view"), "modal")
    trigger = _trigger(call)
    if trigger.view_id is None:
        raise SlackError("invalid_trigger_id")
    if all(view.id != trigger.view_id for view in call.world.views.stack(trigger.user)):
        raise SlackError("not_found")
    return _shown(call, call.world.views.push(trigger.user, given))


async def update(call: Call) -> Json:
    view = _meant(call)
    given = checked_view(call.structure("view"), view.type)
    return _shown(call, call.world.views.update(view, given, call.text("hash") or None))


def checked_view(given: Any, view_type: str) -> Json:
    """A view as the app gave it, or Slack's refusal of it."""
    if not isinstance(given, dict):
        raise invalid_arguments("must provide an object [json-pointer:/view]")
    if len(json.dumps(given)) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    if given.get("type") != view_type:
        raise invalid_arguments(f"must be a {view_type} view [json-pointer:/view/type]")
    problems = check_view(given)
    if problems:
        raise invalid_arguments(*(problem.sentence for problem in problems))
    return given


def _trigger(call: Call) -> Trigger:
    return call.services.triggers.redeem(call.text("trigger_id") or call.required("interactivity_pointer"))


def _meant(call: Call) -> View:
    view_id = call.text("view_id")
    if view_id:
        return call.world.views.find(view_id)
    return call.world.views.find_external(call.required("external_id"))


def _shown(call: Call, view: View) -> Json:
    return {"view": view_json(call.world, view)}
