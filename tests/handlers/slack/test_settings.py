"""Settings through Slack's door: the form, its buttons, and the same in words."""

from datetime import date, timedelta

from okr.commands.clockwork import KeepHolidays
from okr.usecases.keep_holidays import keep_holidays
from tests.stage import ANA, BO, DEE, GENERAL, OPENS, Scene, buttons_of, words_of


async def test_the_form_of_settings_saves_and_is_filled_in_the_next_time(scene: Scene) -> None:
    assert await scene.ask(ANA, "/okr settings") == ""
    fields = {
        "hour": "10:00",
        "quiet_from": "19:00",
        "quiet_until": "08:00",
        "until": "2027-01-05",
        "deputy": BO,
    }
    assert await scene.submit(ANA, fields) == {"ok": True}
    saved = words_of((await scene.private(ANA))[-1])
    for words in ("Monday at 10:00", "19:00 to 08:00", "from 5 Jan", "bo"):
        assert words in saved
    await scene.ask(ANA, "/okr settings")
    (form,) = await scene.modals(ANA)
    values = {name: next(iter(states.values())) for name, states in form["state"]["values"].items()}
    assert values["hour"]["selected_option"]["value"] == "10:00"
    assert values["until"]["selected_date"] == "2027-01-05"
    assert values["deputy"]["selected_user"] == BO


async def test_what_is_wrong_is_said_beside_its_field(scene: Scene) -> None:
    await scene.ask(ANA, "/okr settings")
    for fields, field in (
        ({"quiet_from": "19:00"}, "quiet_until"),
        ({"quiet_from": "off", "until": "2026-11-20"}, "until"),
        ({"until": "2026-12-20", "deputy": ANA}, "deputy"),
    ):
        assert list((await scene.submit(ANA, fields))["errors"]) == [field]
    assert await scene.submit(ANA, {"deputy": BO}) == {"ok": True}


async def test_a_form_older_than_a_command_keeps_what_was_typed(scene: Scene) -> None:
    await scene.ask(ANA, "/okr settings")
    await scene.ask(ANA, "/okr settings hour 11")
    assert "Look at it again" in (await scene.submit(ANA, {"hour": "10:00"}))["errors"]["day"]


async def test_who_is_back_early_says_so_with_one_button(scene: Scene) -> None:
    assert "from 5 Jan" in await scene.ask(ANA, "/okr pause until 5 Jan")
    saved = (await scene.private(ANA))[-1]
    assert buttons_of(saved) == ["Settings", "Next four weeks", "I am back"]
    await scene.press(ANA, GENERAL, saved, "I am back")
    again = (await scene.private(ANA))[-1]
    assert buttons_of(again) == ["Settings", "Next four weeks"]
    await scene.press(ANA, GENERAL, again, "Next four weeks")
    assert "Mon 09:00 (UTC+1)" in str((await scene.private(ANA))[-1])


async def test_in_the_direct_messages_the_words_are_the_same_and_the_form_is_a_button_away(
    scene: Scene,
) -> None:
    assert "bo" in await scene.say(ANA, f"deputy <@{BO}>")
    assert "There is a form" in await scene.say(ANA, "settings")
    channel = await scene.person(ANA).app_channel()
    await scene.press(ANA, channel, (await scene.direct(ANA))[-1], "Open the form")
    assert len(await scene.modals(ANA)) == 1


async def test_the_weekly_question_leads_to_the_settings(scene: Scene) -> None:
    question = await scene.prompt(ANA)
    await scene.press(ANA, await scene.person(ANA).app_channel(), question, "Settings")
    (form,) = await scene.modals(ANA)
    assert "hour" in form["state"]["values"]


async def test_the_lead_changes_the_cadence_by_form(scene: Scene) -> None:
    assert await scene.ask(DEE, "/okr settings churn") == ""
    fields = {"weeks": "2", "ask_day": "wednesday", "ask_hour": "10:30", "zone": "Atlantis"}
    assert list((await scene.submit(DEE, fields))["errors"]) == ["zone"]
    assert await scene.submit(DEE, {"zone": "berlin"}) == {"ok": True}
    kept = (await scene.private(DEE))[-1]
    assert "every 2 weeks on Wednesday at 10:30" in words_of(kept)
    await scene.press(DEE, GENERAL, kept, "Change it")
    assert len(await scene.modals(DEE)) == 1


async def test_a_nudge_arrives_with_buttons_that_answer_it(scene: Scene) -> None:
    assert "I ask ana" in await scene.ask(DEE, "/okr nudge KR1 The board meets tomorrow")
    (nudged,) = await scene.direct(ANA)
    for words in ("dee would like to hear", "The board meets tomorrow", "KR1"):
        assert words in words_of(nudged)
    await scene.press(ANA, await scene.person(ANA).app_channel(), nudged, "Check in")
    assert await scene.submit(ANA, {"value:1": "20%"}) == {"ok": True}
    assert await scene.count("check_in") == 1


async def with_calendars(scene: Scene) -> None:
    days = {date(2026, 11, 23): "Holiday"}
    for calendar in ("de", "nyc"):
        keep = KeepHolidays(scene.cairn.workspace, calendar, days)
        await scene.cairn.services.perform(keep_holidays, keep)


async def test_day_and_holidays_are_chosen_by_form_where_there_are_calendars(scene: Scene) -> None:
    await with_calendars(scene)
    await scene.ask(ANA, "/okr settings")
    assert await scene.submit(ANA, {"day": "thursday", "holidays": "nyc"}) == {"ok": True}
    saved = words_of((await scene.private(ANA))[-1])
    for words in ("Thursday at 09:00", "those of nyc"):
        assert words in saved
    await scene.ask(ANA, "/okr settings")
    (form,) = await scene.modals(ANA)
    values = {name: next(iter(states.values())) for name, states in form["state"]["values"].items()}
    assert values["day"]["selected_option"]["value"] == "thursday"
    assert values["holidays"]["selected_option"]["value"] == "nyc"
    assert "3 times a week at most" in words_of(form)
    assert await scene.submit(ANA, {"day": "off", "holidays": "squad"}) == {"ok": True}
    again = words_of((await scene.private(ANA))[-1])
    assert "Monday at 09:00" in again
    assert "nyc" not in again


async def test_the_lead_chooses_holidays_and_reminders_by_form(scene: Scene) -> None:
    await with_calendars(scene)
    await scene.ask(DEE, "/okr settings churn")
    assert await scene.submit(DEE, {"holidays": "de", "reminds": []}) == {"ok": True}
    kept = words_of((await scene.private(DEE))[-1])
    for words in ("Holidays", "de", "Reminder", "none"):
        assert words in kept


async def test_a_reminder_arrives_with_buttons_that_answer_it_and_is_revised(scene: Scene) -> None:
    await scene.prompt(ANA)
    await scene.go(OPENS + timedelta(days=1, hours=3))
    reminder = (await scene.direct(ANA))[-1]
    assert "still" in words_of(reminder)
    await scene.press(ANA, await scene.person(ANA).app_channel(), reminder, "Check in")
    assert await scene.submit(ANA, {"value:1": "20%"}) == {"ok": True}
    assert "20%, confidence" in words_of((await scene.direct(ANA))[-1])
