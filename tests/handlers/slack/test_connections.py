"""How the bot is connected with Slack: its token, its connections, its tries, its socket."""

from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import ClientSession
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from bot.assemble import _shared
from bot.courier.pace import Deed, Pace
from bot.courier.taking import SETTLED
from bot.slack.clients import SharedLimit, sending
from playground import Fault
from tests.stage import ANA, BOT, DEE, OPENS, Scene, staged, words_of


async def test_a_client_id_in_the_environment_does_not_drop_the_token(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "s3cret")
    async with staged(sqlite_url) as scene:
        assert "KR1" in await scene.say(ANA, "list")
        assert scene.heard[0].status == 200


async def test_calls_to_slack_share_their_connections(scene: Scene) -> None:
    for number in range(10):
        await scene.say(ANA, f"19% c{number} and on")
    assert scene.calls("chat.postMessage") == 10
    assert len(scene.play.callers) <= 2


async def test_the_courier_never_tries_twice_what_may_have_been_said(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.play.faults.append(Fault("chat.postMessage", status=500, after=True))
    await scene.ask(DEE, "/okr digest churn now")
    await scene.settled()
    assert scene.calls("chat.postMessage") == 1


async def test_a_question_whose_answer_was_lost_is_found_and_revised_not_asked_twice(scene: Scene) -> None:
    scene.play.faults.append(Fault("chat.postMessage", status=500, after=True, times=2))
    [question] = [await scene.prompt(ANA)]
    scene.play.clock.set(OPENS + timedelta(hours=3, seconds=SETTLED))
    await scene.settled()
    await scene.say(ANA, "19% c6")
    assert scene.calls("chat.postMessage") == 3  # to Ana, to Dee, and what Ana is answered
    asked = [one for one in await scene.direct(ANA) if one["ts"] == question["ts"]]
    assert "19%" in words_of(asked)


@pytest.mark.parametrize(
    ("method", "status", "asked", "wait"),
    [
        ("chat.postMessage", 429, 30, 30),
        ("users.info", 429, 30, 0),
        ("chat.postMessage", 500, 30, 0),
        ("chat.postMessage", 429, 3600, 3600),
    ],
)
async def test_what_stops_an_answer_to_somebody_also_stops_the_courier(
    method: str, status: int, asked: int, wait: int
) -> None:
    """Nobody waits an hour for an answer, least of all a process that is to end."""
    pace = Pace(clock=lambda: 0.0)
    limit = SharedLimit(_shared(pace))
    request = HttpRequest(method="POST", url=f"https://slack.com/api/{method}", headers={})
    response = HttpResponse(status_code=status, headers={"retry-after": str(asked)})
    tries_again = await limit.can_retry_async(state=RetryState(), request=request, response=response)
    assert (tries_again, pace.wait(Deed.TELL)) == (status == 429 and asked == 30, wait)
    assert pace.may(Deed.REVISE)


async def test_the_couriers_client_tries_nothing_again_by_itself() -> None:
    async with ClientSession() as session:
        assert sending("xoxb-1", "http://127.0.0.1/", session).retry_handlers == []


async def test_over_socket_mode_everything_goes_the_same_way(sqlite_url: str) -> None:
    app = replace(BOT, app_token="xapp-1", prefer_socket=True)
    async with staged(sqlite_url, app=app) as scene:
        assert "19%" in await scene.ask(ANA, "/okr checkin KR1 19% c6")
        assert await scene.ask(DEE, "/okr checkin KR2") == ""
        assert "errors" in await scene.submit(DEE, {"value:2": "abc"})
        assert await scene.submit(DEE, {"value:2": "2.9%"}) == {"ok": True}
        assert "KR1" in await scene.say(ANA, "list me")
        assert await scene.count("check_in") == 2
        assert scene.heard == []
