"""What fails on our side, or comes from another age, is acknowledged and said."""

import re

import pytest

from playground import Fault
from tests.handlers.slack.trouble import asked_again, break_check_ins, interaction
from tests.stage import ANA, CHURN, DEE, Json, Scene, words_of

REFERENCE = re.compile(r"reference is\s+`?([0-9a-f]{8})")


async def test_a_failing_command_is_acknowledged_and_says_so_with_a_reference(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await break_check_ins(scene)
    said = await scene.ask(ANA, "/okr checkin KR1 19% c6")
    reference = REFERENCE.search(said)
    assert reference is not None, said
    assert "/okr checkin KR1 19% c6" in said
    (logged,) = [one for one in caplog.records if reference[1] in one.getMessage()]
    assert logged.exc_info is not None
    assert scene.heard[-1].status == 200


async def test_a_button_that_fails_right_after_its_acknowledgement_keeps_it(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    message = await asked_again(scene)
    await break_check_ins(scene)
    channel = await scene.person(DEE).app_channel()
    assert await scene.press(DEE, channel, message, "no_change") == {"ok": True}
    assert REFERENCE.search(words_of((await scene.direct(DEE))[-1]))


async def test_a_button_whose_answer_cannot_be_said_keeps_its_acknowledgement(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    message = await asked_again(scene)
    await scene.press(DEE, await scene.person(DEE).app_channel(), message, "no_change")
    scene.play.faults.append(Fault("chat.postMessage", status=500, times=5))
    click = scene.requests("block_actions")[-1].payload
    (pressed,) = click["actions"]
    no_way = f"{click['response_url']}x"
    lost = interaction(click, actions=[{**pressed, "value": "KR9"}], response_url=no_way)
    assert (await scene.send(lost)).status_code == 200
    await scene.settled()
    assert "an answer could not be said" in caplog.messages


async def test_a_form_that_fails_is_acknowledged_and_gives_back_what_was_typed(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.ask(DEE, "/okr checkin KR2")
    await break_check_ins(scene)
    assert await scene.submit(DEE, {"value:2": "2.9%", "note:2": "a note worth keeping"}) == {"ok": True}
    said = words_of((await scene.private(DEE))[-1])
    assert REFERENCE.search(said)
    assert "a note worth keeping" in said


async def test_a_message_that_fails_is_answered_with_a_reference(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await break_check_ins(scene)
    assert REFERENCE.search(await scene.say(ANA, "19% c6"))


@pytest.mark.parametrize(
    "event",
    [
        {"type": "something_new", "user": ANA},
        {"type": "app_home_opened", "user": ANA, "tab": "home", "channel": "D1"},
        {"type": "message", "subtype": "message_deleted", "channel": "D1", "channel_type": "im"},
        {"type": "message", "subtype": "channel_join", "channel": CHURN, "channel_type": "channel"},
        {"type": "app_mention", "user": ANA, "text": "hello", "channel": CHURN, "ts": "1.1"},
    ],
)
async def test_an_event_nobody_listens_for_is_acknowledged(scene: Scene, event: Json) -> None:
    assert (await scene.send_event(event)).status_code == 200


async def test_a_button_of_another_age_is_acknowledged_and_says_what_to_do(scene: Scene) -> None:
    message = await asked_again(scene)
    channel = await scene.person(DEE).app_channel()
    await scene.press(DEE, channel, message, "no_change")
    click = scene.requests("block_actions")[-1]
    (pressed,) = click.payload["actions"]
    of_old = interaction(click.payload, actions=[{**pressed, "action_id": "a_button_of_old"}])
    assert (await scene.send(of_old)).status_code == 200
    await scene.settled()
    assert "/okr help" in words_of((await scene.direct(DEE))[-1])


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "shortcut", "callback_id": "of_old", "trigger_id": "1.1"},
        {"type": "message_action", "callback_id": "of_old", "trigger_id": "1.1", "message": {"ts": "1.1"}},
        {"type": "view_closed", "view": {"id": "V1", "type": "modal", "callback_id": "of_old"}},
        {"type": "block_suggestion", "action_id": "of_old", "block_id": "b", "value": "ch"},
    ],
    ids=lambda asked: asked["type"],
)
async def test_what_nobody_listens_for_is_acknowledged_too(scene: Scene, asked: Json) -> None:
    who = {"user": {"id": ANA, "team_id": "T0PEBBLE"}, "team": {"id": "T0PEBBLE"}}
    assert (await scene.send(interaction({**who, **asked}))).status_code == 200
