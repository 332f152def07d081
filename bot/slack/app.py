"""Makes the Bolt app: one workspace by its token, nothing read from the environment behind our back."""

import secrets
from http import HTTPStatus
from typing import Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.contextvars import bound_contextvars

from bot.metrics import Metrics
from bot.slack.tokens import Installation
from handlers.slack import register
from handlers.slack.desk import Desk
from messages.words import Words
from okr.ports import Services

KINDS: Final = {
    "block_actions": "action",
    "view_submission": "view",
    "view_closed": "view",
    "event_callback": "event",
    "shortcut": "shortcut",
    "message_action": "shortcut",
    "block_suggestion": "lookup",
}
"""What requests are counted as, by their type; a command has none."""


class CountedApp(AsyncApp):
    """Whatever way requests come in, they come through here, and leave acknowledged."""

    metrics: Metrics

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        began = self.metrics.seconds()
        with bound_contextvars(request=secrets.token_hex(4)):
            answer = await super().async_dispatch(req)
        if answer.status == HTTPStatus.OK:
            self.metrics.acknowledged(kind_of(req), self.metrics.seconds() - began)
        else:
            self.metrics.refused(kind_of(req))
        return answer


def kind_of(request: AsyncBoltRequest) -> str:
    """One of a few words, whatever somebody sends us."""
    body = request.body
    return "command" if "command" in body else KINDS.get(str(body.get("type")), "other")


def slack_app(
    client: AsyncWebClient,
    signing_secret: str | None,
    installed: Installation,
    services: Services,
    words: Words,
    desk: Desk,
    metrics: Metrics,
) -> AsyncApp:
    """The app with every listener of ours.

    With `authorize` of our own, a SLACK_CLIENT_ID in the environment cannot make Bolt drop the token.
    """

    async def authorize() -> AuthorizeResult:
        return installed.authorized

    # Bolt wants a secret even where it is never used: Socket Mode has no signatures to check.
    app = CountedApp(client=client, signing_secret=signing_secret or "socket-mode", authorize=authorize)
    app.metrics = metrics
    register(app, services, words, desk)
    return app
