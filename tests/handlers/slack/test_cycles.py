"""Cycles by form."""

from tests.stage import ANA, Scene, words_of


async def test_a_cycle_is_made_by_form_and_what_is_wrong_stands_beside_its_field(scene: Scene) -> None:
    await scene.ask(ANA, "/okr cycle new summer")
    answer = await scene.submit(ANA, {"starts": "2027-08-31", "ends": "2027-06-01"})
    assert "ends" in answer["errors"]
    assert await scene.submit(ANA, {"starts": "2027-06-01", "ends": "2027-08-31"}) == {"ok": True}
    assert "1 Jun 2027" in words_of((await scene.private(ANA))[-1])
    assert "SUMMER" in await scene.say(ANA, "cycle list")


async def test_a_name_alone_needs_its_days(scene: Scene) -> None:
    await scene.ask(ANA, "/okr cycle new")
    answer = await scene.submit(ANA, {"cycle": "summer"})
    assert "which day it starts" in answer["errors"]["starts"]
