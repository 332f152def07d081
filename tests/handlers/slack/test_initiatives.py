"""Initiatives by form and by button."""

from tests.stage import ANA, BO, DEE, GENERAL, Scene, buttons_of, words_of


async def test_an_initiative_is_added_by_form_and_moved_by_its_buttons(scene: Scene) -> None:
    await scene.ask(ANA, "/okr initiative add KR1")
    assert await scene.submit(ANA, {"title": "Rewrite the onboarding mails", "owner": BO}) == {"ok": True}
    for button, words in {"Begin": "is being done", "Done": "is done", "Not done yet": "being done"}.items():
        shown = (await scene.private(ANA))[-1]
        await scene.press(ANA, GENERAL, shown, button)
        assert words in words_of((await scene.private(ANA))[-1])
    assert "Rewrite the onboarding mails" in await scene.ask(DEE, "/okr show KR1")


async def test_what_was_dropped_by_its_button_is_brought_back_by_undo(scene: Scene) -> None:
    await scene.ask(ANA, "/okr initiative add KR1 Call everybody who cancels")
    await scene.press(ANA, GENERAL, (await scene.private(ANA))[-1], "Drop")
    dropped = (await scene.private(ANA))[-1]
    assert buttons_of(dropped) == ["Undo"]
    await scene.press(ANA, GENERAL, dropped, "Undo")
    assert "planned" in words_of((await scene.private(ANA))[-1])


async def test_the_list_of_a_key_result_leads_on(scene: Scene) -> None:
    await scene.ask(ANA, "/okr initiative add KR1 Call everybody who cancels")
    assert "Call everybody who cancels" in await scene.say(ANA, "initiative list KR1")
    await scene.press(ANA, await scene.person(ANA).app_channel(), (await scene.direct(ANA))[-1], "Begin")
    assert "being done" in words_of((await scene.direct(ANA))[-1])


async def test_a_title_that_is_too_long_is_said_beside_its_field(scene: Scene) -> None:
    await scene.ask(ANA, "/okr initiative add KR1")
    answer = await scene.submit(ANA, {"title": "  "})
    assert "title" in answer["errors"]
