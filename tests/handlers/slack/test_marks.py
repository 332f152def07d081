"""Shortcuts, message actions, and fields that are looked up."""

import pytest

from playground import Fault
from tests.stage import ANA, BO, CHURN, DEE, EVE, GIL, Json, Scene, buttons_of, words_of


async def suggested(scene: Scene, who: str, text: str) -> list[str]:
    """What the topmost form offers for a few letters in its looked-up field."""
    form = await scene.person(who).modal()
    block = next(one for one in form["blocks"] if one.get("element", {}).get("type") == "external_select")
    given = {"user": who, "container": {"type": "view", "view_id": form["id"]}, "value": text}
    place = {"block_id": block["block_id"], "action_id": block["element"]["action_id"]}
    answer = await scene.play.act("suggest", **given, **place)
    await scene.settled()
    return [one["value"] for one in answer["options"]]


def chosen(ref: str) -> Json:
    return {"value": ref, "text": {"type": "plain_text", "text": ref}}


async def take(scene: Scene, who: str, shortcut: str, text: str) -> None:
    """Say something in the squad's channel, and use a shortcut on it."""
    ts = (await scene.person(who).say(CHURN, text))["ts"]
    await scene.settled()
    await scene.person(who).use_shortcut(shortcut, CHURN, ts)
    await scene.settled()


async def test_check_in_from_anywhere(scene: Scene) -> None:
    await scene.person(ANA).use_shortcut("check_in")
    await scene.settled()
    assert await scene.submit(ANA, {"value:1": "21%"}) == {"ok": True}
    assert "21%" in words_of((await scene.direct(ANA))[-1])


async def test_who_has_nothing_to_check_in_is_told(scene: Scene) -> None:
    await scene.person(EVE).use_shortcut("check_in")
    await scene.settled()
    assert "own no open key result" in words_of((await scene.direct(EVE))[-1])


async def test_a_message_becomes_the_note_of_the_next_check_in(scene: Scene) -> None:
    await take(scene, ANA, "use_as_evidence", "Ten of <twelve> stayed & smiled")
    (form,) = await scene.modals(ANA)
    assert form["state"]["values"]["note"]["note"]["value"] == "Ten of <twelve> stayed & smiled"
    assert await scene.submit(ANA, {"key_result": chosen("KR1")}) == {"ok": True}
    told = (await scene.private(ANA, CHURN))[-1]
    assert "Kept as evidence for" in words_of(told)
    await scene.press(ANA, CHURN, told, "Check in")
    (form,) = await scene.modals(ANA)
    note = form["state"]["values"]["note:1"]["note:1"]["value"]
    assert "Ten of <twelve> stayed & smiled" in note
    assert "/archives/C0CHURN/p" in note
    await scene.submit(ANA, {"value:1": "21%"})
    await scene.ask(ANA, "/okr checkin KR1")
    (form,) = await scene.modals(ANA)
    assert not form["state"]["values"]["note:1"]["note:1"]["value"]


async def test_a_message_becomes_a_blocker_that_can_be_cleared(scene: Scene) -> None:
    await take(scene, ANA, "log_a_blocker", "Legal has to sign")
    await scene.submit(ANA, {"key_result": chosen("KR1"), "waits_on": BO})
    assert "waits on bo" in words_of((await scene.private(ANA, CHURN))[-1])
    assert "Legal has to sign" in await scene.ask(ANA, "/okr show KR1")
    shown = (await scene.private(ANA))[-1]
    assert "It is gone" in buttons_of(shown)
    await scene.press(ANA, "C0GENERAL", shown, "It is gone")
    assert "Legal has to sign" not in await scene.ask(ANA, "/okr show KR1")


async def test_what_waits_on_me_is_on_my_home(scene: Scene) -> None:
    await scene.ask(ANA, f"/okr blocker KR1 Legal has to sign <@{EVE}>")
    await scene.person(EVE).open_home()
    await scene.settled()
    assert "Legal has to sign waits on you" in words_of((await scene.play.state(EVE))["home"])
    await scene.person(EVE).press_at_home("It is gone")
    await scene.settled()
    assert "Legal has to sign" not in words_of((await scene.play.state(EVE))["home"])


async def test_a_message_in_a_conversation_without_the_bot_has_its_address_too(scene: Scene) -> None:
    scene.play.faults.append(Fault("chat.getPermalink", status=200, error="channel_not_found"))
    await take(scene, ANA, "use_as_evidence", "Ten of twelve stayed")
    (form,) = await scene.modals(ANA)
    assert "https://pebble.slack.com/archives/C0CHURN/p" in words_of(form)


async def test_what_is_typed_into_a_field_is_looked_up(scene: Scene) -> None:
    await scene.ask(BO, "/okr evidence")
    assert await suggested(scene, BO, "") == ["KR4", "KR1", "KR2", "KR3"]
    assert await suggested(scene, BO, "net churn") == ["KR2"]
    assert await suggested(scene, BO, "nothing of the kind") == []


async def test_a_wrong_choice_is_said_beside_its_field(scene: Scene) -> None:
    await scene.ask(DEE, "/okr evidence")
    answer = await scene.submit(DEE, {"key_result": chosen("KR99"), "note": "It works"})
    assert "KR99" in answer["errors"]["key_result"]
    answer = await scene.submit(DEE, {"key_result": chosen("KR1"), "note": "   "})
    assert "few words" in answer["errors"]["note"]


@pytest.mark.parametrize("shortcut", ["use_as_evidence", "log_a_blocker"])
async def test_guests_are_told(scene: Scene, shortcut: str) -> None:
    await take(scene, GIL, shortcut, "It works")
    assert await scene.modals(GIL) == []
    assert "guest" in words_of((await scene.private(GIL, CHURN))[-1]).lower()
