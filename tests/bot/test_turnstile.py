"""Too many at once are turned away at once, so that whoever is let in is answered in time."""

from contextlib import ExitStack

import pytest

from bot.turnstile import MOST_UNANSWERED, Turnstile


def test_whoever_comes_when_it_is_full_is_turned_away_until_somebody_leaves() -> None:
    turnstile = Turnstile(most=2)
    with ExitStack() as crowd:
        first = ExitStack()
        assert first.enter_context(turnstile.entered())
        assert crowd.enter_context(turnstile.entered())
        with turnstile.entered() as room:
            assert not room
        first.close()
        with turnstile.entered() as room:
            assert room


def test_whoever_was_turned_away_takes_no_room() -> None:
    turnstile = Turnstile(most=1)
    with turnstile.entered():
        for _ in range(3):
            with turnstile.entered() as room:
                assert not room
    with turnstile.entered() as room:
        assert room


def test_a_request_that_goes_wrong_leaves_its_room() -> None:
    turnstile = Turnstile(most=1)
    with pytest.raises(ZeroDivisionError), turnstile.entered():
        raise ZeroDivisionError
    with turnstile.entered() as room:
        assert room


def test_nobody_is_let_in_while_too_many_wait_for_their_answer() -> None:
    turnstile = Turnstile(lambda: MOST_UNANSWERED)
    with turnstile.entered() as room:
        assert not room


def test_a_rush_is_one_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    turnstile = Turnstile(most=1)
    for _ in range(2):
        with turnstile.entered():
            for _ in range(5):
                with turnstile.entered():
                    pass
    assert len(caplog.records) == 2
