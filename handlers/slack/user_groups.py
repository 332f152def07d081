"""Asks Slack what its user groups are called: we remember only their ids."""

from dataclasses import replace

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from okr.notices.named import Name
from okr.notices.notice import FormNotice, Notice
from okr.notices.squads import SquadEditForm, SquadShown


async def user_groups(client: AsyncWebClient, text: str = "") -> list[Name]:
    """Those whose name or handle has `text` in it; none where we may not look, since nothing hangs on it."""
    try:
        answer = await client.usergroups_list()
    except SlackApiError:
        return []
    found = [Name(str(each["id"]), f"@{each['handle']} ({each['name']})") for each in answer["usergroups"]]
    return [each for each in found if text.casefold().strip().lstrip("@") in each.label.casefold()]


async def with_group_named(client: AsyncWebClient, answered: Notice | FormNotice) -> Notice | FormNotice:
    """The same, with the name of the user group that the squad follows."""
    match answered:
        case SquadShown():
            return replace(answered, group=await _called(client, answered.line.squad.user_group))
        case SquadEditForm():
            return replace(answered, group=await _called(client, answered.squad.user_group))
        case _:
            return answered


async def _called(client: AsyncWebClient, group: str | None) -> str:
    """Its id where it has no name that we may know; empty for none."""
    if not group:
        return ""
    return next((each.label for each in await user_groups(client) if each.value == group), group)
