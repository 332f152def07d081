"""`views.publish`: a person's App Home."""

from playground.facts import Json
from playground.web_api.call import Call
from playground.web_api.views import checked_view
from playground.wire import view_json


async def publish(call: Call) -> Json:
    given = checked_view(call.structure("view"), "home")
    user = call.world.user(call.required("user_id"))
    view = call.world.views.publish(user.id, given, call.text("hash") or None)
    return {"view": view_json(call.world, view)}
