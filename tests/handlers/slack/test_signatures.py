"""Only Slack is heard."""

from urllib.parse import urlencode

import pytest

from tests.stage import ANA, GENERAL, WORKSPACE, Scene

COMMAND = urlencode(
    {
        "command": "/okr",
        "text": "checkin KR1 19% c6",
        "team_id": WORKSPACE.team.id,
        "user_id": ANA,
        "channel_id": GENERAL,
        "trigger_id": "1.2.3",
        "response_url": "http://127.0.0.1:9/",
    }
).encode()


async def test_a_request_signed_just_now_is_heard(scene: Scene) -> None:
    assert (await scene.send(COMMAND)).status_code == 200
    assert await scene.count("check_in") == 1


async def test_slack_may_check_that_the_door_is_ours(scene: Scene) -> None:
    asked = b'{"type": "url_verification", "challenge": "say this"}'
    answer = await scene.send(asked, kind="application/json")
    assert answer.status_code == 200
    assert "say this" in answer.text


@pytest.mark.parametrize("late", [295, -295])
async def test_a_request_of_the_last_five_minutes_is_heard(scene: Scene, late: int) -> None:
    assert (await scene.send(COMMAND, late=late)).status_code == 200


@pytest.mark.parametrize("late", [301, -302, 10_000])
async def test_a_request_of_another_time_is_refused(scene: Scene, late: int) -> None:
    assert (await scene.send(COMMAND, late=late)).status_code == 401
    assert await scene.count("check_in") == 0


async def test_a_request_signed_by_somebody_else_is_refused(scene: Scene) -> None:
    assert (await scene.send(COMMAND, secret="guessed")).status_code == 401
    assert await scene.count("check_in") == 0


async def test_a_request_altered_on_its_way_is_refused(scene: Scene) -> None:
    await scene.send(COMMAND)
    signed = scene.heard[-1]
    altered = signed.body.replace(b"19", b"29")
    headers = {**signed.headers, "content-length": str(len(altered))}
    assert (await scene.http.post(scene.door, content=altered, headers=headers)).status_code == 401
    assert await scene.count("check_in") == 1


async def test_a_request_without_a_signature_is_refused(scene: Scene) -> None:
    assert (await scene.http.post(scene.door, content=COMMAND)).status_code == 401
    assert await scene.count("check_in") == 0
