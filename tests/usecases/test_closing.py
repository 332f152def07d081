"""The end of a cycle: scores, closing, and what it stops."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from okr.commands.cycles import SubmitClosing, SubmitScore, TypedScore
from okr.commands.week import AnswerNoChange
from okr.commands.which import Unfinished
from okr.errors.cycles import (
    CycleClosed,
    CycleNotBegun,
    NotClosed,
    NothingToClose,
    ScoreMissing,
    ScoreOutOfRange,
)
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.okr_error import ChangedMeanwhile, SeveralWrong
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import LeadOnly, MembersOnly, NoSuchSquad
from okr.errors.week import NothingToCheckIn, NothingWaits, ValueNotRead
from okr.health import Health
from okr.key_result import KeyResultId
from okr.notices.cycles import ClosingForm, CycleReopened, CycleScores, KeyResultScored, ScoreForm
from okr.notices.named import Name
from okr.notices.reading import KeyResultShown, ObjectiveShown
from okr.notices.which import WhichForm
from okr.person import PersonId
from okr.score import Score, Verdict
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, GUS, OURS, Room, asked, utc

OPENED = utc(16, 1)


def row(number: int, value: str = "", score: str = "", verdict: Verdict = Verdict.CARRY) -> TypedScore:
    return TypedScore(KeyResultId(number), value, score, verdict)


def page(*rows: TypedScore, at: int = 2, by: PersonId = DEE, opened: datetime = OPENED) -> SubmitClosing:
    return SubmitClosing(OURS, by, "churn", "2026Q4", at, rows, opened)


async def close(room: Room) -> CycleScores:
    rows = (row(1, "2.1%"), row(2, "500", verdict=Verdict.DONE), row(3, "$1,400", "0.5"))
    answered = await room.ask(page(*rows))
    assert isinstance(answered, CycleScores)
    return answered


async def scores(room: Room) -> dict[KeyResultId, Score]:
    ids = [KeyResultId(number) for number in (1, 2, 3)]
    return await room.look(lambda work: work.scores.of(ids))


async def test_a_score_is_given_in_a_line(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.1% c7")
    scored = await churn.shown(KeyResultScored, ANA, "score KR1 0.7 because two big ones stayed")
    score = scored.judged.score
    assert (score.given, score.suggested, score.value) == (0.7, 0.5, Decimal("2.1"))
    assert (score.reason, score.verdict, score.by) == ("two big ones stayed", Verdict.CARRY, ANA)


async def test_a_line_may_say_what_becomes_of_it(churn: Room) -> None:
    scored = await churn.shown(KeyResultScored, ANA, "score KR1 0,3 drop since nobody needs it")
    assert (scored.judged.score.verdict, scored.judged.score.reason) == (Verdict.DROP, "nobody needs it")


async def test_a_score_is_neither_progress_nor_confidence(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.1% c4")
    await churn.say(ANA, "score KR1 0.9")
    shown = await churn.shown(KeyResultShown, ANA, "show KR1")
    assert shown.score is not None
    assert shown.standing.progress == pytest.approx(0.5)
    assert (shown.standing.confidence, shown.score.given) == (4, 0.9)


@pytest.mark.parametrize("typed", ["1.1", "-0.1", "much", "NaN", "0.7.1"])
async def test_what_is_no_score_is_refused(churn: Room, typed: str) -> None:
    with pytest.raises(ScoreOutOfRange):
        await churn.say(ANA, f"score KR1 {typed}")


async def test_without_a_score_its_form_opens_with_what_the_value_suggests(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.1% c7")
    form = await churn.shown(ScoreForm, ANA, "score KR1")
    assert (form.row.suggested, form.row.score) == (0.5, None)
    await churn.ask(SubmitScore(OURS, ANA, row(1, "1.88%"), OPENED))
    assert (await scores(churn))[KeyResultId(1)].given == 0.6


async def test_who_may_not_judge_is_told_so(churn: Room) -> None:
    for text in ("score KR1 0.7", "score KR1"):
        with pytest.raises(MembersOnly):
            await churn.say(EVE, text)
        with pytest.raises(GuestsCannot):
            await churn.say(GUS, text)
    for text in ("cycle close churn", "cycle reopen churn 2026Q4"):
        with pytest.raises(LeadOnly):
            await churn.say(ANA, text)
    with pytest.raises(LeadOnly):
        await churn.ask(page(row(1, "2%"), by=ANA))


async def test_more_words_than_fit_are_answered_by_example(churn: Room) -> None:
    with pytest.raises(CommandIncomplete, match="cycle reopen churn 2026Q4"):
        await churn.say(DEE, "cycle reopen churn 2026Q4 now")


@pytest.mark.parametrize("phrase", ["cycle close", "carry"])
async def test_who_is_in_no_squad_or_in_several_is_asked_which(churn: Room, phrase: str) -> None:
    assert await churn.say(EVE, phrase) == WhichForm(Unfinished(phrase))
    await churn.say(DEE, "squad new growth")
    assert await churn.say(DEE, phrase) == WhichForm(Unfinished(phrase))


async def test_who_leads_one_squad_need_not_name_it(churn: Room) -> None:
    assert (await churn.shown(ClosingForm, DEE, "cycle close")).handle == "churn"


async def test_the_cycle_closed_last_is_the_one_to_reopen(churn: Room) -> None:
    with pytest.raises(NotClosed, match="2026Q4"):
        await churn.say(DEE, "cycle reopen churn")
    await close(churn)
    asked_which = await churn.shown(WhichForm, DEE, "cycle reopen")
    assert asked_which.likely == Name("churn", "Churn squad (churn)")
    assert (await churn.shown(CycleReopened, DEE, "cycle reopen churn")).cycle == "2026Q4"
    await churn.shown(ClosingForm, DEE, "cycle close churn")


async def test_a_private_squad_is_not_there_to_be_closed(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, private=True))
    with pytest.raises(NoSuchSquad):
        await churn.say(EVE, "cycle close churn")
    with pytest.raises(NoSuchKeyResult):
        await churn.say(EVE, "score KR1 0.7")


async def test_closing_begins_with_a_form_filled_with_the_last_values(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.1% c7")
    form = await churn.shown(ClosingForm, DEE, "cycle close churn")
    assert (form.cycle, form.page, form.pages) == ("2026Q4", 0, 3)
    assert [(each.standing.key_result.ref, each.suggested) for each in form.rows] == [("KR1", 0.5)]


async def test_each_key_result_has_a_page_and_what_is_saved_stays_saved(churn: Room) -> None:
    following = await churn.ask(page(row(1, "2.1%"), at=0))
    assert isinstance(following, ClosingForm)
    assert [each.standing.key_result.ref for each in following.rows] == ["KR2"]
    assert isinstance(await churn.ask(page(row(2, "300"), at=1)), ClosingForm)
    again = await churn.shown(ClosingForm, DEE, "cycle close churn")
    assert (again.page, again.pages) == (2, 3)
    assert isinstance(await churn.ask(page(row(3, "$1,700"), at=2)), CycleScores)


async def test_a_key_result_added_meanwhile_is_asked_about_before_the_end(churn: Room) -> None:
    await close(churn)
    await churn.say(DEE, "cycle reopen churn 2026Q4")
    await churn.say(DEE, "kr add O1 Reduce tickets from 100 to 50")
    waiting = await churn.ask(page(row(1, "2%"), at=3))
    assert isinstance(waiting, ClosingForm)
    assert waiting.page == 3


async def test_the_final_value_suggests_the_score_unless_another_is_given(churn: Room) -> None:
    told = await close(churn)
    given = {number: score.given for number, score in (await scores(churn)).items()}
    assert given == {1: 0.5, 2: 1.0, 3: 0.5}
    (objective,) = told.objectives
    assert objective.score == 0.7


async def test_wrong_fields_are_named_and_nothing_is_kept(churn: Room) -> None:
    with pytest.raises(SeveralWrong) as caught:
        await churn.ask(page(row(1, "soon"), row(2, "300", "2"), row(3)))
    kinds = {number: type(error) for number, error in caught.value.wrong}
    assert kinds == {1: ValueNotRead, 2: ScoreOutOfRange, 3: ScoreMissing}
    assert await scores(churn) == {}


async def test_two_who_judge_at_once_do_not_overwrite_each_other_unseen(churn: Room) -> None:
    churn.clock.now = utc(16, 2)
    await churn.say(ANA, "score KR1 0.9")
    with pytest.raises(SeveralWrong) as caught:
        await churn.ask(page(row(1, "2%")))
    assert isinstance(caught.value.wrong[0][1], ChangedMeanwhile)
    assert (await scores(churn))[KeyResultId(1)].given == 0.9


async def test_after_closing_nobody_is_asked_and_the_scores_are_shown(churn: Room) -> None:
    await close(churn)
    shown = await churn.shown(ObjectiveShown, EVE, "show O1")
    assert {each.health for each in shown.standing.key_results} == {Health.CLOSED}
    assert (shown.score, [each.given for each in shown.scores]) == (0.7, [0.5, 1.0, 0.5])
    assert asked(await churn.at(utc(16, 15))) == {}


async def test_the_channel_is_told_once(churn: Room) -> None:
    await close(churn)
    told = [each for each in await churn.letters() if isinstance(each.notice, CycleScores)]
    assert [(each.address.id, each.subject) for each in told] == [("CCHURN", "closed:1:2026Q4")]
    with pytest.raises(CycleClosed):
        await close(churn)
    assert await churn.letters() == []


async def test_a_closed_cycle_takes_nothing_new(churn: Room) -> None:
    await close(churn)
    for text in (
        "new churn Support is a joy",
        "kr add O1 Reduce tickets from 100 to 50",
        "drop O1",
        "score KR1 0.9",
        "cycle close churn 2026Q4",
    ):
        with pytest.raises(CycleClosed, match="cycle reopen churn 2026Q4"):
            await churn.say(DEE, text)


async def test_a_closed_cycle_takes_no_check_in(churn: Room) -> None:
    await churn.at(utc(16, 9))
    await close(churn)
    before = await churn.check_ins()
    for text in ("checkin KR1 2.1% c7", "checkin KR1"):
        with pytest.raises(CycleClosed, match="cycle reopen churn 2026Q4"):
            await churn.say(ANA, text)
    with pytest.raises(CycleClosed):
        await churn.answer(ANA, "KR1 2.1% c7")
    with pytest.raises(NothingToCheckIn):
        await churn.answer(ANA, "2.1% c7")
    with pytest.raises(NothingWaits):
        await churn.ask(AnswerNoChange(OURS, ANA, None))
    assert await churn.check_ins() == before
    await churn.say(DEE, "cycle reopen churn 2026Q4")
    await churn.say(ANA, "checkin KR1 2.1% c7")
    assert len(await churn.check_ins()) == len(before) + 1


async def test_a_cycle_closed_too_early_is_opened_again(churn: Room) -> None:
    await close(churn)
    await churn.shown(CycleReopened, DEE, "cycle reopen churn 2026Q4")
    assert set(asked(await churn.at(utc(16, 15)))) == {ANA, BO, CHEN}
    assert len(await scores(churn)) == 3
    with pytest.raises(NotClosed):
        await churn.say(DEE, "cycle reopen churn 2026Q4")
    await close(churn)


async def test_what_has_not_begun_or_has_nothing_in_it_cannot_be_closed(churn: Room) -> None:
    await churn.say(DEE, "new churn in 2027Q1 Support is a joy")
    with pytest.raises(CycleNotBegun, match="1 Jan 2027"):
        await churn.say(DEE, "cycle close churn 2027Q1")
    with pytest.raises(NothingToClose):
        await churn.say(DEE, "cycle close churn 2026Q3")
    await close(churn)
    with pytest.raises(NothingToClose):
        await churn.say(DEE, "cycle close churn")


async def test_the_first_to_end_is_closed_first(churn: Room) -> None:
    churn.clock.now = utc(4, 9, month=1, year=2027)
    await churn.say(DEE, "new churn Support is a joy\nReduce tickets from 100 to 50")
    assert (await churn.shown(ClosingForm, DEE, "cycle close churn")).cycle == "2026Q4"


async def test_each_score_and_the_closing_are_in_the_history(churn: Room) -> None:
    await close(churn)
    *_, scored = await churn.history("KR1")
    assert (scored.verb, scored.by, scored.after["given"]) == ("scored", DEE, "0.5")
    *_, closed = await churn.history("squad:1")
    assert (closed.verb, closed.after["cycle"]) == ("closed 2026Q4", "2026Q4")


async def test_what_is_sent_twice_is_in_the_history_once(churn: Room) -> None:
    for _ in range(2):
        await churn.ask(SubmitScore(OURS, ANA, row(1, "2%"), OPENED))
    assert [change.verb for change in await churn.history("KR1")] == ["created", "scored"]
