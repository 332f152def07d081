"""The Home tab: shown when somebody looks, kept up to date beside their answers, and nobody else's."""

from datetime import timedelta

import pytest

from playground import Fault
from tests.stage import ANA, BO, DEE, EVE, GIL, Json, Scene, buttons_of, words_of

PUBLISH = "views.publish"


async def home(scene: Scene, who: str) -> Json:
    """What stands on somebody's Home."""
    shown: Json = (await scene.play.state(who))["home"]
    return shown


async def opened(scene: Scene, who: str) -> Json:
    await scene.person(who).open_home()
    await scene.settled()
    return await home(scene, who)


async def press(scene: Scene, who: str, button: str) -> None:
    await scene.person(who).press_at_home(button)
    await scene.settled()


async def many(scene: Scene, count: int = 15) -> None:
    for number in range(count):
        await scene.ask(DEE, f"/okr kr add O1 Increase thing {'x' * (number + 1)} from 1 to 9 <@{ANA}>")


async def test_home_shows_my_key_results_and_squads(scene: Scene) -> None:
    shown = words_of(await opened(scene, ANA))
    for words in ("Increase trial to customer", "KR1", "Churn squad", "Nothing this week"):
        assert words in shown
    assert "KR2" not in shown


async def test_who_was_never_seen_before_is_told_what_to_do(scene: Scene) -> None:
    shown = await opened(scene, EVE)
    assert "Welcome, eve" in words_of(shown)
    assert buttons_of(shown)[:2] == ["New squad", "See the squads"]
    await press(scene, EVE, "See the squads")
    (window,) = await scene.modals(EVE)
    assert "Churn squad" in words_of(window)
    assert await scene.direct(EVE) == []
    await scene.person(EVE).close()
    await press(scene, EVE, "New squad")
    assert len(await scene.modals(EVE)) == 1


async def test_guests_are_told_on_their_home(scene: Scene) -> None:
    assert "guest" in words_of(await opened(scene, GIL)).lower()


async def test_the_messages_tab_is_no_home(scene: Scene) -> None:
    await scene.play.act("home", user=ANA, tab="messages")
    await scene.settled()
    assert scene.calls(PUBLISH) == 0


async def test_a_check_in_from_home_shows_there_and_is_said_nowhere_else(scene: Scene) -> None:
    await opened(scene, ANA)
    await press(scene, ANA, "Check in")
    assert await scene.submit(ANA, {"value:1": "21%"}) == {"ok": True}
    assert "21%" in words_of(await home(scene, ANA))
    assert await scene.direct(ANA) == []


async def test_no_change_is_one_tap_and_a_double_tap_is_one(scene: Scene) -> None:
    await scene.ask(ANA, "/okr checkin KR1 21%")
    scene.play.clock.advance(timedelta(days=8))
    assert "last check-in 23 Nov" in words_of(await opened(scene, ANA))
    await press(scene, ANA, "No change")
    assert "last check-in 1 Dec" in words_of(await home(scene, ANA))
    assert await scene.count("check_in") == 2
    (request,) = scene.requests("block_actions")
    await scene.again(request)
    await scene.settled()
    assert await scene.count("check_in") == 2


async def test_this_weeks_question_waits_on_home_too(scene: Scene) -> None:
    await many(scene, 1)
    await scene.prompt(ANA)
    shown = await opened(scene, ANA)
    assert "2 key results would like a word from you this week" in words_of(shown)
    await press(scene, ANA, "Check in all")
    assert await scene.submit(ANA, {"value:1": "21%", "value:5": "2"}) == {"ok": True}
    assert "Nothing this week" in words_of(await home(scene, ANA))


async def test_pages_turn_and_a_check_in_stays_on_its_page(scene: Scene) -> None:
    await many(scene)
    assert "1 to 8 of 16" in words_of(await opened(scene, ANA))
    await press(scene, ANA, "Next")
    shown = await home(scene, ANA)
    assert "9 to 16 of 16" in words_of(shown)
    assert "Back" in buttons_of(shown)
    await press(scene, ANA, "Check in")
    await scene.submit(ANA, {"value:12": "3"})
    after = words_of(await home(scene, ANA))
    assert "9 to 16 of 16" in after
    assert "3 →" in after
    await press(scene, ANA, "Back")
    assert "1 to 8 of 16" in words_of(await home(scene, ANA))


