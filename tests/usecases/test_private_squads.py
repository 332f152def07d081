"""A private squad answers outsiders as if it did not exist, whatever they ask."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from okr.check_in import Answer
from okr.commands.reading import ListOkrs, ListScope
from okr.commands.week import (
    AnswerInWords,
    AnswerNoChange,
    PrepareCheckIn,
    RecordCheckIns,
    SubmitCheckIns,
    TypedRow,
)
from okr.commands.wish import Wish
from okr.errors.okr_error import OkrError
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList
from okr.notices.squads import SquadList
from okr.notices.week import DigestPosted
from okr.usecases.record_check_ins import record_check_ins
from tests.usecases.room import ADA, ANA, EVE, OURS, Room, asked, facts_of, utc


@pytest.fixture
async def private(churn: Room) -> Room:
    await churn.change("churn", lambda squad: replace(squad, private=True))
    return churn


TYPED = [
    ("list {squad}", "churn", "nps"),
    ("list squad {squad}", "churn", "nps"),
    ("squad add {squad} <@UANA> Sales", "churn", "nps"),
    ("new {squad}", "churn", "nps"),
    ("new {squad} Customers stay", "churn", "nps"),
    ("digest {squad} preview", "churn", "nps"),
    ("digest {squad} now", "churn", "nps"),
    ("show {id}", "O1", "O9"),
    ("show {id}", "KR1", "KR9"),
    ("kr add {id}", "O1", "O9"),
    ("kr add {id} Increase calls from 1 to 5", "O1", "O9"),
    ("checkin {id}", "KR1", "KR9"),
    ("link {id} drives KR2", "KR1", "KR9"),
    ("support {id} O2", "O1", "O9"),
    ("unsupport {id}", "O1", "O9"),
    ("share {id} <#CGENERAL>", "O1", "O9"),
    ("share {id}", "KR1", "KR9"),
    ("share {id} with churn", "O1", "O9"),
    ("unshare {id}", "O1", "O9"),
    ("tree {squad}", "churn", "nps"),
    ("history {squad}", "churn", "nps"),
    ("history {id}", "KR1", "KR9"),
    ("checkin {id} 2.1% c7", "KR1", "KR9"),
    ("checkin {id} what?", "KR1", "KR9"),
    ("checkin {id} same", "KR1", "KR9"),
]


async def refusal(room: Room, wish: Wish | str) -> tuple[type[Exception], str]:
    """What an outsider gets to read."""
    with pytest.raises(OkrError) as caught:
        await (room.say(EVE, wish) if isinstance(wish, str) else room.ask(wish))
    return type(caught.value), str(caught.value)


@pytest.mark.parametrize(("typed", "hidden", "absent"), TYPED)
async def test_words_about_it_get_the_answer_that_words_about_nothing_get(
    private: Room, typed: str, hidden: str, absent: str
) -> None:
    kind, sentence = await refusal(private, typed.format(squad=hidden, id=hidden))
    assert (kind, sentence.replace(hidden, absent)) == await refusal(
        private, typed.format(squad=absent, id=absent)
    )
    assert "Churn squad" not in sentence


def _form(key_result: KeyResultId) -> Wish:
    return SubmitCheckIns(OURS, EVE, (TypedRow(key_result, "nonsense", "99"),), utc(16, 0))


CLICKED: list[Callable[[KeyResultId], Wish]] = [
    lambda key_result: AnswerNoChange(OURS, EVE, key_result),
    lambda key_result: PrepareCheckIn(OURS, EVE, (key_result,)),
    lambda key_result: AnswerInWords(OURS, EVE, f"KR{key_result} 2.1%"),
    _form,
]


@pytest.mark.parametrize("wish", CLICKED)
async def test_clicks_and_forms_about_it_are_answered_as_if_it_did_not_exist(
    private: Room, wish: Callable[[KeyResultId], Wish]
) -> None:
    kind, sentence = await refusal(private, wish(KeyResultId(1)))
    assert (kind, sentence.replace("KR1", "KR9")) == await refusal(private, wish(KeyResultId(9)))
    assert await private.check_ins() == []


async def test_it_stands_in_no_list_of_an_outsider(private: Room) -> None:
    assert (await private.shown(SquadList, EVE, "squad list")).lines == ()
    for scope in ListScope:
        if scope not in {ListScope.SQUAD, ListScope.COMPANY}:
            listed = await private.ask(ListOkrs(OURS, EVE, scope, person=ANA))
            assert isinstance(listed, OkrList)
            assert listed.objectives == ()


async def test_its_members_and_workspace_admins_read_it(private: Room) -> None:
    for person in (ANA, ADA):
        assert len((await private.shown(SquadList, person, "squad list")).lines) == 1
        assert (await private.shown(OkrList, person, "list churn")).objectives
        await private.shown(ObjectiveShown, person, "show O1")
        await private.shown(KeyResultShown, person, "show KR1")
        await private.shown(DigestPosted, person, "digest churn preview")


async def test_its_members_are_still_asked(private: Room) -> None:
    assert asked(await private.at(utc(16, 8)))[ANA] == ["KR1"]


async def test_its_handle_is_taken_all_the_same(private: Room) -> None:
    kind, sentence = await refusal(private, "squad new churn")
    assert kind.__name__ == "HandleTaken"
    assert "Churn squad" not in sentence


async def test_only_its_digest_goes_to_its_own_channel(private: Room) -> None:
    letters = await private.at(utc(17, 14) + timedelta(minutes=1))
    assert {letter.address.id for letter in letters if isinstance(letter.notice, DigestPosted)} == {"CCHURN"}


async def test_a_refusal_carries_nothing_but_what_was_typed(private: Room) -> None:
    with pytest.raises(OkrError) as caught:
        await private.say(EVE, "digest churn now")
    assert facts_of(caught.value) == {"squad": "churn"}


async def test_answers_given_in_one_go_are_all_refused_when_one_is_hidden(private: Room) -> None:
    await private.say(EVE, "squad new nps")
    await private.say(EVE, "new nps Loved\nIncrease nps from 10 to 40")
    both = (Answer(KeyResultId(4), confidence=7), Answer(KeyResultId(1), confidence=7))
    with pytest.raises(OkrError):
        await private.store.perform(record_check_ins, RecordCheckIns(OURS, EVE, both))
    assert await private.check_ins(4) == []
