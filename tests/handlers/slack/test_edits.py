"""What somebody typed to the bot is read again when they edit it, and taken back when they ask for that."""

from datetime import timedelta

import pytest

from tests.stage import ANA, CHURN, DEE, OPENS, Json, Scene, buttons_of, staged, words_of


async def mine(scene: Scene, who: str = ANA) -> Json:
    """The last message they wrote to the bot."""
    channel = await scene.person(who).app_channel()
    return [one for one in await scene.person(who).reads(channel) if one["user"] == who][-1]


async def edit(scene: Scene, text: str, who: str = ANA) -> None:
    channel = await scene.person(who).app_channel()
    await scene.play.act("edit", user=who, channel=channel, ts=(await mine(scene, who))["ts"], text=text)
    await scene.settled()


async def kept(scene: Scene) -> list[tuple[str, int, str]]:
    """What counts of all check-ins: value, confidence and note."""
    sql = "SELECT value, confidence, note FROM check_in WHERE replaced_by IS NULL ORDER BY id"
    rows = await scene.cairn.store.run(lambda connection, _: connection.exec_driver_sql(sql).all())
    return [(f"{float(value):g}", confidence, note) for value, confidence, note in rows]


async def test_an_edit_corrects_the_check_in_and_its_echo_in_place(scene: Scene) -> None:
    await scene.say(ANA, "19% c6 first experiments are live")
    await edit(scene, "21% c6 first experiments are live")
    assert await kept(scene) == [("21", 6, "first experiments are live")]
    [echo] = await scene.direct(ANA)
    assert "As you edited it" in words_of(echo)
    assert "21%" in words_of(echo)
    assert buttons_of(echo) == ["Correct", "Undo"]


async def test_an_edit_is_read_as_if_the_first_words_had_never_been_said(scene: Scene) -> None:
    await scene.say(ANA, "18% c4")
    await scene.go(OPENS + timedelta(days=7))
    await scene.say(ANA, "19% c9 blocked: legal")
    await edit(scene, "19%")
    assert await kept(scene) == [("18", 4, ""), ("19", 4, "")]


