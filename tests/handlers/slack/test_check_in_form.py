"""The check-in form as it comes and goes: pages, notes that are asked for, and others at work meanwhile."""

from datetime import timedelta

from tests.stage import ANA, BO, CHURN, DEE, Json, Scene, words_of


def typed(form: Json, field: str) -> object:
    (state,) = form["state"]["values"][field].values()
    return state.get("value") or (state.get("selected_option") or {}).get("value")


async def with_more_key_results(scene: Scene, count: int) -> None:
    for number in range(count):
        await scene.ask(DEE, f"/okr kr add O1 Reduce tickets of kind {'x' * (number + 1)} from 100 to 50")


async def test_a_long_form_is_saved_page_by_page_and_each_page_is_said_back(scene: Scene) -> None:
    await with_more_key_results(scene, 9)
    await scene.ask(DEE, "/okr checkin", CHURN)
    (first,) = await scene.modals(DEE)
    assert first["submit"]["text"] == "Save and next"
    assert "2 more to come" in words_of(first)
    fields = {"value:2": "2.9%", **{f"value:{number}": "90" for number in range(5, 12)}}
    assert await scene.submit(DEE, fields) == {"ok": True}
    (second,) = await scene.modals(DEE)
    assert "8 are saved. 2 are left" in words_of(second)
    assert second["submit"]["text"] == "Save"
    assert await scene.count("check_in") == 8
    assert "2.9%" in words_of((await scene.private(DEE, CHURN))[-1])
    assert await scene.submit(DEE, {"value:12": "80", "value:13": "70"}) == {"ok": True}
    assert await scene.modals(DEE) == []
    assert await scene.count("check_in") == 10
    assert len(await scene.private(DEE, CHURN)) == 2


async def test_what_is_wrong_on_a_page_keeps_that_page_and_no_other(scene: Scene) -> None:
    await with_more_key_results(scene, 9)
    await scene.ask(DEE, "/okr checkin")
    await scene.submit(DEE, {"value:2": "2.9%", **{f"value:{number}": "90" for number in range(5, 12)}})
    answer = await scene.submit(DEE, {"value:12": "eighty", "value:13": "70", "note:13": "calm"})
    assert set(answer["errors"]) == {"value:12"}
    (form,) = await scene.modals(DEE)
    assert (typed(form, "value:13"), typed(form, "note:13")) == ("70", "calm")
    assert await scene.count("check_in") == 8


async def test_a_note_is_asked_for_once_beside_its_field(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2")
    answer = await scene.submit(DEE, {"value:2": "3.1%", "confidence:2": "9"})
    assert set(answer["errors"]) == {"note:2"}
    assert "behind the pace" in answer["errors"]["note:2"]
    assert await scene.count("check_in") == 0
    assert await scene.submit(DEE, {}) == {"ok": True}
    assert await scene.modals(DEE) == []
    assert await scene.count("check_in") == 1


async def test_a_note_asked_for_in_one_form_is_asked_for_in_the_next(scene: Scene) -> None:
    for _ in range(2):
        await scene.ask(DEE, "/okr checkin KR2")
        answer = await scene.submit(DEE, {"value:2": "3.1%", "confidence:2": "9"})
        assert set(answer["errors"]) == {"note:2"}
        await scene.person(DEE).close()


async def test_a_note_that_was_asked_for_does_not_let_a_wrong_value_pass(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.ask(DEE, "/okr checkin")
    wrong = {"value:2": "3.1%", "confidence:2": "9", "value:5": "many"}
    assert set((await scene.submit(DEE, wrong))["errors"]) == {"note:2", "value:5"}
    assert set((await scene.submit(DEE, {}))["errors"]) == {"value:5"}
    assert await scene.submit(DEE, {"value:5": "90"}) == {"ok": True}
    assert await scene.count("check_in") == 2


async def test_an_answer_given_meanwhile_is_shown_in_the_form_and_then_corrected(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2", CHURN)
    scene.play.clock.advance(timedelta(minutes=5))
    await scene.ask(BO, "/okr checkin KR2 2.4% c5 better")
    scene.play.clock.advance(timedelta(minutes=5))
    assert await scene.submit(DEE, {"value:2": "2.2%", "note:2": "it is even better"}) == {"ok": True}
    (form,) = await scene.modals(DEE)
    assert "bo had said 2.4%, confidence 5, 5 minutes ago" in words_of(form).lower()
    assert (typed(form, "value:2"), typed(form, "note:2")) == ("2.2%", "it is even better")
    assert await scene.count("check_in") == 1
    assert await scene.submit(DEE) == {"ok": True}
    assert await scene.modals(DEE) == []
    told = words_of((await scene.private(DEE, CHURN))[-1])
    assert "2.2%" in told
    assert "bo had said 2.4%" in told.lower()
    assert await scene.count("check_in") == 2


async def test_what_was_left_alone_in_a_form_shown_again_stays_as_others_said(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2 3% c5 a start")
    scene.play.clock.advance(timedelta(hours=1))
    await scene.ask(DEE, "/okr checkin KR2", CHURN)
    scene.play.clock.advance(timedelta(minutes=5))
    await scene.ask(BO, "/okr checkin KR2 2.4% c4 better")
    scene.play.clock.advance(timedelta(minutes=5))
    await scene.submit(DEE, {"note:2": "a word from me"})
    assert await scene.submit(DEE) == {"ok": True}
    told = words_of((await scene.private(DEE, CHURN))[-1])
    for words in ("2.4%", "confidence 4", "a word from me"):
        assert words in told


async def test_a_key_result_dropped_meanwhile_leaves_the_others_in_the_form(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.ask(DEE, "/okr checkin")
    await scene.ask(ANA, "/okr kr drop KR5")
    fields = {"value:2": "2.9%", "note:2": "scores work", "value:5": "90", "note:5": "fewer calls"}
    assert await scene.submit(DEE, fields) == {"ok": True}
    (form,) = await scene.modals(DEE)
    assert "KR5 is left out" in words_of(form).replace("*", "")
    assert "90 c5 fewer calls" in words_of(form)
    assert (typed(form, "value:2"), typed(form, "note:2")) == ("2.9%", "scores work")
    assert "value:5" not in form["state"]["values"]
    assert await scene.submit(DEE) == {"ok": True}
    assert await scene.count("check_in") == 1


async def test_the_last_one_dropped_meanwhile_is_said_beside_what_was_typed(scene: Scene) -> None:
    await scene.ask(DEE, "/okr checkin KR2")
    await scene.ask(ANA, "/okr kr drop KR2")
    answer = await scene.submit(DEE, {"value:2": "2.9%", "note:2": "scores work"})
    assert "KR2" in answer["errors"]["value:2"]
    (form,) = await scene.modals(DEE)
    assert typed(form, "note:2") == "scores work"


async def test_a_form_about_the_key_result_of_somebody_else_says_whose_it_is(scene: Scene) -> None:
    await scene.ask(BO, "/okr checkin KR1")
    (form,) = await scene.modals(BO)
    assert "for ana" in words_of(form).lower()
