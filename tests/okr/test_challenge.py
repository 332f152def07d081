"""The private question about one check-in."""

from okr.challenge import Challenge
from okr.check_in import CheckInId
from okr.key_result import KeyResultId
from tests.okr.people import ANA, noon


def test_a_challenge_is_open_until_it_is_answered_and_the_last_words_count() -> None:
    asked = Challenge(KeyResultId(31), CheckInId(7), ANA, noon("11-16"))
    assert asked.open
    first = asked.answered(noon("11-17"), "it signs on Friday")
    again = first.answered(noon("11-18"))
    assert [(each.open, each.explained) for each in (first, again)] == [
        (False, "it signs on Friday"),
        (False, ""),
    ]
