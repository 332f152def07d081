"""Long lists through Slack's door: pages by buttons."""

from tests.stage import DEE, GENERAL, Scene, buttons_of, words_of


async def test_pages_of_a_list_are_a_button_away(scene: Scene) -> None:
    for number in range(2, 14):
        await scene.ask(DEE, f"/okr new churn Objective {number}")
    assert "Customers LOVE" in await scene.ask(DEE, "/okr list")
    page = (await scene.private(DEE))[-1]
    assert buttons_of(page) == ["Next", "Check in mine"]
    await scene.press(DEE, GENERAL, page, "Next")
    following = (await scene.private(DEE))[-1]
    assert "Objective 13" in words_of(following)
    assert buttons_of(following) == ["Back", "Check in mine"]
    await scene.press(DEE, GENERAL, following, "Back")
    assert "Customers LOVE" in words_of((await scene.private(DEE))[-1])
