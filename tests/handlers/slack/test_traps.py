"""What Bolt and the network can do to a request, and that nothing is lost or done twice for it."""

import asyncio
import json
import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from sqlalchemy import Connection

from bot.slack.clients import sending
from handlers.slack.desk import PATIENCE
from playground import Fault
from tests.stage import ANA, BOT, CHURN, DEE, GENERAL, Json, Scene, staged, words_of

REFERENCE = re.compile(r"reference is\s+`?([0-9a-f]{8})")

SLACKS_PATIENCE = 3.0

IMPATIENT = 0.02
"""A patience that is over before a blocked database answers."""


@pytest.fixture
async def impatient(sqlite_url: str) -> AsyncIterator[Scene]:
    async with staged(sqlite_url, patience=IMPATIENT) as scene:
        yield scene


@asynccontextmanager
async def blocked_storage(scene: Scene) -> AsyncIterator[None]:
    """The one storage thread is busy until the block ends."""
    begun, done = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hold(_: Connection, __: datetime) -> None:
        loop.call_soon_threadsafe(begun.set)
        done.wait()

    holding = asyncio.create_task(scene.cairn.store.run(hold))
    await begun.wait()
    try:
        yield
    finally:
        done.set()
        await holding


async def break_check_ins(scene: Scene) -> None:
    """From here on every check-in fails for a reason that is ours."""
    await scene.cairn.store.run(
        lambda connection, _: connection.exec_driver_sql("ALTER TABLE check_in RENAME TO elsewhere").close()
    )


async def asked_again(scene: Scene) -> Json:
    """This week's question to Dee, who answered last week."""
    await scene.ask(DEE, "/okr checkin KR2 3.1% c6")
    return await scene.prompt(DEE, week=1)


def interaction(payload: Json, **changed: object) -> bytes:
    """The body of a click or a form, changed somewhere."""
    return urlencode({"payload": json.dumps({**payload, **changed})}).encode()


# Our own failures


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


# What Slack sends and we do not know


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


# Everything once


async def test_an_event_delivered_twice_has_one_effect(scene: Scene) -> None:
    await scene.say(ANA, "19% c6 first experiments")
    event = next(one for one in scene.requests("event_callback") if b"19%" in one.body)
    assert (await scene.again(event)).status_code == 200
    await scene.settled()
    assert await scene.count("check_in") == 1
    assert len(await scene.direct(ANA)) == 1


async def test_an_event_delivered_twice_at_the_same_time_has_one_effect(scene: Scene) -> None:
    channel = await scene.person(ANA).app_channel()
    event = {
        "type": "message",
        "channel_type": "im",
        "user": ANA,
        "text": "19% c6",
        "channel": channel,
        "ts": "1.1",
    }
    answers = await asyncio.gather(*(scene.send_event(event) for _ in range(5)))
    await scene.settled()
    assert {answer.status_code for answer in answers} == {200}
    assert await scene.count("check_in") == 1
    assert len(await scene.direct(ANA)) == 1


async def test_a_mistake_delivered_twice_is_complained_about_once(scene: Scene) -> None:
    channel = await scene.person(ANA).app_channel()
    event = {
        "type": "message",
        "channel_type": "im",
        "user": ANA,
        "text": "19 sheep",
        "channel": channel,
        "ts": "1.1",
    }
    await asyncio.gather(*(scene.send_event(event) for _ in range(3)))
    await scene.settled()
    assert len(await scene.direct(ANA)) == 1


