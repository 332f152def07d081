"""How much it takes to answer this week's question: counted at the bot's door, over real signed HTTP."""

from datetime import timedelta

from tests.stage import ANA, DEE, OPENS, Json, Scene, buttons_of, words_of


def interactions(scene: Scene) -> int:
    """How often somebody pressed, sent or wrote something; the bot's own messages are told to it as well."""
    events = (one.payload["event"] for one in scene.requests("event_callback"))
    written = [
        one for one in events if one["type"] == "message" and not one.get("bot_id") and "subtype" not in one
    ]
    return len(written) + len(scene.requests("block_actions")) + len(scene.requests("view_submission"))


async def asked_about_two(scene: Scene) -> tuple[str, Json]:
    """This week's question to Dee, who owns two that have a value."""
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.say(DEE, "KR2 3.1% c6\nKR5 90 c6")
    return await scene.person(DEE).app_channel(), await scene.prompt(DEE, week=1)


async def asked_in(scene: Scene, week: int) -> Json:
    """The question to Dee so many weeks later."""
    await scene.go(OPENS + timedelta(weeks=week, hours=3))
    return (await scene.direct(DEE))[-1]


async def seen(scene: Scene, who: str, message: Json) -> Json:
    """The message as it is by now."""
    return next(one for one in await scene.direct(who) if one["ts"] == message["ts"])


async def test_two_key_results_take_four_interactions_at_most(scene: Scene) -> None:
    channel, question = await asked_about_two(scene)
    before = interactions(scene)
    await scene.press(DEE, channel, question, "Check in all")
    await scene.submit(DEE, {"value:2": "2.9%", "value:5": "80"})
    assert interactions(scene) - before <= 4
    shown = words_of(await seen(scene, DEE, question))
    assert "2.9%, confidence 6" in shown
    assert "That was everything for this week" in shown


async def test_two_that_did_not_change_take_one(scene: Scene) -> None:
    channel, question = await asked_about_two(scene)
    before = interactions(scene)
    await scene.press(DEE, channel, question, "No change for the rest (2)")
    assert interactions(scene) - before == 1
    assert "That was everything for this week" in words_of(await seen(scene, DEE, question))


async def test_one_typed_line_answers_one(scene: Scene) -> None:
    question = await scene.prompt(ANA)
    before = interactions(scene)
    await scene.say(ANA, "21% c6 onboarding shipped")
    assert interactions(scene) - before == 1
    assert "That was everything for this week" in words_of(await seen(scene, ANA, question))


async def test_later_is_chosen_in_the_message_and_said_there_alone(scene: Scene) -> None:
    question = await scene.prompt(ANA)
    channel, said = await scene.person(ANA).app_channel(), len(await scene.direct(ANA))
    option = {"text": {"type": "plain_text", "text": "This afternoon"}, "value": "afternoon@2026-W48"}
    await scene.person(ANA).press(channel, question["ts"], "later", selected_option=option)
    await scene.settled()
    assert "ask again on Monday at 15:00" in words_of(await seen(scene, ANA, question))
    assert len(await scene.direct(ANA)) == said


async def test_a_week_is_skipped_in_two_taps_and_taken_back_in_one(scene: Scene) -> None:
    question = await scene.prompt(ANA)
    channel, said = await scene.person(ANA).app_channel(), len(await scene.direct(ANA))
    await scene.press(ANA, channel, question, "Skip this week")
    await scene.submit(ANA, {"which": "on leave"})
    shown = await seen(scene, ANA, question)
    assert "You skip this week: on leave" in words_of(shown)
    await scene.press(ANA, channel, shown, "Ask me after all")
    assert "Check in" in buttons_of(await seen(scene, ANA, question))
    assert len(await scene.direct(ANA)) == said


async def test_a_confidence_without_a_ground_is_asked_about_beside_the_answer(scene: Scene) -> None:
    question = await scene.prompt(ANA)
    channel = await scene.person(ANA).app_channel()
    await scene.say(ANA, "18% c9 it will come")
    shown = await seen(scene, ANA, question)
    assert "Between you and me: your confidence is 9" in words_of(shown)
    await scene.press(ANA, channel, shown, "Keep 9 and say why")
    await scene.submit(ANA, {"note": "Two contracts are signed"})
    assert "Two contracts are signed" in words_of(await seen(scene, ANA, question))
    assert "Between you and me: your confidence" not in words_of(await seen(scene, ANA, question))
    assert "contracts" not in words_of(await scene.person(DEE).reads("C0CHURN"))


async def test_the_second_and_third_no_change_are_answered_in_their_row(scene: Scene) -> None:
    channel = await scene.person(DEE).app_channel()
    await scene.say(DEE, "KR2 2.2% c6 first")
    await scene.press(DEE, channel, await asked_in(scene, 1), "no_change")
    question = await asked_in(scene, 2)
    await scene.press(DEE, channel, question, "no_change")
    shown = await seen(scene, DEE, question)
    assert "Is it still a 6?" in words_of(shown)
    await scene.press(DEE, channel, shown, "Still 6")
    assert "and still confidence 6" in words_of(await seen(scene, DEE, question))
    question = await asked_in(scene, 3)
    await scene.press(DEE, channel, question, "no_change")
    await scene.press(DEE, channel, await seen(scene, DEE, question), "Say what")
    await scene.submit(DEE, {"note": "The terms wait for a signature", "waits_on": ANA})
    assert "The terms wait for a signature" in words_of(await seen(scene, DEE, question))


async def test_what_an_answer_leads_to_is_asked_in_the_reminder_too(scene: Scene) -> None:
    await scene.prompt(ANA)
    await scene.go(OPENS + timedelta(days=1, hours=3))
    channel, reminder = await scene.person(ANA).app_channel(), (await scene.direct(ANA))[-1]
    assert "still waits for a word from you" in words_of(reminder)
    await scene.say(ANA, "18% c9 it will come")
    shown = await seen(scene, ANA, reminder)
    assert "Between you and me: your confidence is 9" in words_of(shown)
    await scene.press(ANA, channel, shown, "Keep 9 and say why")
    await scene.submit(ANA, {"note": "Two contracts are signed"})
    assert "Two contracts are signed" in words_of(await seen(scene, ANA, reminder))


async def test_what_the_form_asked_is_not_asked_again_beside_the_answer(scene: Scene) -> None:
    question = await scene.prompt(ANA)
    channel = await scene.person(ANA).app_channel()
    await scene.press(ANA, channel, question, "Check in")
    answer = {"value:1": "18%", "confidence:1": "9"}
    complained = await scene.submit(ANA, answer)
    assert "What makes you believe in it?" in complained["errors"]["note:1"]
    await scene.submit(ANA, {**answer, "note:1": "Two contracts are signed"})
    shown = words_of(await seen(scene, ANA, question))
    assert "Two contracts are signed" in shown
    assert "Between you and me" not in shown
