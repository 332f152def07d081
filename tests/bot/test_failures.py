"""What is to become of a letter that was not delivered depends on why."""

from itertools import pairwise

import pytest

from bot.courier.failures import FIRST, LONGEST, TRIES, backoff, verdict
from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack
from okr.ports import DeliveryUnknown, NotDelivered, NotWelcome, Receipt, TooFast
from storage.letters import Letter, Verb
from tests.storage.facts import OURS, address, saying
from tests.stores import MONDAY_MORNING

RECEIPT = Receipt(OURS, "D1", "1764.0001")


def letter(attempts: int = 1, receipt: Receipt | None = None) -> Letter:
    verb = Verb.TELL if receipt is None else Verb.REVISE
    return Letter(
        "L1", OURS, "s", verb, address(), saying("a"), attempts, MONDAY_MORNING, receipt, MONDAY_MORNING
    )


def judged(letter: Letter, error: NotDelivered) -> Outcome:
    return verdict(letter, error, lambda: 0.5)


def test_a_platform_that_says_how_long_to_wait_is_taken_at_its_word() -> None:
    assert judged(letter(), TooFast("ratelimited", seconds=30)) == PutBack(letter(), 30, "ratelimited")


def test_where_nobody_lets_us_in_a_letter_waits_however_often_it_was_tried() -> None:
    refused = NotWelcome("token_revoked", seconds=60)
    assert judged(letter(TRIES), refused) == PutBack(letter(TRIES), 60, "token_revoked")


def test_what_may_have_arrived_stays_in_doubt_and_a_revision_is_repeated() -> None:
    assert isinstance(judged(letter(), DeliveryUnknown("TimeoutError")), InDoubt)
    assert isinstance(judged(letter(receipt=RECEIPT), DeliveryUnknown("TimeoutError")), Later)


def test_what_cannot_pass_has_failed_at_once() -> None:
    refused = NotDelivered("is_archived", retry_after=None)
    assert judged(letter(), refused) == Failed(letter(), "is_archived")


def test_what_may_pass_has_failed_only_after_the_last_try() -> None:
    passing = NotDelivered("service_unavailable", retry_after=0)
    assert isinstance(judged(letter(TRIES - 1), passing), Later)
    assert isinstance(judged(letter(TRIES), passing), Failed)
    assert isinstance(judged(letter(TRIES, RECEIPT), DeliveryUnknown("TimeoutError")), Failed)


def test_it_waits_at_least_as_long_as_the_platform_wishes() -> None:
    outcome = judged(letter(), NotDelivered("service_unavailable", retry_after=100))
    assert outcome == Later(letter(), 100, "service_unavailable")


def test_each_wait_is_longer_than_the_one_before_up_to_an_hour() -> None:
    waits = [backoff(attempts, lambda: 0.5) for attempts in range(1, 2 * TRIES)]
    assert waits[0] == FIRST
    assert all(before < after or after == LONGEST for before, after in pairwise(waits))


@pytest.mark.parametrize("attempts", [1, 5, TRIES])
def test_chance_spreads_those_that_failed_together(attempts: int) -> None:
    soonest, latest = backoff(attempts, lambda: 0.0), backoff(attempts, lambda: 0.999)
    assert latest > 2.5 * soonest
