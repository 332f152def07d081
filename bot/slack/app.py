"""Makes the Bolt app: one workspace by its token, nothing read from the environment behind our back."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.tokens import Installation
from handlers.slack import register
from handlers.slack.desk import Desk
from messages.words import Words
from okr.ports import Services


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
