"""Whatever Slack or a hasty hand sends twice is done once."""

import asyncio

from tests.handlers.slack.trouble import asked_again
from tests.stage import ANA, DEE, Scene


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
