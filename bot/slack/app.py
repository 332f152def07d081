"""Makes the Bolt app: one workspace by its token, nothing read from the environment behind our back."""

from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import register
from handlers.slack.desk import Desk
from handlers.slack.read import PREFIX
from messages.words import Words
from okr.person import WorkspaceId
from okr.ports import Services


@dataclass(frozen=True, slots=True)
class Installation:
    """What Slack says of the bot's token."""

    workspace: WorkspaceId
    authorized: AuthorizeResult


async def installation(client: AsyncWebClient) -> Installation:
    """Ask once whose token this is; Bolt would ask again on the way of somebody's request."""
    answer = await client.auth_test()
    owner = answer.get("enterprise_id") if answer.get("is_enterprise_install") else answer["team_id"]
    authorized = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=client.token)
    return Installation(WorkspaceId(f"{PREFIX}{owner}"), authorized)


def slack_app(
    client: AsyncWebClient,
    signing_secret: str | None,
    installed: Installation,
    services: Services,
    words: Words,
    desk: Desk,
) -> AsyncApp:
    """The app with every listener of ours.

    With `authorize` of our own, a SLACK_CLIENT_ID in the environment cannot make Bolt drop the token.
    """

    async def authorize() -> AuthorizeResult:
        return installed.authorized

    # Bolt wants a secret even where it is never used: Socket Mode has no signatures to check.
    app = AsyncApp(client=client, signing_secret=signing_secret or "socket-mode", authorize=authorize)
    register(app, services, words, desk)
    return app
