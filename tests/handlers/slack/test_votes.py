"""A vote through Slack's door: the card in the channel, the form, and what only one person sees."""

from http import HTTPStatus

from tests.stage import ANA, BO, CHEN, CHURN, DEE, EVE, GIL, Json, Scene, words_of


async def card(scene: Scene) -> Json:
    """What stands in the squad's channel for everybody."""
    return [one for one in await scene.person(EVE).reads(CHURN) if not one["ephemeral"]][-1]


def chosen(number: int) -> Json:
    return {"value": str(number), "text": {"type": "plain_text", "text": str(number)}}


async def vote(scene: Scene, who: str, **numbers: int) -> Json:
    """Press *Vote* on the card, and send the form with these numbers by key result."""
    await scene.press(who, CHURN, await card(scene), "Vote")
    return await scene.submit(who, {f"confidence:{of[2:]}": chosen(number) for of, number in numbers.items()})


async def told(scene: Scene, who: str) -> Json:
    return (await scene.private(who, CHURN))[-1]


async def test_a_squad_votes_on_one_key_result(scene: Scene) -> None:
    assert "I am asking" in await scene.ask(DEE, "/okr vote KR1")
    asked = words_of(await card(scene))
    assert "how sure are you that this lands?" in asked
    assert "Nobody has voted yet." in asked
    for who, number in ((ANA, 8), (BO, 2), (CHEN, 4)):
        assert await vote(scene, who, KR1=number) == {"ok": True}
    assert "3 of 4 have voted." in words_of(await card(scene))
    await vote(scene, DEE, KR1=5)
    assert "Yours was the last one" in words_of(await told(scene, DEE))
    shown = words_of(await card(scene))
    assert "least 2, median 4.5, most 8" in shown
    assert not [name for name in ("Ana", "Bo", "Chen", "Dee") if name in shown]
    assert "least 2" in await scene.ask(EVE, "/okr show KR1")


async def test_a_vote_can_be_changed_and_taken_back(scene: Scene) -> None:
    await scene.ask(DEE, "/okr vote churn")
    assert await vote(scene, ANA, KR1=8, KR2=3) == {"ok": True}
    kept = await told(scene, ANA)
    assert "KR1: 8" in words_of(kept)
    await scene.press(ANA, CHURN, kept, "Change my vote")
    (form,) = await scene.modals(ANA)
    values = form["state"]["values"]
    assert values["confidence:2"]["confidence:2"]["selected_option"]["value"] == "3"
    await scene.submit(ANA, {"confidence:2": chosen(6)})
    await scene.press(ANA, CHURN, await told(scene, ANA), "Take back my vote")
    assert "taken back" in words_of(await told(scene, ANA))
    assert "Nobody has voted yet." in words_of(await card(scene))


async def test_nothing_chosen_is_said_in_the_form(scene: Scene) -> None:
    await scene.ask(DEE, "/okr vote KR1")
    await scene.press(ANA, CHURN, await card(scene), "Vote")
    answer = await scene.submit(ANA)
    assert "Choose a number" in str(answer)


async def test_others_are_told_that_it_is_not_for_them(scene: Scene) -> None:
    await scene.ask(DEE, "/okr vote KR1")
    for who in (EVE, GIL):
        await scene.press(who, CHURN, await card(scene), "Vote")
        assert not await scene.modals(who)
    await scene.press(BO, CHURN, await card(scene), "Close now")
    assert "opened this vote" in words_of(await told(scene, BO))


async def test_closing_twice_at_once_closes_once(scene: Scene) -> None:
    await scene.ask(DEE, "/okr vote KR1")
    await scene.press(DEE, CHURN, await card(scene), "Close now")
    click = next(each for each in reversed(scene.heard) if b"vote+close" in each.body)
    assert (await scene.again(click)).status_code == HTTPStatus.OK
    await scene.settled()
    assert "nobody has voted" in words_of(await card(scene))
    assert "nobody has voted" in words_of(await told(scene, DEE))


async def test_in_person_the_words_do(scene: Scene) -> None:
    assert "I am asking" in await scene.say(ANA, "vote KR1")
    assert "KR1: 7" in await scene.say(BO, "vote KR1 7")
    assert "taken back" in await scene.say(BO, "vote back KR1")
    assert "nobody has voted" in await scene.say(ANA, "vote close KR1")
