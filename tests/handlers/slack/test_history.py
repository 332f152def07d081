"""The history through Slack's door: pages by buttons."""

from tests.stage import DEE, GENERAL, Scene, buttons_of, words_of


async def test_older_changes_are_a_button_away_and_so_is_the_way_back(scene: Scene) -> None:
    for number in range(11):
        await scene.ask(DEE, f"/okr checkin KR2 {number}% c6")
    assert "value 9 → 10" in await scene.ask(DEE, "/okr history KR2")
    page = (await scene.private(DEE))[-1]
    assert buttons_of(page) == ["Older"]
    await scene.press(DEE, GENERAL, page, "Older")
    older = (await scene.private(DEE))[-1]
    assert "created" in words_of(older)
    assert buttons_of(older) == ["Newest"]
    await scene.press(DEE, GENERAL, older, "Newest")
    assert "value 9 → 10" in words_of((await scene.private(DEE))[-1])
