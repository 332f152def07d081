"""`users.*`: the people of the workspace."""

from playground.errors import SlackError
from playground.facts import Json
from playground.web_api.call import Call
from playground.web_api.conversations import KIND_OF_TYPE
from playground.web_api.paging import page
from playground.wire import channel_json, user_json


async def info(call: Call) -> Json:
    return {"user": user_json(call.world, call.world.user(call.text("user")), with_email=_emails(call))}


async def list_all(call: Call) -> Json:
    rows, following = page(call, list(call.world.users.values()))
    people = [user_json(call.world, one, with_email=_emails(call)) for one in rows]
    return {"members": people, "cache_ts": int(call.services.wall()), "response_metadata": following}


async def lookup_by_email(call: Call) -> Json:
    email = call.required("email")
    found = next((one for one in call.world.users.values() if one.email == email and not one.deleted), None)
    if found is None:
        raise SlackError("users_not_found")
    return {"user": user_json(call.world, found)}


async def conversations(call: Call) -> Json:
    """The conversations someone, by default the bot, is a member of."""
    kinds = {KIND_OF_TYPE.get(one, "") for one in call.items("types") or ["public_channel"]}
    who = call.text("user") or call.bot
    joined = [one for one in call.world.channels.values() if who in one.members and one.kind in kinds]
    rows, following = page(call, joined)
    return {"channels": [channel_json(call.world, one) for one in rows], "response_metadata": following}


def _emails(call: Call) -> bool:
    return "users:read.email" in call.world.app.scopes
