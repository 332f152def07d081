"""A phrase typed alone opens a form that asks which one is meant, and goes on with the phrase."""

from tests.stage import ANA, BO, DEE, GENERAL, Json, Scene, buttons_of, words_of


def chosen(value: str) -> Json:
    """An option as an external select hands it back."""
    return {"text": {"type": "plain_text", "text": value}, "value": value}


def title_of(form: Json) -> str:
    return str(form["title"]["text"])


async def test_what_is_meant_is_chosen_and_its_own_form_takes_the_place_of_the_question(scene: Scene) -> None:
    assert await scene.ask(DEE, "/okr kr owner") == ""
    assert await scene.submit(DEE, {"which": chosen("KR1")}) == {"ok": True}
    (form,) = await scene.modals(DEE)
    assert title_of(form) == "Owners"
    assert await scene.submit(DEE, {"owners": [BO]}) == {"ok": True}
    assert "bo" in words_of((await scene.private(DEE))[-1])


async def test_what_needs_no_form_is_done(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr drop")
    assert await scene.submit(DEE, {"which": chosen("KR1")}) == {"ok": True}
    assert await scene.modals(DEE) == []
    dropped = (await scene.private(DEE))[-1]
    assert "KR1" in words_of(dropped)
    await scene.press(DEE, GENERAL, dropped, "Undo")
    assert "Increase trial" in await scene.ask(DEE, "/okr show KR1")


async def test_what_stands_against_it_is_said_beside_the_field(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit")
    answer = await scene.submit(DEE, {"which": chosen("KR99")})
    assert "KR99" in answer["errors"]["which"]
    await scene.ask(ANA, "/okr nudge")
    answer = await scene.submit(ANA, {"which": chosen("KR1")})
    assert "one to answer" in answer["errors"]["which"]


async def test_a_squad_is_archived_by_its_form_only_by_who_is_sure(scene: Scene) -> None:
    assert await scene.ask(DEE, "/okr squad archive") == ""
    assert set((await scene.submit(DEE))["errors"]) == {"sure"}
    assert "is archived" not in await scene.ask(DEE, "/okr squad churn")
    await scene.ask(DEE, "/okr squad archive")
    assert await scene.submit(DEE, {"sure": ["sure"]}) == {"ok": True}
    archived = (await scene.private(DEE))[-1]
    assert "is archived" in words_of(archived)
    assert "Undo" in buttons_of(archived)


async def test_a_nudge_says_why(scene: Scene) -> None:
    await scene.ask(DEE, "/okr nudge")
    fields = {"which": chosen("KR1"), "note": "The board meets tomorrow"}
    assert await scene.submit(DEE, fields) == {"ok": True}
    assert "The board meets tomorrow" in words_of((await scene.direct(ANA))[-1])


async def test_the_same_words_in_our_conversation_offer_the_form(scene: Scene) -> None:
    assert "form" in await scene.say(DEE, "initiative add")
    offered = (await scene.direct(DEE))[-1]
    await scene.press(DEE, await scene.person(DEE).app_channel(), offered, "Open the form")
    await scene.submit(DEE, {"which": chosen("KR2")})
    (form,) = await scene.modals(DEE)
    assert title_of(form) == "New initiative"
    assert await scene.submit(DEE, {"title": "Call everybody"}) == {"ok": True}
    assert "Call everybody" in words_of((await scene.direct(DEE))[-1])
