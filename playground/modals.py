"""What a person does with a modal: submit it or close it, and what the app may answer."""

from dataclasses import replace

from playground import payloads
from playground.acts import told
from playground.blocks import every_block
from playground.clicks import own_view
from playground.errors import SlackError
from playground.facts import Json, User, View
from playground.forms import complaints, overlaid
from playground.parcels import Kind, Parcel
from playground.services import Services
from playground.web_api.views import checked_view
from playground.wire import view_json


async def submit(services: Services, user: User, view_id: str, values: Json) -> Json:
    view = own_view(services, user, view_id)
    _refuse_covered(services, view)
    filled = replace(view, values=overlaid(view.values, values), errors={})
    wrong = complaints(filled.blocks, filled.values)
    services.world.views.replace(replace(filled, errors=wrong))
    if wrong:
        return {"errors": wrong}
    answer = await services.delivery.send(Parcel(Kind.INTERACTIVE, _submission(services, user, filled)))
    if answer.failure is not None:
        return told(services, user, answer)
    return _respond(services, user, filled, answer.body or {})


async def close(services: Services, user: User, view_id: str, *, everything: bool) -> Json:
    view = own_view(services, user, view_id)
    _refuse_covered(services, view)
    views = services.world.views
    closed = views.clear(user.id) if everything or view.clear_on_close else views.pop(view)
    for one in closed:
        if one.notify_on_close:
            payload = payloads.interaction(services.world, "view_closed", user)
            payload |= {"view": view_json(services.world, one), "is_cleared": everything}
            await services.delivery.send(Parcel(Kind.INTERACTIVE, payload))
    return {}


def _refuse_covered(services: Services, view: View) -> None:
    """Only the topmost view can be touched."""
    stack = services.world.views.stack(view.user)
    if not stack or stack[-1].id != view.id:
        raise SlackError("not_found")


def _submission(services: Services, user: User, view: View) -> Json:
    return {
        **payloads.interaction(services.world, "view_submission", user),
        "trigger_id": services.triggers.issue(user.id, view.id),
        "view": view_json(services.world, view),
        "response_urls": _response_urls(services, user, view),
    }


def _response_urls(services: Services, user: User, view: View) -> list[Json]:
    """One for each chosen conversation whose select asked for it."""
    urls: list[Json] = []
    for block in every_block(view.blocks):
        element = block.get("element", {})
        state = view.values.get(block["block_id"], {}).get(element.get("action_id"), {})
        channel = state.get("selected_conversation") or state.get("selected_channel")
        if element.get("response_url_enabled") and channel in services.world.channels:
            url = services.base_url + services.hooks.issue(channel, user.id)
            urls.append(
                {
                    "block_id": block["block_id"],
                    "action_id": element["action_id"],
                    "channel_id": channel,
                    "response_url": url,
                }
            )
    return urls


def _respond(services: Services, user: User, view: View, body: Json) -> Json:
    try:
        return _follow(services, view, body)
    except SlackError as error:
        services.live.toast(user.id, f"We had some trouble connecting. Try again? ({error.code})")
        return {"failed": error.code, "details": error.details}


def _follow(services: Services, view: View, body: Json) -> Json:
    """Do what the acknowledgement says; saying nothing closes the view."""
    views = services.world.views
    match body.get("response_action"):
        case None:
            views.pop(view)
        case "clear":
            views.clear(view.user)
        case "update":
            views.update(view, checked_view(body.get("view"), "modal"))
        case "push":
            views.push(view.user, checked_view(body.get("view"), "modal"))
        case "errors":
            return {"errors": _with_errors(services, view, body.get("errors"))}
        case _:
            raise SlackError("invalid_response_action")
    return {}


def _with_errors(services: Services, view: View, errors: object) -> dict[str, str]:
    """Errors are shown under inputs; one for anything else is the app's mistake."""
    inputs = {block["block_id"] for block in every_block(view.blocks) if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not inputs.issuperset(errors):
        raise SlackError("invalid_response_errors")
    shown = {str(block_id): str(words) for block_id, words in errors.items()}
    current = services.world.views.find(view.id)  # the app may have redrawn it before answering
    services.world.views.replace(replace(current, errors=shown))
    return shown
