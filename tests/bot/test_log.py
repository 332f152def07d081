"""Words people typed never reach the log."""

import json
import logging
import re

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from structlog.contextvars import bound_contextvars

from bot.log import LogFormat, discreet, formatter


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


def written(form: LogFormat, **fields: object) -> str:
    """A line of ours as it would be written."""
    record = logging.LogRecord("bot.courier.watch", logging.INFO, "", 0, "said", None, None)
    vars(record).update(fields)
    return formatter(form).format(record)


def test_a_line_for_eyes_names_its_fields() -> None:
    line = written(LogFormat.TEXT, letter="L1", attempts=2)
    assert re.fullmatch(
        r"20\d\d-\S+Z \[info\] said \[bot\.courier\.watch\] letter=L1 attempts=2", re.sub(" +", " ", line)
    )


def test_a_line_for_machines_is_an_object() -> None:
    line = json.loads(written(LogFormat.JSON, letter="L1", attempts=2))
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "said",
        "level": "info",
        "logger": "bot.courier.watch",
        "letter": "L1",
        "attempts": 2,
    }


@pytest.mark.parametrize("form", LogFormat)
def test_a_line_stays_one_line_whatever_its_fields_hold(form: LogFormat) -> None:
    assert "\n" not in written(form, reason="refused\n2026 [info] said")


@pytest.mark.parametrize("form", LogFormat)
def test_a_line_bears_the_name_of_the_tick_at_work(form: LogFormat) -> None:
    with bound_contextvars(tick="3f9a1c02"):
        assert "3f9a1c02" in written(form)
    assert "3f9a1c02" not in written(form)


@pytest.mark.parametrize("form", LogFormat)
def test_what_a_library_says_looks_like_ours_without_the_fields_it_adds(form: LogFormat) -> None:
    record = logging.LogRecord("uvicorn.error", logging.INFO, "", 0, "on port %s", (3000,), None)
    record.color_message = "two large accounts left"
    line = formatter(form).format(record)
    assert "on port 3000" in line
    assert "accounts" not in line


@pytest.mark.parametrize("form", LogFormat)
def test_a_trace_does_not_tell_what_variables_held(form: LogFormat) -> None:
    def fail(typed: str) -> float:
        return len(typed) / 0

    with pytest.raises(ZeroDivisionError) as caught:
        fail("two large accounts" + " left")
    trace = (caught.type, caught.value, caught.tb)
    line = formatter(form).format(logging.LogRecord("bot", logging.ERROR, "", 0, "it failed", None, trace))
    assert "ZeroDivisionError" in line
    assert "accounts left" not in line
