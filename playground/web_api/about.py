"""`auth.test`, `team.info` and `bots.info`: who and where the app is."""

from playground.errors import SlackError
from playground.facts import Json
from playground.web_api.call import Call


async def auth_test(call: Call) -> Json:
    app, team = call.world.app, call.world.team
    return {
        "url": f"{call.services.base_url}/",
        "team": team.name,
        "team_id": team.id,
        "user": app.name,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


async def team_info(call: Call) -> Json:
    team = call.world.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}


async def bots_info(call: Call) -> Json:
    app = call.world.app
    if call.text("bot") not in {"", app.bot_id}:
        raise SlackError("bot_not_found")
    bot = {
        "id": app.bot_id,
        "app_id": app.app_id,
        "user_id": app.bot_user_id,
        "name": app.name,
        "deleted": False,
    }
    return {"bot": bot}
