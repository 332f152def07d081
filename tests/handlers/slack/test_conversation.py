"""In their direct messages people just write: words as after `/okr`, or an answer to the question."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playground.wire import user_json
from tests.stage import ANA, BO, CHURN, DEE, EVE, GIL, ZOE, Scene, buttons_of, words_of


async def test_an_answer_is_kept_and_read_back(scene: Scene) -> None:
    said = await scene.say(ANA, "19% c6 first experiments are live")
    for words in ("19%", "6", "first experiments are live"):
        assert words in said
    assert await scene.count("check_in") == 1


async def test_several_lines_answer_several_key_results(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    said = await scene.say(DEE, "KR5 90 c7 fewer of the old kind\nKR2 2.9% c6")
    for words in ("90", "fewer of the old kind", "2.9%"):
        assert words in said
    assert await scene.count("check_in") == 2


async def test_several_lines_without_ids_answer_the_question_in_its_order(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.prompt(DEE)
    await scene.say(DEE, "2.9% c6\n90 c7")
    values = await scene.cairn.store.run(
        lambda connection, _: connection.exec_driver_sql(
            "SELECT key_result, confidence FROM check_in ORDER BY key_result"
        ).all()
    )
    assert [tuple(row) for row in values] == [(2, 6), (5, 7)]


async def test_which_key_result_is_asked_when_it_could_be_several(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    said = await scene.say(DEE, "90 c7")
    assert "Which" in said
    assert "KR2" in said
    assert await scene.count("check_in") == 0


async def test_one_wrong_line_keeps_all_of_them_back(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    said = await scene.say(DEE, "KR5 90 c7\nKR2 lots")
    assert '"lots"' in said
    assert "KR5 90 c7" in said
    assert await scene.count("check_in") == 0


async def test_same_means_no_change(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    scene.play.clock.advance(timedelta(days=7))
    await scene.say(ANA, "same")
    assert await scene.count("check_in") == 2


@pytest.mark.parametrize("text", ["help", "Help", "okr help", " /okr help"])
async def test_help_helps_however_it_is_asked(scene: Scene, text: str) -> None:
    assert "/okr checkin KR31" in await scene.say(ANA, text)


async def test_lists_are_shown_as_after_the_command(scene: Scene) -> None:
    said = await scene.say(ANA, "list me")
    assert "KR1" in said
    assert "KR2" not in said


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("checkin", "check in"),
        ("new churn", "objective"),
        ("kr add O1", "key result"),
        ("squad new", "squad"),
    ],
)
async def test_what_needs_a_form_is_answered_with_a_button_that_opens_it(
    scene: Scene, text: str, title: str
) -> None:
    said = await scene.say(DEE, text)
    assert "too long" not in said
    offer = (await scene.direct(DEE))[-1]
    (button,) = buttons_of(offer)
    await scene.press(DEE, await scene.person(DEE).app_channel(), offer, button)
    (form,) = await scene.modals(DEE)
    assert title in form["title"]["text"].lower()


async def test_mentions_and_links_are_read_as_people_mean_them(scene: Scene) -> None:
    await scene.say(DEE, "squad add churn @eve Customer Success & Support")
    assert "Customer Success & Support" in await scene.say(DEE, "squad list")
    said = await scene.say(ANA, "19% c6 see https://example.org/a?b=1&c=2")
    assert "https://example.org/a?b=1&c=2" in said


async def test_a_deleted_message_takes_nothing_back(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    channel = await scene.person(ANA).app_channel()
    (mine,) = [one for one in await scene.person(ANA).reads(channel) if one["user"] == ANA]
    await scene.play.act("delete", user=ANA, channel=channel, ts=mine["ts"])
    await scene.settled()
    assert len(await scene.direct(ANA)) == 1
    assert await scene.count("check_in") == 1


async def test_the_bot_does_not_answer_itself(scene: Scene) -> None:
    await scene.say(ANA, "list")
    assert any(b'"bot_id"' in one.body for one in scene.requests("event_callback"))
    assert len(await scene.direct(ANA)) == 1


async def test_what_people_say_to_each_other_is_not_answered(scene: Scene) -> None:
    await scene.person(ANA).say(CHURN, "19% c6 list help")
    await scene.settled()
    assert await scene.count("check_in") == 0
    assert scene.calls("chat.postMessage") == 0
    assert scene.calls("chat.postEphemeral") == 0


async def test_chatter_is_answered_with_what_could_be_typed(scene: Scene) -> None:
    said = await scene.say(ANA, "hello there")
    assert "help" in said
    assert "24% c7" in said


async def test_who_owns_nothing_is_told_so(scene: Scene) -> None:
    assert "own no open key result" in await scene.say(EVE, "hello there")
    assert "Guests" in await scene.say(GIL, "hello there")


async def test_an_answer_in_words_revises_the_question(scene: Scene) -> None:
    question = await scene.prompt(DEE)
    await scene.say(DEE, "2.9% c7")
    first = (await scene.direct(DEE))[0]
    assert first["ts"] == question["ts"]
    assert "2.9%" in words_of(first)


async def test_of_people_we_never_met_nothing_is_kept(scene: Scene) -> None:
    world = scene.play.world
    for who in (EVE, ZOE):
        scene.play.tell({"type": "user_change", "user": user_json(world, world.user(who))})
    await scene.settled()
    assert await scene.count("person") == 4


async def test_who_moved_is_asked_at_their_new_hour(scene: Scene) -> None:
    world = scene.play.world
    moved = replace(world.user(BO), tz="Europe/Berlin")
    world.put_user(moved)
    scene.play.tell({"type": "user_change", "user": user_json(world, moved)})
    await scene.settled()
    await scene.prompt(DEE)
    assert len(await scene.direct(BO)) == 1


async def test_a_form_sent_where_no_question_shows_its_answers_is_answered(scene: Scene) -> None:
    await scene.say(DEE, "checkin")
    channel = await scene.person(DEE).app_channel()
    await scene.press(DEE, channel, (await scene.direct(DEE))[-1], "check_in")
    await scene.submit(DEE, {"value:2": "2.9%"})
    assert "2.9%" in words_of((await scene.direct(DEE))[-1])


async def test_a_form_opened_where_two_people_talk_is_answered_between_the_bot_and_one_of_them(
    scene: Scene,
) -> None:
    theirs = scene.play.world.im(DEE, ANA).id
    await scene.ask(DEE, "/okr checkin", theirs)
    await scene.submit(DEE, {"value:2": "2.9%"})
    assert "2.9%" in words_of((await scene.direct(DEE))[-1])


@pytest.mark.parametrize(
    ("subtype", "kept"),
    [("file_share", 1), ("thread_broadcast", 1), ("message_changed", 0), ("bot_message", 0)],
)
async def test_words_count_with_a_picture_beside_them_but_not_what_only_tells_of_words(
    scene: Scene, subtype: str, kept: int
) -> None:
    channel = await scene.person(ANA).app_channel()
    event = {"type": "message", "subtype": subtype, "channel_type": "im", "channel": channel, "ts": "1.1"}
    await scene.send_event({**event, "user": ANA, "text": "19% c6 see the chart"})
    await scene.settled()
    assert await scene.count("check_in") == kept
