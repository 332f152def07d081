"""Slack waits three seconds; people are answered whenever the answer is there."""

import asyncio
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from handlers.slack.desk import PATIENCE
from playground import Fault
from playground.wire import user_json
from tests.handlers.slack.trouble import asked_again, blocked_storage
from tests.stage import ANA, DEE, GENERAL, Scene, words_of

SLACKS_PATIENCE = 3.0


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


async def test_a_form_that_leads_to_another_too_late_gives_back_what_was_typed(impatient: Scene) -> None:
    await impatient.ask(DEE, "/okr kr add O1")
    async with blocked_storage(impatient):
        await impatient.person(DEE).submit({"sentence": "Reduce tickets from 100 to 50"})
    await impatient.settled()
    assert "Reduce tickets from 100 to 50" in words_of((await impatient.private(DEE))[-1])


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


async def test_news_of_a_person_is_waited_for_when_the_bot_stops(scene: Scene) -> None:
    moved = replace(scene.play.world.user(ANA), tz="Asia/Tokyo")
    async with blocked_storage(scene):
        news = {"type": "user_change", "user": user_json(scene.play.world, moved)}
        assert (await scene.send_event(news)).status_code == 200
        stopping = asyncio.create_task(scene.cairn.desk.drain())
        await asyncio.sleep(0)
        assert not stopping.done()
    await stopping