async def test_a_second_edit_counts_and_an_edit_without_another_word_does_not(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    for text in ("21% c6", "22% c6", "22% c6"):
        await edit(scene, text)
    assert await kept(scene) == [("22", 6, "")]
    assert await scene.count("check_in") == 3


async def test_an_edit_that_cannot_be_read_is_complained_about_and_changes_nothing(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    await edit(scene, "about 21% c6")
    assert await kept(scene) == [("19", 6, "")]
    echo, complaint = await scene.direct(ANA)
    assert "19%" in words_of(echo)
    assert "about 21%" in words_of(complaint)


async def test_what_could_not_be_read_is_mended_by_editing_it(scene: Scene) -> None:
    await scene.say(ANA, "about 19% c6")
    await edit(scene, "almost 19% c6")
    await edit(scene, "19% c6")
    assert await kept(scene) == [("19", 6, "")]
    _, again, echo = await scene.direct(ANA)
    assert "almost 19%" in words_of(again)
    assert "Noted, thank you" in words_of(echo)
    await edit(scene, "20% c6")
    assert "20%" in words_of((await scene.direct(ANA))[-1])
    assert await kept(scene) == [("20", 6, "")]


async def test_what_was_taken_back_is_not_said_again_by_editing_it(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    await scene.ask(ANA, "/okr undo")
    await edit(scene, "20% c6")
    assert await kept(scene) == []


@pytest.mark.parametrize(("text", "after"), [("list", "19% c6"), ("about 19%", "list")])
async def test_no_command_is_given_or_taken_by_editing(scene: Scene, text: str, after: str) -> None:
    await scene.say(ANA, text)
    await edit(scene, after)
    assert await scene.count("check_in") == 0
    assert len(await scene.direct(ANA)) == 1


async def test_lines_that_an_edit_takes_out_are_taken_back(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.say(DEE, "KR2 2.9% c6\nKR5 90 c7")
    await edit(scene, "KR5 91 c7", DEE)
    assert await kept(scene) == [("91", 7, "")]


async def test_an_edit_revises_the_question_too(scene: Scene) -> None:
    await scene.prompt(ANA)
    await scene.say(ANA, "19% c6")
    await edit(scene, "21% c6")
    question = (await scene.direct(ANA))[0]
    assert "21%" in words_of(question)


async def test_edits_skips_and_undo_on_postgres(migrated_postgres_url: str) -> None:
    async with staged(migrated_postgres_url) as scene:
        await scene.prompt(ANA)
        await scene.say(ANA, "19% c6")
        await edit(scene, "21% c6")
        assert await kept(scene) == [("21", 6, "")]
        for _ in range(2):
            await scene.ask(ANA, "/okr undo")
        assert await kept(scene) == []
        await scene.say(ANA, "skip: on leave")
        assert "skip" in words_of((await scene.direct(ANA))[0]).lower()
        await scene.say(ANA, "skip off")
        assert "Check in" in buttons_of((await scene.direct(ANA))[0])


@pytest.mark.parametrize("week", [1, 2])
async def test_an_answer_of_an_earlier_week_is_not_edited_any_more(scene: Scene, week: int) -> None:
    await scene.say(ANA, "19% c6")
    await scene.go(OPENS + timedelta(weeks=week))
    await edit(scene, "21% c6")
    assert await kept(scene) == [("19", 6, "")]
    assert "an earlier week" in words_of((await scene.direct(ANA))[-1])


async def test_undo_takes_the_check_in_back_and_revises_echo_and_question(scene: Scene) -> None:
    await scene.prompt(ANA)
    await scene.say(ANA, "19% c6")
    channel = await scene.person(ANA).app_channel()
    question, echo = await scene.direct(ANA)
    await scene.press(ANA, channel, echo, "Undo")
    assert await scene.count("check_in") == 0
    question, echo = await scene.direct(ANA)
    assert "Taken back" in words_of(echo)
    assert "19%" not in words_of(question)


async def test_undo_of_a_correction_lets_the_first_answer_stand_again(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    await scene.say(ANA, "91% c6")
    await scene.say(ANA, "undo")
    assert await kept(scene) == [("19", 6, "")]


async def test_undo_of_what_was_corrected_since_says_so(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    await scene.say(ANA, "21% c6")
    channel = await scene.person(ANA).app_channel()
    first, _ = await scene.direct(ANA)
    await scene.press(ANA, channel, first, "Undo")
    assert "was corrected since" in words_of((await scene.direct(ANA))[-1])
    assert await kept(scene) == [("21", 6, "")]


async def test_undo_takes_all_lines_of_a_reply_back(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.say(DEE, "KR2 2.9% c6\nKR5 90 c7")
    await scene.say(DEE, "undo")
    assert await scene.count("check_in") == 0


async def test_what_was_typed_after_the_slash_is_taken_back_where_it_was_said(scene: Scene) -> None:
    await scene.ask(ANA, "/okr checkin KR1 19% c6", CHURN)
    [echo] = await scene.private(ANA, CHURN)
    await scene.press(ANA, CHURN, echo, "Undo")
    assert await scene.count("check_in") == 0
    assert "Taken back" in words_of((await scene.private(ANA, CHURN))[-1])


async def test_undo_twice_is_told_that_it_is_done(scene: Scene) -> None:
    await scene.ask(ANA, "/okr checkin KR1 19% c6", CHURN)
    [echo] = await scene.private(ANA, CHURN)
    await scene.press(ANA, CHURN, echo, "Undo")
    await scene.press(ANA, CHURN, echo, "Undo")
    assert "taken back already" in words_of((await scene.private(ANA, CHURN))[-1])


async def test_a_skip_is_typed_and_taken_back_by_its_button(scene: Scene) -> None:
    await scene.prompt(ANA)
    assert "on leave" in await scene.say(ANA, "skip: on leave")
    channel = await scene.person(ANA).app_channel()
    question = (await scene.direct(ANA))[0]
    assert buttons_of(question) == ["Ask me after all"]
    await scene.press(ANA, channel, question, "Ask me after all")
    question = (await scene.direct(ANA))[0]
    assert "Check in" in buttons_of(question)
