"""`usergroups.*`: named groups of people."""

from playground.errors import SlackError
from playground.facts import Json, UserGroup
from playground.web_api.call import Call


async def list_all(call: Call) -> Json:
    with_users = call.flag("include_users")
    return {"usergroups": [_group(call, one, with_users=with_users) for one in call.world.groups.values()]}


async def list_users(call: Call) -> Json:
    group = call.world.groups.get(call.required("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": list(group.users)}


def _group(call: Call, group: UserGroup, *, with_users: bool) -> Json:
    shape = {
        "id": group.id,
        "team_id": call.world.team.id,
        "is_usergroup": True,
        "name": group.name,
        "handle": group.handle,
        "user_count": len(group.users),
        "date_delete": 0,
    }
    return shape | ({"users": list(group.users)} if with_users else {})
