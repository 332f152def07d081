"""Later, pages, and the truth in a question whose key results have gone elsewhere since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from okr.commands.week import AnswerNoChange, AskLater, PrepareSkip, SkipWeek, TurnPage
from okr.errors.phrases import CommandIncomplete
from okr.errors.week import LaterIsNextWeek, NothingWaits, QuestionOver
from okr.key_result import KeyResultId
from okr.later import Later
from okr.notices.week import AskedLater, CheckInPrompt, CheckInReminder, CheckInsRecorded, SkipForm
from okr.person import Person
from okr.schedule import DueKind
from storage.letters import Letter
from tests.usecases.room import ANA, BO, DEE, OURS, Room, utc

THIS, LAST = "2026-W47", "2026-W46"


@pytest.fixture
async def asked(churn: Room) -> Room:
    """Ana was asked on Monday at nine."""
    await churn.at(utc(16, 8))
    return churn


def prompts(letters: list[Letter]) -> list[CheckInPrompt]:
    return [each.notice for each in letters if isinstance(each.notice, CheckInPrompt)]


def reminded(letters: list[Letter]) -> list[str]:
    return [each.address.id for each in letters if isinstance(each.notice, CheckInReminder)]


async def later(room: Room, when: Later = Later.AFTERNOON, week: str = THIS) -> AskedLater:
    notice = await room.ask(AskLater(OURS, ANA, when, week))
    assert isinstance(notice, AskedLater)
    return notice


async def test_it_asks_again_when_it_says_and_the_question_says_so_too(asked: Room) -> None:
    found = await later(asked)
    assert (found.at, found.in_question) == (datetime(2026, 11, 16, 15), True)  # noqa: DTZ001 - her clock
    [question] = prompts(await asked.letters())
    assert question.again == found.at
    assert reminded(await asked.at(utc(16, 13, 59))) == []
    assert reminded(await asked.at(utc(16, 14))) == [ANA]
    assert await asked.due(DueKind.REMINDER, ANA) is None


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("later", utc(16, 14)),
        ("Later this afternoon", utc(16, 14)),
        ("later today", utc(16, 14)),
        ("later tomorrow", utc(17, 8)),
    ],
)
async def test_it_can_be_typed(asked: Room, words: str, at: datetime) -> None:
    await asked.shown(AskedLater, ANA, words)
    assert await asked.due(DueKind.REMINDER, ANA) == at


async def test_no_other_words_put_it_off(asked: Room) -> None:
    with pytest.raises(CommandIncomplete):
        await asked.say(ANA, "later when the numbers are in")


async def test_tomorrow_passes_over_a_holiday_and_quiet_hours(asked: Room) -> None:
    days = {date(2026, 11, 17): "A day off"}
    await asked.look(lambda work: work.holidays.replace("de", days))
    await asked.change("churn", lambda squad: replace(squad, cadence=replace(squad.cadence, holidays="de")))
    assert (await later(asked, Later.TOMORROW)).at == datetime(2026, 11, 18, 9)  # noqa: DTZ001 - her clock


async def test_beyond_the_week_there_is_no_later(asked: Room) -> None:
    asked.clock.now = utc(20, 9)
    with pytest.raises(LaterIsNextWeek, match="Monday, 23 Nov"):
        await later(asked, Later.TOMORROW)


async def test_whoever_has_answered_or_skips_has_nothing_to_put_off(asked: Room) -> None:
    await asked.ask(SkipWeek(OURS, ANA, "on leave"))
    with pytest.raises(NothingWaits):
        await later(asked)
    with pytest.raises(NothingWaits):
        await asked.ask(AskLater(OURS, DEE, Later.AFTERNOON))


Press = Callable[[str], AskLater | PrepareSkip | TurnPage | AnswerNoChange]


@pytest.mark.parametrize(
    "press",
    [
        lambda week: AskLater(OURS, ANA, Later.AFTERNOON, week),
        lambda week: PrepareSkip(OURS, ANA, week),
        lambda week: TurnPage(OURS, ANA, week, 1),
        lambda week: AnswerNoChange(OURS, ANA, KeyResultId(1), week),
        lambda week: AnswerNoChange(OURS, ANA, week=week),
    ],
)
async def test_buttons_of_last_weeks_question_answer_plainly(asked: Room, press: Press) -> None:
    await asked.answer(ANA, "2.4% c7")
    with pytest.raises(QuestionOver, match="9 Nov"):
        await asked.ask(press(LAST))
    await asked.at(utc(23, 8))
    with pytest.raises(QuestionOver, match="16 Nov"):
        await asked.ask(press(THIS))


async def test_a_form_asks_why_a_week_is_skipped(asked: Room) -> None:
    assert await asked.ask(PrepareSkip(OURS, ANA, THIS)) == SkipForm(date(2026, 11, 16))


@pytest.fixture
async def many(churn: Room) -> Room:
    """Ana owns ten: two pages."""
    for number in range(9):
        await churn.say(DEE, f"kr add O1 Increase calls of kind {number} from 10 to 50 <@{ANA}>")
    await churn.at(utc(16, 8))
    return churn


async def test_a_page_is_turned_in_place_and_an_answer_stays_on_its_page(many: Room) -> None:
    notice = await many.ask(TurnPage(OURS, ANA, THIS, 1))
    assert isinstance(notice, CheckInPrompt)
    assert (notice.page, len(notice.rows)) == (1, 10)
    [turned] = prompts(await many.letters())
    assert turned.page == 1
    await many.answer(ANA, "KR12 20 c7")
    [answered] = prompts(await many.letters())
    assert answered.page == 1
    await many.answer(ANA, "KR4 20 c7")
    [first] = prompts(await many.letters())
    assert first.page == 0


async def test_no_change_for_the_rest_means_all_pages(many: Room) -> None:
    refs = ["KR1", *(f"KR{number}" for number in range(4, 13))]
    await many.answer(ANA, "\n".join(f"{ref} {'3%' if ref == 'KR1' else '12'} c6" for ref in refs))
    await many.at(utc(23, 8))
    recorded = await many.ask(AnswerNoChange(OURS, ANA, week="2026-W48"))
    assert isinstance(recorded, CheckInsRecorded)
    assert len(recorded.answers) == 10


async def test_what_was_dropped_since_is_counted(asked: Room) -> None:
    await asked.say(DEE, "kr drop KR1")
    [question] = prompts(await asked.letters())
    assert (question.rows, question.dropped) == ((), 1)


async def test_what_somebody_else_owns_by_now_says_whose_it_is(asked: Room) -> None:
    await asked.say(DEE, f"kr owner KR1 <@{BO}>")
    await asked.answer(BO, "KR1 2.4% c7")
    *_, question = prompts(await asked.letters())
    [row] = question.rows
    assert (row.moved_to, row.on_behalf_of, row.answered_by) == ("Bo", None, "Bo")


async def test_whoever_has_left_all_squads_is_told_the_truth_and_no_hour(asked: Room) -> None:
    await asked.say(DEE, f"squad remove churn <@{ANA}>")
    await asked.letters()
    await asked.answer(DEE, "KR1 2.4% c7")
    [question] = prompts(await asked.letters())
    assert question.asked is None
    assert question.rows[0].answered_by == "Dee"


async def test_the_message_of_somebody_who_has_left_the_workspace_is_let_be(asked: Room) -> None:
    await asked.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    await asked.letters()
    await asked.answer(DEE, "KR1 2.4% c7")
    assert prompts(await asked.letters()) == []


async def test_a_deputy_is_asked_in_a_name_and_not_told_that_it_moved(churn: Room) -> None:
    await churn.say(ANA, f"deputy <@{DEE}>")
    await churn.say(ANA, "pause until 20 Nov")
    [question] = [each for each in prompts(await churn.at(utc(16, 8))) if each.name == "Dee"]
    [row] = question.rows
    assert (row.on_behalf_of, row.moved_to) == ("Ana", None)


async def test_after_a_week_nothing_is_put_off(asked: Room) -> None:
    asked.clock.advance(timedelta(days=8))
    with pytest.raises(NothingWaits):
        await asked.ask(AskLater(OURS, ANA, Later.TOMORROW))
