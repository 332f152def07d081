"""What is written of the votes on one card."""

import pytest

from okr.poll import Poll, poll_called, poll_told_as
from okr.vote import VoteId


@pytest.mark.parametrize("ref", ["V7", "V7-V9"])
def test_a_poll_is_found_by_how_it_is_written(ref: str) -> None:
    poll = poll_called(ref.lower())
    assert poll is not None
    assert poll.ref == ref
    assert poll_told_as(poll.subject) == poll


@pytest.mark.parametrize("ref", ["", "KR7", "V", "V9-V7", "V7-", "V7-9", "churn", "V12345678901"])
def test_anything_else_is_none(ref: str) -> None:
    assert poll_called(ref) is None


def test_its_votes_follow_each_other() -> None:
    assert Poll(VoteId(7), VoteId(9)).votes == (7, 8, 9)


def test_other_messages_are_no_polls() -> None:
    assert poll_told_as("digest:1:2026-W48") is None
