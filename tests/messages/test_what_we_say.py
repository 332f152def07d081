"""What each message says and offers, where that depends on the facts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from messages.actions import Action
from messages.card import Button, Buttons, Card, Chart, ChoiceField, Control, Heading, Mention, Row, TextField
from messages.compose import (
    check_in_form,
    check_in_prompt,
    check_ins_recorded,
    complaint,
    compose,
    compose_form,
    digest_posted,
    form_offered,
    key_result_added,
    key_result_form,
    key_result_shown,
    member_added,
    objective_created,
    objective_form,
    objective_shown,
    okr_list,
    squad_list,
)
from messages.compose.cutting import first_sentence
from messages.compose.examples import CHURN, CHURN_STANDS, CONVERSION_STANDS, EXPANSION_STANDS, LOVE_STANDS
from messages.compose.key_results import Teller
from okr.cycle import CycleId
from okr.health import Health
from okr.key_result import Direction, Keep, KeyResult, KeyResultId, Measure, MeasureKind, Reach
from okr.notices.cycles import ScoreForm, ToJudge
from okr.notices.key_results import KeyResultForm
from okr.notices.notice import Notice
from okr.notices.objectives import ObjectiveCreated, ObjectiveForm
from okr.notices.reading import OkrList
from okr.notices.squads import SquadList
from okr.notices.trouble import Complaint
from okr.notices.week import CheckInPrompt, DigestPosted, PromptRow
from tests.messages.hostile import grown
from tests.messages.shown import WORDS, in_plain, in_slack


def _buttons(card: Card) -> list[Control]:
    parts = (*card.parts, *card.footer)
    return [button for part in parts if isinstance(part, Row | Buttons) for button in part.buttons]


def _offers(notice: Notice) -> list[tuple[Action, str]]:
    buttons = _buttons(compose(notice, WORDS))
    return [(each.action, each.value if isinstance(each, Button) else "") for each in buttons]


# The prompt

_UNHURRIED = [(Action.LATER, ""), (Action.SKIP, "2026-W47"), (Action.SETTINGS, "")]


def test_the_prompt_offers_each_key_result_and_all_at_once() -> None:
    prompt = replace(check_in_prompt.EXAMPLE, rows=check_in_prompt.EXAMPLE.rows[:2])
    assert _offers(prompt) == [
        (Action.CHECK_IN, "KR31"),
        (Action.NO_CHANGE, "KR31@2026-W47"),
        (Action.CHECK_IN, "KR30"),
        (Action.NO_CHANGE, "KR30@2026-W47"),
        (Action.CHECK_IN, ""),
        (Action.NO_CHANGE_REST, "2026-W47"),
        *_UNHURRIED,
    ]


def test_the_prompt_says_why_it_comes_and_who_can_change_that() -> None:
    said = in_plain(check_in_prompt.EXAMPLE)
    assert "each Monday at 09:00, your time, because you own these key results" in said
    assert "gives you a break" in said


def test_no_change_is_not_offered_where_there_is_no_value_to_keep() -> None:
    fresh = replace(CHURN_STANDS, current=None, values=(), last=None)
    prompt = replace(check_in_prompt.EXAMPLE, rows=(PromptRow(fresh, "Churn squad"),))
    assert _offers(prompt) == [(Action.CHECK_IN, "KR31"), *_UNHURRIED]
    assert "no value yet" in in_plain(prompt)


def test_an_answered_row_shows_what_was_kept_and_can_be_corrected() -> None:
    prompt = replace(check_in_prompt.EXAMPLE, rows=check_in_prompt.EXAMPLE.rows[2:])
    assert "24%, confidence 8" in in_plain(prompt)
    assert "That was everything for this week" in in_plain(prompt)
    assert _offers(prompt) == [(Action.CHECK_IN, "KR30"), (Action.SETTINGS, "")]


def _page(number: int) -> CheckInPrompt:
    """Of nine answered ones and nine that wait."""
    answered, waiting = check_in_prompt.EXAMPLE.rows[2], check_in_prompt.EXAMPLE.rows[0]
    return replace(check_in_prompt.EXAMPLE, rows=(answered,) * 9 + (waiting,) * 9, page=number)


@pytest.mark.parametrize(
    ("page", "shown", "where", "turns"),
    [
        (0, (8, 0), "1 to 8 of 18 · 9 open on other pages", ["1@2026-W47"]),
        (1, (1, 7), "9 to 16 of 18 · 2 open on other pages", ["0@2026-W47", "2@2026-W47"]),
        (2, (0, 2), "17 to 18 of 18 · 7 open on other pages", ["1@2026-W47"]),
        (9, (0, 2), "17 to 18 of 18 · 7 open on other pages", ["1@2026-W47"]),
    ],
)
def test_a_long_question_has_pages(page: int, shown: tuple[int, int], where: str, turns: list[str]) -> None:
    said = in_plain(_page(page))
    assert (said.count("24%, confidence 8"), said.count("2.9% → 1%")) == shown
    assert where in said
    assert [value for action, value in _offers(_page(page)) if action is Action.PAGE] == turns


def test_no_change_for_the_rest_says_how_many_whatever_the_page() -> None:
    assert "No change for the rest (9)" in in_plain(_page(0))


def test_what_somebody_else_answers_for_by_now_offers_nothing() -> None:
    moved = replace(check_in_prompt.EXAMPLE.rows[0], moved_to="Bo")
    prompt = replace(check_in_prompt.EXAMPLE, rows=(moved,))
    assert "Bo answers for this now." in in_plain(prompt)
    assert "Nothing is left to answer here" in in_plain(prompt)
    assert _offers(prompt) == [(Action.SETTINGS, "")]


def test_whoever_is_in_no_squad_any_more_is_told_of_no_hour() -> None:
    assert "You get this" not in in_plain(replace(check_in_prompt.EXAMPLE, asked=None))


# The digest


def test_a_silent_one_is_not_green_and_says_what_was_last_said() -> None:
    silent = replace(digest_posted.EXAMPLE.digest, silent=(CONVERSION_STANDS,), rose=())
    said = in_plain(DigestPosted(silent)).partition("Not heard from")[2]
    assert "\N{LARGE GREEN CIRCLE}" not in said
    assert "Last heard 16 Nov: on track, confidence 8." in said


def test_what_nobody_was_asked_about_yet_is_new() -> None:
    new = replace(CHURN_STANDS, last=None)
    said = in_plain(DigestPosted(replace(digest_posted.EXAMPLE.digest, steady=(new,))))
    assert "Reduce net monthly churn from 3.2% to 1% (new, not asked yet)" in said


def test_an_objective_without_a_key_result_is_no_quiet_week() -> None:
    bare = replace(LOVE_STANDS, key_results=())
    quiet = replace(digest_posted.QUIET.digest, objectives=(bare,), steady=())
    said = in_plain(DigestPosted(quiet))
    assert "has no key result yet" in said
    assert "quiet" not in said
    assert "This week" not in said


@pytest.mark.parametrize(
    ("low", "high", "value", "said"),
    [
        ("4.2", "4.6", "4.9", "4.9, outside 4.2 to 4.6"),
        ("4.2", None, "4", "4, below 4.2"),
        (None, "4.6", "4.9", "4.9, above 4.6"),
        ("4.2", "4.6", "4.3", "4.3 \N{RIGHTWARDS ARROW} between 4.2 and 4.6"),
    ],
)
def test_a_band_that_is_missed_is_said(low: str | None, high: str | None, value: str, said: str) -> None:
    band = Keep(None if low is None else Decimal(low), None if high is None else Decimal(high))
    kept = replace(CHURN, aim=band, measure=Measure())
    standing = replace(CHURN_STANDS, key_result=kept, current=Decimal(value))
    listed = replace(LOVE_STANDS, key_results=(standing,))
    assert said in in_plain(OkrList("everything", (listed,)))


def test_the_digest_puts_help_first_then_falls_before_rises() -> None:
    everything = replace(digest_posted.EXAMPLE.digest, at_risk=(EXPANSION_STANDS,))
    card = compose(replace(digest_posted.EXAMPLE, digest=everything), WORDS)
    assert [part.text for part in card.parts if isinstance(part, Heading)][1:] == [
        "Help asked for",
        "Others wait on us",
        "What fell",
        "What rose",
        "At risk, and why",
        "Not heard from",
    ]


def test_a_quiet_week_is_one_line() -> None:
    assert in_plain(digest_posted.QUIET).strip().count("\n") == 0


def test_a_row_of_the_digest_says_everything_that_counts() -> None:
    said = in_plain(digest_posted.EXAMPLE)
    assert "2.9% → 1% · progress 14%, pace 52% · confidence 4 (was 7) · Ana" in said
    assert "> “Three accounts left after the price change.”" in said


def test_at_risk_says_why() -> None:
    digest = replace(digest_posted.EXAMPLE.digest, at_risk=(CHURN_STANDS,), fell=())
    said = in_plain(replace(digest_posted.EXAMPLE, digest=digest))
    assert "Off track: confidence is 4 and progress is 39 points behind the pace;" in said
    assert "; the trend points to 1.6% at best, target 1%." in said


def test_a_fall_in_confidence_alone_is_told_as_one() -> None:
    fell = replace(digest_posted.EXAMPLE.digest.fell[0], by=0.0)
    digest = replace(digest_posted.EXAMPLE.digest, fell=(fell,))
    assert "Confidence fell." in in_plain(replace(digest_posted.EXAMPLE, digest=digest))


def test_only_a_preview_offers_to_post() -> None:
    assert _offers(digest_posted.EXAMPLE) == []
    assert _offers(digest_posted.PREVIEW) == [(Action.POST_DIGEST, "churn")]


def test_the_digest_mentions_nobody() -> None:
    card = compose(digest_posted.EXAMPLE, WORDS)
    spans = [span for part in card.parts if isinstance(part, Row) for span in (*part.spans, *part.quote)]
    assert not [span for span in spans if isinstance(span, Mention)]


def _charts(notice: DigestPosted) -> list[Chart]:
    return [part for part in compose(notice, WORDS).parts if isinstance(part, Chart)]


def test_the_course_of_the_weeks_is_drawn_and_told_in_words() -> None:
    progress, confidence = _charts(digest_posted.EXAMPLE)
    assert progress.categories == ("19 Oct", "26 Oct", "2 Nov", "9 Nov", "16 Nov")
    assert progress.words == (
        "Progress 27%, 25 points behind the pace of 52%. By week since 19 Oct: 6%, 12%, 15%, 23%, 27%."
    )
    assert confidence.words == "Confidence 6 of 10 on average. By week since 19 Oct: 7, 7.2, 6.8, 6.5, 6."


def test_progress_and_pace_share_one_scale_in_plain_text() -> None:
    assert "Progress, %  ▁▁▁▂▂\nPace, %      ▂▃▃▅▇" in in_plain(digest_posted.EXAMPLE)


def test_in_the_first_week_the_key_results_are_held_side_by_side() -> None:
    (chart,) = _charts(digest_posted.FIRST_WEEK)
    assert chart.categories == ("KR30", "KR31", "KR32", "KR33")
    assert "KR31 14% (pace 52%)" in chart.words


@pytest.mark.parametrize(
    ("note", "quoted"),
    [
        ("One. Two.", "One."),
        ("No end", "No end"),
        ("Up 3.5%! More", "Up 3.5%!"),
        ("a\nb. c", "a b."),
        ("", ""),
    ],
)
def test_one_sentence_is_quoted(note: str, quoted: str) -> None:
    assert first_sentence(note) == quoted


# Lists


def test_a_long_list_says_how_many_are_missing_and_how_to_see_them() -> None:
    listed = OkrList("everything", (replace(LOVE_STANDS, key_results=LOVE_STANDS.key_results * 15),))
    said = in_plain(listed)
    assert said.count("\n- ") == 24
    assert "36 more key results are not shown" in said


def test_a_list_explains_itself_with_what_is_in_it() -> None:
    assert "/okr show O12 shows one objective, /okr show KR30 one key result" in in_plain(okr_list.EXAMPLE)
    bare = OkrList("everything", (replace(LOVE_STANDS, key_results=()),))
    assert "/okr show O12 shows one objective.\n" in in_plain(bare)


def test_every_key_result_is_shown_or_counted_as_missing() -> None:
    listed = grown(okr_list.EXAMPLE, 60)
    drawn = in_slack(listed)
    assert "are not shown" in str(drawn) or "Not all of the list fits" in str(drawn)


def test_an_empty_list_offers_to_begin() -> None:
    assert _offers(OkrList("me", ())) == [(Action.NEW_OBJECTIVE, "")]
    assert _offers(OkrList("stale", ())) == []
    assert _offers(SquadList(())) == [(Action.NEW_SQUAD, "")]


def test_an_empty_list_says_what_it_means() -> None:
    assert "Everybody has been heard from." in in_plain(OkrList("stale", ()))
    assert "Nothing is at risk" in in_plain(OkrList("at-risk", ()))
    over = OkrList("me", (), CycleId("2026Q4"))
    assert "2026Q4 has ended. /okr new begins the next." in in_plain(over)
    assert _offers(over) == [(Action.NEW_OBJECTIVE, "")]
    assert "No objective is open here." in in_plain(OkrList("everything", ()))


def test_what_was_dropped_says_so_and_offers_nothing_to_do_with_it() -> None:
    shown = objective_shown.EXAMPLE
    objective = replace(shown.standing.objective, dropped=True)
    for notice in (
        replace(shown, standing=replace(shown.standing, objective=objective)),
        replace(key_result_shown.EXAMPLE, objective=objective, blockers=()),
    ):
        assert "Dropped: nobody is asked about it any more." in in_plain(notice)
        assert _offers(notice) == []


def test_a_squad_is_listed_with_who_brings_what() -> None:
    assert "Ana (Product Marketing), Bo (Sales)" in in_plain(squad_list.EXAMPLE)


# Key results


def test_a_key_result_that_was_added_shows_all_that_was_understood() -> None:
    said = in_plain(key_result_added.EXAMPLE)
    for fact in (
        "From: 3.2%",
        "To: 1%",
        "Direction: reduce",
        "Counted in: percent",
        "Owner: Ana",
        "Due: 31 Dec",
    ):
        assert fact in said


def test_a_missing_baseline_is_said_with_how_to_give_one() -> None:
    bare = replace(CHURN, aim=Reach(Direction.REDUCE, None, Decimal(1)))
    added = replace(
        key_result_added.EXAMPLE,
        standing=replace(key_result_added.EXAMPLE.standing, key_result=bare),
        baseline_missing=True,
    )
    assert "From: not said" in in_plain(added)
    assert "from 3.2% to 1%" in in_plain(added)


@pytest.mark.parametrize(
    ("keep", "told"),
    [
        (Keep(None, Decimal(300)), "at most 300 ms"),
        (Keep(Decimal(200), None), "at least 200 ms"),
        (Keep(Decimal(0), Decimal(300)), "between 0 ms and 300 ms"),
    ],
)
def test_a_band_is_told_by_its_edges(keep: Keep, told: str) -> None:
    key_result = replace(CHURN, aim=keep, measure=Measure(MeasureKind.NUMBER, "ms"))
    assert Teller.of(WORDS).target(key_result) == told


def test_milestones_are_counted_out_of_all() -> None:
    key_result: KeyResult = replace(
        CHURN, measure=Measure(MeasureKind.MILESTONES), milestones=("draft", "beta", "launch")
    )
    assert Teller.of(WORDS).value(key_result, Decimal(2)) == "2 of 3"


@pytest.mark.parametrize("health", Health)
def test_every_health_has_a_word_and_a_sign(health: Health) -> None:
    facts = Teller.of(WORDS).facts(replace(CHURN_STANDS, health=health))
    assert facts["health"]
    assert facts["dot"]


def test_an_answer_for_somebody_else_says_so() -> None:
    assert "KR33 for Dee" in in_plain(check_ins_recorded.EXAMPLE)
    blocker = [(Action.SAY, "blocker clear B4"), (Action.SAY, "blocker ask B4")]
    assert _offers(check_ins_recorded.EXAMPLE) == [
        (Action.CHECK_IN, "KR31"),
        *blocker,
        (Action.CHECK_IN, "KR33"),
        (Action.UNDO, "416"),
    ]


# Objectives and squads


def test_a_new_objective_leads_on_to_its_key_results() -> None:
    offered = _offers(objective_created.EXAMPLE)
    assert offered[:4] == [(Action.EDIT, f"KR{number}") for number in (30, 31, 32, 33)]
    assert offered[4:] == [(Action.ADD_KEY_RESULT, "O12"), (Action.EDIT, "O12"), (Action.SHOW, "O12")]
    empty = replace(objective_created.EXAMPLE, standing=replace(LOVE_STANDS, key_results=()))
    assert "no key result yet" in in_plain(empty)


def test_every_key_result_of_an_objective_can_be_checked_in() -> None:
    offered = [value for action, value in _offers(objective_shown.EXAMPLE) if action is Action.CHECK_IN]
    assert offered == ["KR30", "KR31", "KR32", "KR33"]


def test_one_function_is_a_remark_and_no_refusal() -> None:
    assert "so far" not in in_plain(member_added.EXAMPLE)
    remark = in_plain(replace(member_added.EXAMPLE, one_function="Sales"))
    assert "Everybody in this squad brings Sales so far." in remark


# Complaints


def test_a_complaint_gives_back_what_was_typed() -> None:
    assert "> kr add O12 make churn better" in in_plain(complaint.EXAMPLE)


@pytest.mark.parametrize("sentence", ["{nobody} said so", "{", "{0}", "a {text.x} b"])
def test_a_sentence_that_cannot_be_filled_is_still_said(sentence: str) -> None:
    assert in_plain(Complaint(sentence, (("text", "x"),))).strip() == sentence


def test_a_form_that_did_not_open_is_offered_again() -> None:
    assert _offers(form_offered.LATE) == [(Action.CHECK_IN, "KR31")]
    assert _offers(replace(form_offered.LATE, action="gone")) == [(Action.MENU, "KR31")]


# Forms


def test_the_check_in_form_is_filled_with_what_was_said_last() -> None:
    parts = compose_form(check_in_form.EXAMPLE, WORDS).parts
    filled = {part.name: part.initial for part in parts if isinstance(part, TextField | ChoiceField)}
    assert filled["value:31"] == "2.9%"
    assert filled["confidence:31"] == "4"
    assert filled["blocker:31"] == "Legal has to sign the new annual terms"
    assert filled["value:33"] == "$260,000"


def test_the_check_in_form_tells_when_it_was_opened() -> None:
    opened = datetime(2026, 11, 17, 14, tzinfo=UTC)
    assert compose_form(check_in_form.EXAMPLE, WORDS).context == opened.isoformat()


def test_confidence_is_eleven_choices_under_three_words() -> None:
    parts = compose_form(check_in_form.EXAMPLE, WORDS).parts
    options = next(part.options for part in parts if isinstance(part, ChoiceField))
    words = {int(option.value): option.label.partition(" · ")[2] for option in options}
    assert [words[n] for n in range(11)] == ["off track"] * 4 + ["at risk"] * 3 + ["on track"] * 4


def test_a_long_check_in_goes_on_with_the_next_page_and_says_what_is_left() -> None:
    first = replace(check_in_form.EXAMPLE, rest=tuple(map(KeyResultId, range(40, 43))))
    form = compose_form(first, WORDS)
    assert (form.submit, form.about) == ("Save and next", "KR40 KR41 KR42")
    assert "3 more to come" in in_plain(first)
    assert "One is saved. 2 are left" in in_plain(check_in_form.SECOND_PAGE)


def test_a_form_shown_again_keeps_what_was_typed_and_says_what_others_did() -> None:
    form = compose_form(check_in_form.AGAIN, WORDS)
    typed = {part.name: part.initial for part in form.parts if isinstance(part, TextField | ChoiceField)}
    assert (typed["value:31"], typed["confidence:31"], typed["blocker:31"]) == ("2.9%", "8", "")
    said = in_plain(check_in_form.AGAIN)
    for words in (
        "Bo had said 2.6%",
        "5 minutes ago",
        "Dee changed the owners",
        "KR33 is left out",
        "$250,000 c7",
    ):
        assert words in said


def test_a_form_for_nothing_says_so() -> None:
    assert "in no squad yet" in in_plain(ObjectiveForm(()))
    assert "no objective to add it to" in in_plain(KeyResultForm(()))


def test_the_only_choice_is_made_already() -> None:
    assert "Squad: [Churn squad]" in in_plain(replace(objective_form.EXAMPLE, squad=""))
    assert "Objective: [O12 Customers LOVE our Product]" in in_plain(
        replace(key_result_form.EXAMPLE, objective=None)
    )


def test_the_pace_of_an_objective_is_its_own_whatever_its_key_results_are_due() -> None:
    mixed = replace(LOVE_STANDS, key_results=(replace(CONVERSION_STANDS, pace=0.9), CHURN_STANDS))
    assert "progress 27%, pace 52%\n" in in_plain(OkrList("me", (mixed,)))
    unknown = replace(mixed, pace=None)
    assert "progress 27%\n" in in_plain(OkrList("me", (unknown,)))


def test_a_new_objective_tells_when_each_key_result_is_due() -> None:
    early = replace(CHURN_STANDS, key_result=replace(CHURN, due=date(2026, 12, 15)))
    made = ObjectiveCreated(replace(LOVE_STANDS, key_results=(early,)), "churn")
    assert "3.2% → 1% · due 15 Dec · Ana" in in_plain(made)
    assert (Action.EDIT, "O12") in _offers(made)


def test_what_nobody_checked_in_has_no_last_value_to_judge_by() -> None:
    unheard = ScoreForm(ToJudge(replace(CHURN_STANDS, last=None, current=None), None))
    assert "→ 1% · no value yet · Ana" in in_plain(unheard)
