"""What a person does inside blocks: press, choose, ask for suggestions."""

from dataclasses import replace

from playground import payloads
from playground.acts import told
from playground.blocks import every_block, find_element
from playground.errors import SlackError
from playground.facts import Json, User, View
from playground.forms import initial_values, overlaid
from playground.parcels import Kind, Parcel
from playground.services import Services


async def act(services: Services, user: User, given: Json) -> Json:
    place, blocks = _place(services, user, given)
    element = _element(blocks, given)
    _refuse_silent(blocks, given["block_id"])
    payload = payloads.interaction(services.world, "block_actions", user)
    payload |= {"trigger_id": services.triggers.issue(user.id, place["container"].get("view_id"))}
    payload |= _with_state(services, place, blocks, _values(given))
    chosen = payloads.acted(
        element, given["block_id"], given.get("action") or {}, services.world.stamps.next()
    )
    payload["actions"] = [chosen]
    if place["container"]["type"] == "message":
        payload["response_url"] = _response_url(services, user, place)
    return told(services, user, await services.delivery.send(Parcel(Kind.INTERACTIVE, payload)))


async def suggest(services: Services, user: User, given: Json) -> Json:
    """Options for an external select, asked of the app as the person types."""
    place, blocks = _place(services, user, given)
    element = _element(blocks, given)
    payload = payloads.interaction(services.world, "block_suggestion", user) | place
    payload |= {
        "value": given.get("value", ""),
        "action_id": element["action_id"],
        "block_id": given["block_id"],
    }
    answer = await services.delivery.send(Parcel(Kind.INTERACTIVE, payload))
    body = answer.body or {}
    found: Json = {name: body[name] for name in ("options", "option_groups") if name in body}
    return {**told(services, user, answer), **(found or {"options": []})}


def _place(services: Services, user: User, given: Json) -> tuple[Json, tuple[Json, ...]]:
    """Where it happened, in the payload's words, and the blocks that stand there."""
    world, container = services.world, given["container"]
    match container.get("type"):
        case "message":
            channel = world.channel(container["channel"])
            message = world.message(channel.id, container["ts"])
            if user.id not in channel.members or message.for_user not in {None, user.id}:
                raise SlackError("message_not_found")
            return payloads.on_message(world, channel, message), message.blocks or ()
        case "view" | "home":
            view = own_view(services, user, container.get("view_id"))
            return payloads.in_view(world, view), view.blocks
        case _:
            raise SlackError("invalid_arguments")


def own_view(services: Services, user: User, view_id: str | None) -> View:
    """A view of this person's; without an id, their App Home."""
    home = services.world.views.home(user.id)
    found = home if view_id is None else services.world.views.find(view_id)
    if found is None or found.user != user.id:
        raise SlackError("not_found")
    return found


def _element(blocks: tuple[Json, ...], given: Json) -> Json:
    element = find_element(blocks, given["block_id"], given["action_id"])
    if element is None:
        raise SlackError("action_not_found")
    return element


def _refuse_silent(blocks: tuple[Json, ...], block_id: str) -> None:
    """An input tells nobody until its form is submitted, unless it dispatches."""
    block = next(one for one in every_block(blocks) if one.get("block_id") == block_id)
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise SlackError("action_not_dispatched")


def _with_state(services: Services, place: Json, blocks: tuple[Json, ...], values: Json) -> Json:
    """What stands in the fields goes along; a view remembers it."""
    if "view" not in place:
        return {**place, "state": {"values": overlaid(initial_values(blocks), values)}}
    view = services.world.views.find(place["view"]["id"])
    kept = services.world.views.replace(replace(view, values=overlaid(view.values, values)))
    return payloads.in_view(services.world, kept)


def _values(given: Json) -> Json:
    """The state of all fields, the one acted on as it now is."""
    values: Json = (given.get("state") or {}).get("values") or {}
    block_id, action_id = given["block_id"], given["action_id"]
    acted = {action_id: given["action"]} if given.get("action") else {}
    return {**values, block_id: {**values.get(block_id, {}), **acted}}


def _response_url(services: Services, user: User, place: Json) -> str:
    container = place["container"]
    return services.base_url + services.hooks.issue(container["channel_id"], user.id, container["message_ts"])
