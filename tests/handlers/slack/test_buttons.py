"""Buttons: each does what its words say, once, and answers where it was pressed."""

import asyncio

import pytest

from playground import Fault
from tests.handlers.slack.trouble import interaction
from tests.stage import ANA, CHURN, DEE, EVE, GENERAL, Json, Scene, buttons_of, words_of


async def asked_again(scene: Scene) -> Json:
    """This week's question to Dee, who answered last week for three key results."""
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.ask(DEE, "/okr kr add O1 Increase renewals from 70% to 85%")
    await scene.say(DEE, "KR2 3.1% c6\nKR5 90 c7\nKR6 71% c5")
    await scene.prompt(DEE, week=1)
    return next(one for one in await scene.direct(DEE) if "No change for the rest (3)" in buttons_of(one))


async def check_ins_of(scene: Scene, key_result: int) -> int:
    found = await scene.cairn.store.run(
        lambda connection, _: connection.exec_driver_sql("SELECT key_result FROM check_in").scalars().all()
    )
    return list(found).count(key_result)


async def test_no_change_is_one_check_in_and_shows_in_the_question(scene: Scene) -> None:
    question = await asked_again(scene)
    channel = await scene.person(DEE).app_channel()
    said = len(await scene.direct(DEE))
    await scene.press(DEE, channel, question, "no_change")
    assert await check_ins_of(scene, 2) == 2
    assert await check_ins_of(scene, 5) == 1
    assert len(await scene.direct(DEE)) == said
    (revised,) = [one for one in await scene.direct(DEE) if one["ts"] == question["ts"]]
    assert revised["edited"]


async def test_no_change_for_the_rest_answers_only_what_still_waits(scene: Scene) -> None:
    question = await asked_again(scene)
    channel = await scene.person(DEE).app_channel()
    await scene.press(DEE, channel, question, "no_change")
    await scene.press(DEE, channel, question, "no_change_rest")
    assert await check_ins_of(scene, 2) == 2
    assert await check_ins_of(scene, 5) == 2
    assert await check_ins_of(scene, 6) == 2


@pytest.mark.parametrize(("button", "kept"), [("no_change", 4), ("no_change_rest", 6)])
async def test_a_quick_double_click_is_one_click(scene: Scene, button: str, kept: int) -> None:
    question = await asked_again(scene)
    channel = await scene.person(DEE).app_channel()
    said = len(await scene.direct(DEE))
    person = scene.person(DEE)
    await asyncio.gather(*(person.press(channel, question["ts"], button) for _ in range(3)))
    await scene.settled()
    assert await scene.count("check_in") == kept
    assert len(await scene.direct(DEE)) == said


async def test_no_change_by_somebody_who_may_not_is_refused(scene: Scene) -> None:
    question = await asked_again(scene)
    await scene.press(DEE, await scene.person(DEE).app_channel(), question, "no_change")
    click = scene.requests("block_actions")[-1].payload
    before = await scene.count("check_in")
    somebody = {**click["user"], "id": EVE}
    forged = interaction(click, user=somebody, channel={"id": GENERAL}, response_url="")
    assert (await scene.send(forged)).status_code == 200
    await scene.settled()
    assert "Only members" in words_of((await scene.private(EVE))[-1])
    assert await scene.count("check_in") == before


async def test_the_menu_leads_to_lists_and_forms(scene: Scene) -> None:
    await scene.ask(DEE, "/okr")
    menu = (await scene.private(DEE))[-1]
    await scene.press(DEE, GENERAL, menu, "Show OKRs")
    assert "KR1" in words_of((await scene.private(DEE))[-1])
    for button, field in {"Check in": "value:2", "New objective": "title", "New squad": "handle"}.items():
        await scene.press(DEE, GENERAL, menu, button)
        (form,) = await scene.modals(DEE)
        assert field in form["state"]["values"]
        await scene.person(DEE).close()


async def test_a_previewed_digest_is_posted_by_its_button(scene: Scene) -> None:
    await scene.ask(DEE, "/okr digest churn preview")
    preview = (await scene.private(DEE))[-1]
    assert await scene.person(ANA).reads(CHURN) == []
    await scene.press(DEE, GENERAL, preview, "post_digest")
    (posted,) = await scene.person(ANA).reads(CHURN)
    assert "Churn squad" in words_of(posted)
    assert "churn" in words_of((await scene.private(DEE))[-1]).lower()


async def test_a_digest_posted_twice_is_one_message(scene: Scene) -> None:
    await scene.ask(DEE, "/okr digest churn preview")
    preview = (await scene.private(DEE))[-1]
    person = scene.person(DEE)
    await asyncio.gather(*(person.press(GENERAL, preview["ts"], "post_digest") for _ in range(2)))
    await scene.settled()
    assert len(await scene.person(ANA).reads(CHURN)) == 1


async def test_every_button_of_what_we_show_leads_somewhere(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn Support is a joy")
    for command in ("list", "show O1", "show O2", "show KR1", "squad list", "digest churn preview", "help"):
        await scene.ask(DEE, f"/okr {command}")
        shown = (await scene.private(DEE))[-1]
        for button in buttons_of(shown):
            before = len(await scene.private(DEE))
            assert await scene.press(DEE, GENERAL, shown, button) == {"ok": True}
            opened = await scene.modals(DEE)
            said = (await scene.private(DEE))[before:]
            assert opened or said, f"{command}: {button}"
            assert not any("my fault" in words_of(one) for one in said)
            if opened:
                await scene.person(DEE).close()


async def test_a_click_where_the_bot_is_not_is_answered_in_person(scene: Scene) -> None:
    await scene.ask(DEE, "/okr help")
    menu = (await scene.private(DEE))[-1]
    await scene.press(DEE, GENERAL, menu, "Show OKRs")
    click = scene.requests("block_actions")[-1].payload
    scene.play.faults.append(Fault("chat.postEphemeral", status=200, error="not_in_channel"))
    await scene.send(interaction(click, response_url=""))
    await scene.settled()
    assert "KR1" in words_of((await scene.direct(DEE))[-1])


async def test_a_click_at_home_is_answered_in_a_window_over_it(scene: Scene) -> None:
    button = {"type": "button", "action_id": "list", "text": {"type": "plain_text", "text": "Show OKRs"}}
    home = {"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}
    scene.play.world.views.publish(DEE, home)
    await scene.person(DEE).press_at_home("list")
    await scene.settled()
    assert "KR1" in words_of((await scene.modals(DEE))[-1])
    assert await scene.direct(DEE) == []


async def test_a_drop_is_taken_back_by_its_button(scene: Scene) -> None:
    for command in ("kr drop KR2", "drop O1"):
        await scene.ask(DEE, f"/okr {command}")
        shown = (await scene.private(DEE))[-1]
        assert "is dropped" in words_of(shown)
        await scene.press(DEE, GENERAL, shown, "Undo")
        assert "is back as it was" in words_of((await scene.private(DEE))[-1])
        await scene.press(DEE, GENERAL, shown, "Undo")
        assert "is back already" in words_of((await scene.private(DEE))[-1])


async def test_words_to_the_bot_drop_and_undo_as_well(scene: Scene) -> None:
    await scene.say(DEE, "drop O1")
    assert "is dropped" in words_of((await scene.direct(DEE))[-1])
    await scene.say(DEE, "undo")
    assert "is back as it was" in words_of((await scene.direct(DEE))[-1])
