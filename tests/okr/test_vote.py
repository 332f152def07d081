"""What a squad says by vote, and what nobody can tell from it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.errors.votes import VoteClosed
from okr.errors.week import ConfidenceOutOfRange
from okr.key_result import KeyResultId
from okr.person import PersonId
from okr.vote import FEWEST, Ballot, Spread, Vote, VoteId, ballot_of, spread
from tests.okr.people import ANA, BO, noon

VOTE = Vote(VoteId(3), KeyResultId(31), ANA, noon("11-16"), noon("11-18"))
SAID = st.lists(st.integers(0, 10), min_size=FEWEST, max_size=40)


def ballots(*said: int) -> list[Ballot]:
    return [Ballot(PersonId(f"U{number}"), each) for number, each in enumerate(said)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ((3, 9, 5), Spread(3, 5.0, 9, 3)),
        ((10, 0, 7, 8), Spread(0, 7.5, 10, 4)),
        ((6, 6, 6), Spread(6, 6.0, 6, 3)),
        ((1, 2), None),
        ((), None),
    ],
)
def test_the_spread_tells_how_far_apart_they_are(said: tuple[int, ...], found: Spread | None) -> None:
    assert spread(ballots(*said)) == found


@given(SAID, st.randoms())
def test_it_does_not_matter_who_said_what_nor_in_which_order(said: list[int], chance: object) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert spread(ballots(*shuffled)) == spread(ballots(*said))


@given(SAID)
def test_half_lies_on_either_side_of_the_median(said: list[int]) -> None:
    found = spread(ballots(*said))
    assert found is not None
    assert found.least <= found.median <= found.most
    assert 2 * sum(each <= found.median for each in said) >= len(said)
    assert 2 * sum(each >= found.median for each in said) >= len(said)
    assert found.ballots == len(said)


def test_ballots_count_until_the_vote_is_over() -> None:
    assert VOTE.ref == "V3"
    assert ballot_of(VOTE, BO, 7, noon("11-17")) == Ballot(BO, 7)
    for over in (VOTE.closed(noon("11-17")), VOTE):
        with pytest.raises(VoteClosed, match="V3"):
            ballot_of(over, BO, 7, noon("11-18"))
    assert [VOTE.open(VOTE.closes_at - timedelta(seconds=after)) for after in (1, 0)] == [True, False]


@pytest.mark.parametrize("confidence", [-1, 11])
def test_a_ballot_is_a_confidence(confidence: int) -> None:
    with pytest.raises(ConfidenceOutOfRange):
        ballot_of(VOTE, BO, confidence, noon("11-17"))


def test_a_vote_is_closed_once() -> None:
    with pytest.raises(VoteClosed):
        VOTE.closed(noon("11-17")).closed(noon("11-18"))
