"""The tree through Slack's door: nested lists, and the next page by a button."""

from tests.stage import ANA, DEE, GENERAL, Scene, buttons_of, words_of


async def test_the_tree_is_nested_and_its_pages_are_a_button_away(scene: Scene) -> None:
    for number in range(6):
        await scene.ask(DEE, f"/okr new churn Objective {number}")
    told = await scene.ask(ANA, "/okr tree churn")
    assert "Increase trial to customer" in told
    page = (await scene.private(ANA))[-1]
    depths = [
        each["indent"] for block in page["blocks"] for each in block.get("elements", ()) if "indent" in each
    ]
    assert depths == [0, 1, 0]
    assert buttons_of(page) == ["Next"]
    await scene.press(ANA, GENERAL, page, "Next")
    last = (await scene.private(ANA))[-1]
    assert "Objective 5" in words_of(last)
    assert buttons_of(last) == ["From the top"]
