"""How long something stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from okr.blocker import Blocker, BlockerId, Reply, newest
from okr.errors.marks import AskedAlready, BlockerCleared, NobodyAsked, PromiseNotAhead
from okr.key_result import KeyResultId
from okr.squad import SquadId
from tests.okr.people import ANA, BO, noon

LEGAL = Blocker(BlockerId(3), KeyResultId(31), "Legal has to sign", ANA, noon("11-02"))
LAW, MONEY = SquadId(7), SquadId(8)
TODAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
ASKED = LEGAL.asked_of(LAW, ANA, noon("11-15"))


def test_a_blocker_grows_older_until_it_is_cleared() -> None:
    assert LEGAL.ref == "B3"
    assert LEGAL.days(noon("11-16")) == 14
    assert LEGAL.days(noon("11-02") + timedelta(hours=23)) == 0
    cleared = LEGAL.cleared(BO, noon("11-09"))
    assert (cleared.open, cleared.cleared_by, cleared.days(noon("11-16"))) == (False, BO, 7)


def test_it_is_cleared_once() -> None:
    with pytest.raises(BlockerCleared, match="B3"):
        LEGAL.cleared(BO, noon("11-09")).cleared(ANA, noon("11-16"))


def test_a_squad_is_asked_to_take_it_and_says_by_when() -> None:
    assert (LEGAL.asked, LEGAL.reply, ASKED.asked, ASKED.reply) == (None, Reply.NONE, LAW, Reply.ASKED)
    taken = ASKED.accepted(BO, FRIDAY, TODAY)
    assert (taken.reply, taken.promised, taken.replied_by) == (Reply.ACCEPTED, FRIDAY, BO)
    assert taken.accepted(ANA, None, TODAY).promised is None
    assert taken.open


def test_it_may_be_somebody_elses_even_after_it_was_taken() -> None:
    not_theirs = ASKED.accepted(BO, FRIDAY, TODAY).refused(ANA)
    assert (not_theirs.reply, not_theirs.promised, not_theirs.replied_by) == (Reply.NOT_OURS, None, ANA)
    assert not_theirs.accepted(BO, TODAY, TODAY).reply is Reply.ACCEPTED


def test_another_squad_can_be_asked_instead_or_the_same_once_more_when_it_said_no() -> None:
    elsewhere = ASKED.accepted(BO, FRIDAY, TODAY).asked_of(MONEY, ANA, noon("11-16"))
    assert (elsewhere.asked, elsewhere.reply, elsewhere.promised, elsewhere.replied_by) == (
        MONEY,
        Reply.ASKED,
        None,
        None,
    )
    assert ASKED.refused(BO, "No lawyers").asked_of(LAW, ANA, noon("11-15")) == ASKED


@pytest.mark.parametrize("waiting", [ASKED, ASKED.accepted(BO, None, TODAY)])
def test_the_same_squad_is_not_asked_twice(waiting: Blocker) -> None:
    with pytest.raises(AskedAlready, match="B3"):
        waiting.asked_of(LAW, BO, noon("11-16"))


def test_what_nobody_was_asked_has_no_reply() -> None:
    with pytest.raises(NobodyAsked, match="B3"):
        LEGAL.accepted(BO, None, TODAY)
    with pytest.raises(NobodyAsked, match="B3"):
        LEGAL.refused(BO)


def test_nobody_promises_a_day_that_has_passed() -> None:
    assert ASKED.accepted(BO, TODAY, TODAY).promised == TODAY
    with pytest.raises(PromiseNotAhead, match="15 Nov"):
        ASKED.accepted(BO, TODAY - timedelta(days=1), TODAY)


@pytest.mark.parametrize(
    "change",
    [
        lambda gone: gone.asked_of(MONEY, ANA, noon("11-16")),
        lambda gone: gone.accepted(BO, None, TODAY),
        lambda gone: gone.refused(BO),
    ],
)
def test_what_is_out_of_the_way_takes_no_replies(change: Callable[[Blocker], Blocker]) -> None:
    with pytest.raises(BlockerCleared):
        change(ASKED.cleared(BO, noon("11-09")))


def test_a_broken_promise_is_counted_in_days_until_it_is_gone() -> None:
    taken = ASKED.accepted(BO, FRIDAY, TODAY)
    assert [taken.late(FRIDAY + timedelta(days=days)) for days in (-1, 0, 3)] == [0, 0, 3]
    assert taken.cleared(BO, noon("11-23")).late(date(2026, 11, 30)) == 0
    assert ASKED.late(TODAY) == 0


@pytest.mark.parametrize("text", ["legal has to sign", " Legal  has to sign. ", "LEGAL HAS TO SIGN!"])
def test_the_same_thing_is_said_in_many_ways(text: str) -> None:
    assert LEGAL.says(text)
    assert not LEGAL.says(f"{text} it")


def test_a_form_shows_what_was_said_last() -> None:
    later = replace(LEGAL, id=BlockerId(2), since=noon("11-03"))
    assert newest([later, LEGAL]) == later
    assert newest([]) is None


def test_what_is_back_keeps_its_age() -> None:
    assert LEGAL.cleared(BO, noon("11-09")).reopened() == LEGAL
