"""Words people typed never reach the log."""

import logging

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.log import discreet


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Holds what of all that is logged would be written."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(discreet)
    return caplog


async def authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T1", bot_user_id="U1", bot_id="B1", bot_token="xoxb-1"
    )


@pytest.mark.parametrize("signature", ["v0=forged", ""])
async def test_a_refused_request_is_not_repeated(log: pytest.LogCaptureFixture, signature: str) -> None:
    app = AsyncApp(signing_secret="s3cret", authorize=authorize)
    body = '{"type": "event_callback", "event": {"text": "two large accounts left"}}'
    headers = {"x-slack-signature": signature, "x-slack-request-timestamp": "1"}
    answer = await app.async_dispatch(AsyncBoltRequest(body=body, headers={**headers}))
    assert answer.status == 401
    assert "accounts" not in log.text


def test_what_we_say_ourselves_is_written(log: pytest.LogCaptureFixture) -> None:
    logging.getLogger("bot.courier.courier").info("three letters are on their way")
    assert log.messages == ["three letters are on their way"]