async def test_only_the_home_of_who_changed_something_is_shown_anew(scene: Scene) -> None:
    for who in (ANA, BO):
        await opened(scene, who)
    assert scene.calls(PUBLISH) == 2
    await scene.ask(ANA, "/okr checkin KR1 22%")
    assert scene.calls(PUBLISH) == 3
    assert "22%" in words_of(await home(scene, ANA))
    await scene.ask(DEE, "/okr checkin KR1 23%")
    assert scene.calls(PUBLISH) == 3


async def test_looking_changes_no_home(scene: Scene) -> None:
    await opened(scene, ANA)
    await scene.ask(ANA, "/okr list")
    assert scene.calls(PUBLISH) == 1


async def test_what_others_did_is_told_at_the_next_visit(scene: Scene) -> None:
    await opened(scene, ANA)
    scene.play.clock.advance(timedelta(hours=1))
    await scene.ask(BO, "/okr checkin KR4 $130,000 c7")
    scene.play.clock.advance(timedelta(hours=1))
    shown = words_of(await opened(scene, ANA))
    assert "Since you last looked" in shown
    assert "$130,000, checked in by bo" in shown


async def test_a_home_that_changed_meanwhile_is_shown_as_it_is_now(scene: Scene) -> None:
    await many(scene)
    await opened(scene, ANA)
    scene.play.faults.append(Fault(PUBLISH, status=200, error="hash_conflict"))
    await press(scene, ANA, "Next")
    assert "9 to 16 of 16" in words_of(await home(scene, ANA))


@pytest.mark.parametrize("fault", [Fault(PUBLISH, status=200, error="internal_error", times=None)])
async def test_a_home_that_cannot_be_shown_fails_no_answer(scene: Scene, fault: Fault) -> None:
    await opened(scene, ANA)
    scene.play.faults.append(fault)
    assert "22%" in await scene.ask(ANA, "/okr checkin KR1 22%")
    assert await scene.count("check_in") == 1


async def in_window(scene: Scene, who: str, button: str) -> None:
    await scene.person(who).press_in_modal(button)
    await scene.settled()


@pytest.mark.parametrize(
    ("button", "words"), [("Show OKRs", "Customers LOVE"), ("What I can do", "/okr checkin")]
)
async def test_what_is_asked_for_on_home_is_shown_in_a_window(scene: Scene, button: str, words: str) -> None:
    await opened(scene, ANA)
    await press(scene, ANA, button)
    (window,) = await scene.modals(ANA)
    assert words in words_of(window)
    assert await scene.direct(ANA) == []


async def test_pages_turn_within_the_window_and_a_form_opens_over_it(scene: Scene) -> None:
    for number in range(2, 14):
        await scene.ask(DEE, f"/okr new churn Objective {number}")
    await opened(scene, ANA)
    await press(scene, ANA, "Show OKRs")
    await in_window(scene, ANA, "Next")
    (window,) = await scene.modals(ANA)
    assert "Objective 13" in words_of(window)
    await in_window(scene, ANA, "Check in mine")
    assert len(await scene.modals(ANA)) == 2
    assert await scene.submit(ANA, {"value:1": "21%"}) == {"ok": True}
    assert await scene.modals(ANA) == []
    assert "21%" in words_of(await home(scene, ANA))


async def test_what_came_of_a_form_opened_on_home_is_shown_in_its_place(scene: Scene) -> None:
    await opened(scene, EVE)
    await press(scene, EVE, "New squad")
    assert await scene.submit(EVE, {"name": "Sales squad", "handle": "sales"}) == {"ok": True}
    (window,) = await scene.modals(EVE)
    assert "Sales squad" in words_of(window)
    assert "submit" not in window or window["submit"] is None
    assert await scene.direct(EVE) == []
    assert "Sales squad" in words_of(await home(scene, EVE))


async def test_what_went_wrong_on_home_is_told_there_too(scene: Scene) -> None:
    await scene.ask(ANA, f"/okr blocker KR1 Legal has to sign <@{EVE}>")
    await opened(scene, EVE)
    await scene.ask(ANA, "/okr blocker clear B1")
    await press(scene, EVE, "It is gone")
    (window,) = await scene.modals(EVE)
    assert "B1" in words_of(window)


async def test_a_window_that_cannot_open_any_more_is_a_message(scene: Scene) -> None:
    await opened(scene, ANA)
    scene.play.faults.append(Fault("views.open", status=200, error="expired_trigger_id"))
    await press(scene, ANA, "Show OKRs")
    assert await scene.modals(ANA) == []
    assert "Customers LOVE" in words_of((await scene.direct(ANA))[-1])
