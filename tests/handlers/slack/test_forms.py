"""Forms: what they ask, what becomes of what is filled in, and where the answer is said."""

from datetime import timedelta

from playground import Fault
from tests.handlers.slack.trouble import interaction
from tests.stage import ANA, BO, CHURN, DEE, EVE, GENERAL, Json, Scene, words_of


def labels(form: Json) -> list[str]:
    return [str(block["label"]["text"]) for block in form["blocks"] if block["type"] == "input"]


async def test_a_squad_is_made_by_form_and_its_maker_is_told_where_they_asked(scene: Scene) -> None:
    assert await scene.ask(EVE, "/okr squad new", CHURN) == ""
    fields = {"name": "Sales squad", "handle": "sales", "channel": GENERAL, "function": "Sales"}
    assert await scene.submit(EVE, {**fields, "purpose": "More of the right customers"}) == {"ok": True}
    assert await scene.modals(EVE) == []
    (told,) = await scene.private(EVE, CHURN)
    assert "Sales squad" in words_of(told)
    assert await scene.private(EVE, GENERAL) == []
    listed = await scene.ask(EVE, "/okr squad list")
    for words in ("Sales squad", "sales", "eve"):
        assert words in listed


async def test_an_objective_is_set_by_form_with_a_key_result_a_line(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    lines = f"- Reduce tickets from 100 to 50 <@{ANA}>\n\n* Increase renewals from 70% to 85% by 15 Dec"
    assert await scene.submit(DEE, {"title": "Support is a joy", "key_results": lines}) == {"ok": True}
    assert await scene.count("objective") == 1
    assert await scene.submit(DEE) == {"ok": True}
    assert await scene.modals(DEE) == []
    shown = await scene.ask(DEE, "/okr show O2")
    for words in ("Support is a joy", "Reduce tickets", "ana", "Increase renewals", "dee"):
        assert words in shown


async def test_a_name_typed_into_a_form_is_a_person_and_stays_as_it_was_typed(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    lines = "Reduce tickets from 100 to 50 @Ana by 15 Dec\nIncrease renewals from 70% to 85% @BO, lagging"
    assert await scene.submit(DEE, {"title": "Support is a joy", "key_results": lines}) == {"ok": True}
    (_, understood) = await scene.modals(DEE)
    for words in ("ana", "bo", "15 Dec", "lagging", "@Ana by 15 Dec"):
        assert words in words_of(understood) or words in str(understood)
    assert f"<@{ANA}>" not in str(understood)
    await scene.submit(DEE)
    shown = await scene.ask(DEE, "/okr show O2")
    for words in ("Reduce tickets", "ana", "bo"):
        assert words in shown


async def test_who_is_not_here_is_said_beside_the_field_that_names_them(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    lines = "Reduce tickets from 100 to 50 @nemo"
    answer = await scene.submit(DEE, {"title": "Support is a joy", "key_results": lines})
    assert answer["errors"]["key_results"].startswith("There is no @nemo here.")
    await scene.person(DEE).close()
    await scene.ask(DEE, "/okr kr add O1")
    answer = await scene.submit(DEE, {"sentence": "Reduce tickets from 100 to 50 @nemo"})
    assert answer["errors"]["sentence"].startswith("There is no @nemo here.")
    assert await scene.submit(DEE, {"sentence": "Reduce tickets from 100 to 50 @ana"}) == {"ok": True}


async def test_one_key_result_that_cannot_be_read_keeps_the_whole_objective_back(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    lines = "Reduce tickets from 100 to 50\nMake everybody happy"
    answer = await scene.submit(DEE, {"title": "Support is a joy", "key_results": lines})
    assert "Make everybody happy" in answer["errors"]["key_results"]
    assert await scene.count("objective") == 1
    assert await scene.count("key_result") == 4


async def test_what_was_understood_of_an_objective_is_shown_and_back_leads_to_what_was_typed(
    scene: Scene,
) -> None:
    await scene.ask(DEE, "/okr new churn")
    lines = f"Reduce tickets from 100 to 50 <@{ANA}> by 15 Dec lagging"
    await scene.submit(DEE, {"title": "Support is a joy", "key_results": lines})
    (typed, understood) = await scene.modals(DEE)
    for words in ("Nothing is saved", "reduce from 100 to 50", "ana", "15 Dec", "lagging"):
        assert words in words_of(understood)
    await scene.person(DEE).close()
    (back,) = await scene.modals(DEE)
    assert back["id"] == typed["id"]
    assert await scene.count("objective") == 1


async def test_key_results_corrected_in_the_second_step_are_shown_again_before_they_are_saved(
    scene: Scene,
) -> None:
    await scene.ask(DEE, "/okr new churn")
    fields = {"title": "Support is a joy", "key_results": "Reduce tickets from 100 to 50"}
    await scene.submit(DEE, fields)
    wrong = await scene.submit(DEE, {"key_results": "Make everybody happy"})
    assert set(wrong["errors"]) == {"key_results"}
    assert await scene.submit(DEE, {"key_results": "Reduce tickets from 100 to 40"}) == {"ok": True}
    (_, again) = await scene.modals(DEE)
    assert "from 100 to 40" in words_of(again)
    assert await scene.submit(DEE, {"title": "Support delights"}) == {"ok": True}
    assert await scene.modals(DEE) == []
    shown = await scene.ask(DEE, "/okr show O2")
    assert "Support delights" in shown
    assert "40" in shown


async def test_an_objective_without_key_results_is_saved_at_once(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    assert await scene.submit(DEE, {"title": "Support is a joy"}) == {"ok": True}
    assert await scene.modals(DEE) == []
    assert await scene.count("objective") == 2


async def test_owner_and_due_day_of_the_form_count_more_than_the_sentence(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1")
    await scene.submit(DEE, {"sentence": f"Reduce tickets from 100 to 50 <@{ANA}> by 15 Dec"})
    assert await scene.submit(DEE, {"owners": [BO], "due": "2026-12-20"}) == {"ok": True}
    added = words_of((await scene.private(DEE))[-1])
    assert "bo" in added
    assert "ana" not in added
    assert "20 Dec" in added


async def test_owner_and_due_day_of_the_sentence_stand_where_the_form_names_none(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1")
    await scene.submit(
        DEE, {"sentence": "Reduce tickets from 100 to 50 @ana by 15 Dec".replace("@ana", f"<@{ANA}>")}
    )
    await scene.submit(DEE)
    added = words_of((await scene.private(DEE))[-1])
    assert "ana" in added
    assert "15 Dec" in added


async def test_the_form_for_a_key_result_begins_with_the_objective_it_was_asked_for(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn A second one")
    await scene.ask(DEE, "/okr kr add O2")
    (form,) = await scene.modals(DEE)
    (chosen,) = form["state"]["values"]["objective"].values()
    assert chosen["selected_option"]["value"] == "O2"


async def test_several_key_results_are_checked_in_by_one_form(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.ask(DEE, "/okr checkin KR2 3.1% c6")
    scene.play.clock.advance(timedelta(hours=1))
    await scene.ask(DEE, "/okr checkin")
    (form,) = await scene.modals(DEE)
    assert len(labels(form)) == 8
    fields = {
        "value:2": "2.9%",
        "confidence:2": "7",
        "note:2": "scores work",
        "value:5": "90",
        "blocker:5": "legal",
    }
    assert await scene.submit(DEE, fields) == {"ok": True}
    told = words_of((await scene.private(DEE))[-1])
    for words in ("2.9%", "90", "scores work", "legal"):
        assert words in told
    assert await scene.count("check_in") == 3


async def test_a_form_is_filled_with_what_was_said_last(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2 3.1% c8 blocked: legal")
    scene.play.clock.advance(timedelta(hours=1))
    await scene.ask(DEE, "/okr checkin KR2")
    (form,) = await scene.modals(DEE)
    values = {name: next(iter(states.values())) for name, states in form["state"]["values"].items()}
    assert values["value:2"]["value"] == "3.1%"
    assert values["confidence:2"]["selected_option"]["value"] == "8"
    assert values["blocker:2"]["value"] == "legal"


async def test_a_form_for_another_key_result_of_my_squad_is_for_its_owner(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR1")
    await scene.submit(DEE, {"value:1": "20%"})
    assert "ana" in words_of((await scene.private(DEE))[-1])


async def test_a_form_opened_from_the_weekly_question_revises_the_question(scene: Scene) -> None:
    question = await scene.prompt(DEE)
    channel = await scene.person(DEE).app_channel()
    await scene.press(DEE, channel, question, "Check in")
    assert await scene.submit(DEE, {"value:2": "2.9%", "confidence:2": "6"}) == {"ok": True}
    (revised,) = await scene.direct(DEE)
    assert revised["ts"] == question["ts"]
    assert revised["edited"]
    assert "2.9%" in words_of(revised)


async def test_a_form_that_came_to_an_older_version_gives_back_what_was_typed(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2")
    await scene.submit(DEE, {"value:2": "2.9%"})
    (form,) = scene.requests("view_submission")
    for changed in ({"callback_id": "a_form_of_old"}, {"private_metadata": "", "id": "V1"}):
        of_old = interaction(form.payload, view={**form.payload["view"], **changed})
        answer = await scene.send(of_old)
        assert answer.status_code == 200
        assert answer.json()["response_action"] == "errors"
        assert "/okr help" in answer.json()["errors"]["value:2"]
    assert await scene.count("check_in") == 1


async def test_who_may_not_open_a_form_is_told_why(scene: Scene) -> None:
    for command, words in {
        "new": "in no squad yet",
        "new churn": "Only members",
        "kr add": "no objective yet",
        "kr add O1": "Only members",
        "checkin": "own no open key result",
        "checkin KR1": "Only members",
    }.items():
        assert words in await scene.ask(EVE, f"/okr {command}")
        assert await scene.modals(EVE) == []


async def test_a_form_asked_for_at_the_end_of_a_long_life_still_opens(scene: Scene) -> None:
    for number in range(9):
        await scene.ask(
            DEE, f"/okr kr add O1 Reduce tickets of kind {'abc'[number % 3] * (number + 1)} from 100 to 50"
        )
    await scene.ask(DEE, "/okr checkin")
    (form,) = await scene.modals(DEE)
    assert len(labels(form)) == 32


async def test_what_was_understood_is_shown_before_it_is_saved(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1")
    before = await scene.count("key_result")
    assert await scene.submit(DEE, {"sentence": "Reduce tickets from 100 to 50 lagging"}) == {"ok": True}
    (sentence, understood) = await scene.modals(DEE)
    values = {name: next(iter(states.values())) for name, states in understood["state"]["values"].items()}
    assert (values["baseline"]["value"], values["target"]["value"]) == ("100", "50")
    assert values["direction"]["selected_option"]["value"] == "reduce"
    assert values["indicator"]["selected_option"]["value"] == "lagging"
    assert values["owners"]["selected_users"] == [DEE]
    assert await scene.count("key_result") == before
    await scene.person(DEE).close()
    assert [one["id"] for one in await scene.modals(DEE)] == [sentence["id"]]


async def test_what_was_misunderstood_is_corrected_and_both_forms_close(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1")
    await scene.submit(DEE, {"sentence": "Reduce tickets from 100 to 50"})
    wrong = await scene.submit(DEE, {"target": "100", "weight": "heavy"})
    assert set(wrong["errors"]) == {"target", "weight"}
    corrected = {"measure": "currency", "unit": "EUR", "target": "40", "weight": "2", "source": "Looker"}
    assert await scene.submit(DEE, corrected) == {"ok": True}
    assert await scene.modals(DEE) == []
    added = words_of((await scene.private(DEE))[-1])
    for words in ("\N{EURO SIGN}40", "Looker", "2"):
        assert words in added


async def test_an_edit_form_opens_by_command_and_by_button(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit KR1 Increase conversion rate from 18% to 32%")
    shown = (await scene.private(DEE))[-1]
    assert "32%" in words_of(shown)
    await scene.press(DEE, GENERAL, shown, "Edit")
    assert await scene.submit(DEE, {"title": "Increase conversion", "target": "33"}) == {"ok": True}
    assert "Increase conversion" in await scene.ask(DEE, "/okr show KR1")
    await scene.say(DEE, "kr edit KR1")
    await scene.press(DEE, await scene.person(DEE).app_channel(), (await scene.direct(DEE))[-1], "edit")
    (form,) = await scene.modals(DEE)
    assert "Increase conversion" in str(form)


async def test_two_who_edit_at_once_are_told_of_each_other(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit KR1")
    await scene.ask(ANA, "/okr kr edit KR1 Increase conversion from 18% to 40%")
    assert await scene.submit(DEE, {"title": "Increase trial conversion", "target": "31"}) == {"ok": True}
    (form,) = await scene.modals(DEE)
    assert "ana changed" in words_of(form)
    values = {name: next(iter(states.values())) for name, states in form["state"]["values"].items()}
    assert (values["title"]["value"], values["target"]["value"]) == ("Increase trial conversion", "31")
    assert await scene.submit(DEE) == {"ok": True}
    assert "Increase trial conversion" in await scene.ask(DEE, "/okr show KR1")


async def test_owners_are_chosen_by_form(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr owner KR1")
    assert await scene.submit(DEE, {"owners": [BO, ANA]}) == {"ok": True}
    assert "bo, ana" in words_of((await scene.private(DEE))[-1]).lower()


async def test_an_objective_is_edited_by_form(scene: Scene) -> None:
    await scene.ask(DEE, "/okr show O1")
    await scene.press(DEE, GENERAL, (await scene.private(DEE))[-1], "edit")
    wrong = await scene.submit(DEE, {"title": " ", "cycle": "soon"})
    assert set(wrong["errors"]) <= {"title", "cycle"}
    fields = {"title": "Customers stay", "intent": "aspirational", "cycle": "2027Q1"}
    assert await scene.submit(DEE, fields) == {"ok": True}
    told = words_of((await scene.private(DEE))[-1])
    for words in ("Customers stay", "aspirational", "2027Q1"):
        assert words in told


async def test_milestones_are_ticked_in_the_form(scene: Scene) -> None:
    await scene.ask(
        DEE, "/okr kr add O1 Open the Berlin office milestones: lease signed; desks in; team moved"
    )
    await scene.say(DEE, "KR5 done 1 c6")
    scene.play.clock.advance(timedelta(hours=1))
    await scene.ask(DEE, "/okr checkin KR5")
    (form,) = await scene.modals(DEE)
    (boxes,) = form["state"]["values"]["done:5"].values()
    assert [one["value"] for one in boxes["selected_options"]] == ["1"]
    assert await scene.submit(DEE, {"done:5": ["1", "desks in"]}) == {"ok": True}
    assert "2 of 3" in words_of((await scene.private(DEE))[-1])
    shown = await scene.ask(DEE, "/okr show KR5")
    assert "\N{CHECK MARK} 2. desks in" in shown
    assert "\N{WHITE CIRCLE} 3. team moved" in shown


async def test_owners_set_by_somebody_faster_are_not_overwritten_unseen(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr owner KR1")
    await scene.ask(BO, f"/okr kr owner KR1 <@{BO}>")
    assert await scene.submit(DEE, {"owners": [DEE]}) == {"ok": True}
    (form,) = await scene.modals(DEE)
    assert "bo changed the owners while you were here" in words_of(form)
    assert form["state"]["values"]["owners"]["owners"]["selected_users"] == [DEE]
    assert await scene.submit(DEE) == {"ok": True}
    assert "dee" in words_of((await scene.private(DEE))[-1])


def option(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": value}, "value": value}


async def pick(scene: Scene, who: str, field: str, value: str, fields: Json | None = None) -> None:
    """Choose something in the open form that shows it anew."""
    await scene.person(who).press_in_modal(field, fields, selected_option=option(value))
    await scene.settled()


async def test_the_form_of_a_key_result_asks_what_fits_its_measure_and_direction(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit KR3")
    (form,) = await scene.modals(DEE)
    asked = labels(form)
    assert {"Unit", "Baseline", "Target"} <= set(asked)
    assert "Keep it at or above" not in asked
    assert "Milestones, one a line" not in asked
    await pick(scene, DEE, "direction", "maintain")
    (form,) = await scene.modals(DEE)
    assert {"Keep it at or above", "Keep it at or below"} <= set(labels(form))
    assert "Target" not in labels(form)
    await pick(scene, DEE, "measure", "milestones")
    (form,) = await scene.modals(DEE)
    assert "Milestones, one a line" in labels(form)
    assert not {"Unit", "Which way is good", "Baseline", "Keep it at or above"} & set(labels(form))


async def test_what_another_measure_hides_is_there_again_and_nothing_is_saved_before(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit KR3")
    await pick(scene, DEE, "measure", "milestones", {"target": "2,500", "title": "Raise revenue"})
    wrong = await scene.submit(DEE, {"milestones": " "})
    assert set(wrong["errors"]) == {"milestones"}
    await pick(scene, DEE, "measure", "currency")
    (form,) = await scene.modals(DEE)
    values = form["state"]["values"]
    assert values["target"]["target"]["value"] == "2,500"
    assert values["title"]["title"]["value"] == "Raise revenue"
    assert "Increase average revenue" in await scene.ask(ANA, "/okr show KR3")
    assert await scene.submit(DEE) == {"ok": True}
    assert "Raise revenue" in await scene.ask(ANA, "/okr show KR3")


async def test_a_new_key_result_can_be_measured_otherwise_than_its_sentence_says(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1")
    await scene.submit(DEE, {"sentence": "Reduce tickets from 100 to 50"})
    await pick(scene, DEE, "direction", "maintain")
    (_, form) = await scene.modals(DEE)
    assert form["title"]["text"] == "What I understood"
    assert await scene.submit(DEE, {"high": "50"}) == {"ok": True}
    assert "50" in words_of((await scene.private(DEE))[-1])


async def test_a_form_that_has_gone_on_meanwhile_is_left_alone(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit KR3")
    scene.play.faults.append(Fault("views.update", status=200, error="hash_conflict"))
    await pick(scene, DEE, "measure", "milestones")
    (form,) = await scene.modals(DEE)
    assert "Target" in labels(form)
    assert await scene.private(DEE) == []


async def test_a_new_objective_says_whether_it_is_a_promise_or_a_hope(scene: Scene) -> None:
    await scene.ask(DEE, "/okr new churn")
    fields = {"title": "Support is a joy", "intent": "aspirational"}
    await scene.submit(DEE, {**fields, "key_results": "Reduce tickets from 100 to 50"})
    (_, understood) = await scene.modals(DEE)
    assert "aspirational" in words_of(understood)
    assert await scene.submit(DEE) == {"ok": True}
    await scene.ask(DEE, "/okr edit O2")
    (form,) = await scene.modals(DEE)
    assert form["state"]["values"]["intent"]["intent"]["selected_option"]["value"] == "aspirational"


async def test_a_form_that_can_not_be_shown_anew_keeps_what_was_typed(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr edit KR3")
    await scene.ask(ANA, "/okr kr drop KR3")
    await pick(scene, DEE, "measure", "milestones", {"title": "Raise revenue"})
    (form,) = await scene.modals(DEE)
    assert form["state"]["values"]["title"]["title"]["value"] == "Raise revenue"
    assert "KR3 was dropped" in words_of((await scene.private(DEE))[-1])
