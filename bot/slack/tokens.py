"""Asks Slack whether it takes our tokens, before anything rests on them."""

from dataclasses import dataclass

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack.read import PREFIX
from okr.person import WorkspaceId


class NotTaken(Exception):
    """Slack refuses a token; says which setting holds it, and never the token."""

    def __init__(self, setting: str, error: SlackApiError) -> None:
        super().__init__(f"Slack does not take {setting}: {error.response.get('error')}.")


@dataclass(frozen=True, slots=True)
class Installation:
    """What Slack says of the bot's token."""

    workspace: WorkspaceId
    authorized: AuthorizeResult


async def installation(client: AsyncWebClient) -> Installation:
    """Ask once whose token this is, as Bolt would on the way of somebody's request. Raises NotTaken."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise NotTaken("SLACK_BOT_TOKEN", error) from error
    owner = answer.get("enterprise_id") if answer.get("is_enterprise_install") else answer["team_id"]
    authorized = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=client.token)
    return Installation(WorkspaceId(f"{PREFIX}{owner}"), authorized)


async def ticket(client: AsyncWebClient, token: str) -> str:
    """Where one connection of Socket Mode may be opened, once. Raises NotTaken."""
    try:
        answer = await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        raise NotTaken("SLACK_APP_TOKEN", error) from error
    return str(answer["url"])