async def test_a_form_submitted_twice_is_kept_once(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2")
    await scene.submit(DEE, {"value:2": "2.9%"})
    (form,) = scene.requests("view_submission")
    answers = await asyncio.gather(scene.again(form), scene.again(form))
    await scene.settled()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert await scene.count("check_in") == 1
    assert len(await scene.private(DEE)) == 1


async def test_a_form_submitted_twice_at_the_same_time_is_kept_once(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    person, fields = scene.person(DEE), {"title": "Support is a joy"}
    assert await asyncio.gather(*(person.submit(fields) for _ in range(3))) == [{"ok": True}] * 3
    await scene.settled()
    assert await scene.count("objective") == 2
    assert len(await scene.private(DEE)) == 1


async def test_a_form_sent_again_after_an_error_is_kept(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2")
    assert "errors" in await scene.submit(DEE, {"value:2": "abc"})
    assert await scene.submit(DEE, {"value:2": "2.9%"}) == {"ok": True}
    assert await scene.count("check_in") == 1


async def test_a_double_click_on_no_change_is_one_check_in(scene: Scene) -> None:
    message = await asked_again(scene)
    channel = await scene.person(DEE).app_channel()
    await scene.press(DEE, channel, message, "no_change")
    (click,) = scene.requests("block_actions")
    await asyncio.gather(*(scene.again(click) for _ in range(3)))
    await scene.settled()
    assert await scene.count("check_in") == 2
    (question,) = await scene.direct(DEE)
    assert "Thank you" in question["text"]


# Connections, tokens and tries


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


async def test_the_couriers_client_tries_nothing_again_by_itself() -> None:
    async with ClientSession() as session:
        assert sending("xoxb-1", "http://127.0.0.1/", session).retry_handlers == []


# In time


def test_a_request_is_acknowledged_well_within_slacks_patience() -> None:
    assert PATIENCE <= SLACKS_PATIENCE / 2


async def test_a_command_is_acknowledged_while_the_database_is_busy_and_answered_after(
    impatient: Scene,
) -> None:
    async with blocked_storage(impatient):
        assert await impatient.person(ANA).say(GENERAL, "/okr checkin KR1 19% c6") == {"ok": True}
        assert impatient.heard[-1].status == 200
        assert await impatient.private(ANA) == []
    await impatient.settled()
    (answer,) = await impatient.private(ANA)
    assert "19%" in words_of(answer)


async def test_a_form_closes_while_the_database_is_busy_and_is_answered_after(impatient: Scene) -> None:
    await impatient.ask(DEE, "/okr checkin KR2")
    async with blocked_storage(impatient):
        assert await impatient.person(DEE).submit({"value:2": "2.9%"}) == {"ok": True}
        assert await impatient.modals(DEE) == []
    await impatient.settled()
    assert "2.9%" in words_of((await impatient.private(DEE))[-1])


async def test_a_mistake_in_a_form_that_closed_is_said_with_all_that_was_typed(impatient: Scene) -> None:
    await impatient.ask(DEE, "/okr checkin KR2")
    async with blocked_storage(impatient):
        await impatient.person(DEE).submit({"value:2": "abc", "note:2": "a note worth keeping"})
    await impatient.settled()
    said = words_of((await impatient.private(DEE))[-1])
    assert "abc" in said
    assert "a note worth keeping" in said
    assert await impatient.count("check_in") == 0


async def test_a_button_is_acknowledged_while_the_database_is_busy(impatient: Scene) -> None:
    message = await asked_again(impatient)
    channel = await impatient.person(DEE).app_channel()
    async with blocked_storage(impatient):
        assert await impatient.person(DEE).press(channel, message["ts"], "no_change") == {"ok": True}
    await impatient.settled()
    assert await impatient.count("check_in") == 2


async def test_a_command_whose_late_answer_finds_no_way_back_is_answered_in_person(
    impatient: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await impatient.ask(ANA, "/okr help")
    known = impatient.heard[-1].payload
    body = urlencode({**known, "text": "checkin KR1 19% c6", "response_url": known["response_url"] + "x"})
    async with blocked_storage(impatient):
        assert (await impatient.send(body.encode())).status_code == 200
    await impatient.settled()
    assert await impatient.count("check_in") == 1
    assert "19%" in words_of((await impatient.private(ANA))[-1])


# Without a door of our own


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


# Too late


@pytest.mark.parametrize("error", ["expired_trigger_id", "trigger_expired", "exchanged_trigger_id"])
async def test_a_form_that_came_too_late_is_offered_again(scene: Scene, error: str) -> None:
    scene.play.faults.append(Fault("views.open", status=200, error=error))
    said = await scene.ask(DEE, "/okr checkin KR2")
    assert "too long" in said
    assert await scene.modals(DEE) == []
    await scene.press(DEE, GENERAL, (await scene.private(DEE))[-1], "check_in")
    (form,) = await scene.modals(DEE)
    assert "KR2" in words_of(form) or "churn" in words_of(form)


async def test_a_form_that_the_database_kept_waiting_is_offered_again(impatient: Scene) -> None:
    impatient.play.faults.append(Fault("views.open", status=200, error="expired_trigger_id"))
    async with blocked_storage(impatient):
        assert await impatient.person(DEE).say(GENERAL, "/okr checkin") == {"ok": True}
    await impatient.settled()
    offer = (await impatient.private(DEE))[-1]
    await impatient.press(DEE, GENERAL, offer, "check_in")
    assert len(await impatient.modals(DEE)) == 1


async def test_each_form_offered_again_is_the_same_form(scene: Scene) -> None:
    for command, name in {
        "squad new": "New squad",
        "new churn": "New objective",
        "kr add O1": "key result",
    }.items():
        scene.play.faults.append(Fault("views.open", status=200, error="expired_trigger_id"))
        await scene.ask(DEE, f"/okr {command}")
        offer = (await scene.private(DEE))[-1]
        await scene.press(DEE, GENERAL, offer, offer["blocks"][-1]["elements"][0]["action_id"])
        (form,) = await scene.modals(DEE)
        assert name.lower() in form["title"]["text"].lower()
        await scene.person(DEE).close()
