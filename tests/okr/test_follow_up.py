"""At most one more question after an answer, and none that has lost its reason."""

from dataclasses import replace

import pytest

from messages.compose.examples import CHURN_HISTORY, CHURN_STANDS, NOW
from okr.challenge import Challenge
from okr.check_in import News
from okr.follow_up import FollowUpKind, follow_up
from okr.standing import Standing
from tests.okr.people import ANA, BO

LAST = CHURN_HISTORY[-1]
ASKED = Challenge(LAST.key_result, LAST.id, ANA, NOW)


def unchanged(times: int, *, reaffirmed: bool = False, confidence: int = 6) -> Standing:
    last = replace(LAST, news=News.NO_CHANGE, reaffirmed=reaffirmed)
    return replace(CHURN_STANDS, last=last, unchanged=times, confidence=confidence)


@pytest.mark.parametrize(
    ("times", "kind"),
    [(1, None), (2, FollowUpKind.REAFFIRM), (3, FollowUpKind.IN_THE_WAY), (7, FollowUpKind.IN_THE_WAY)],
)
def test_the_second_no_change_asks_for_the_confidence_and_the_third_what_is_in_the_way(
    times: int, kind: FollowUpKind | None
) -> None:
    found = follow_up(unchanged(times), ANA)
    assert (found.kind if found else None) is kind


def test_what_was_reaffirmed_is_not_asked_again() -> None:
    assert follow_up(unchanged(3, reaffirmed=True), ANA) is None


def test_news_and_silence_lead_to_nothing() -> None:
    assert follow_up(CHURN_STANDS, ANA) is None
    assert follow_up(replace(CHURN_STANDS, last=None), ANA) is None


def hopeful(confidence: int = 8) -> Standing:
    return replace(unchanged(2, confidence=confidence), progress=0.1, pace=0.5)


def test_a_challenge_goes_before_other_questions_and_to_whom_it_was_put() -> None:
    found = follow_up(hopeful(), ANA, ASKED)
    assert found is not None
    assert found.kind is FollowUpKind.HOPEFUL
    for other in (follow_up(hopeful(), BO, ASKED), follow_up(hopeful(), ANA, ASKED.answered(NOW))):
        assert other is not None
        assert other.kind is FollowUpKind.REAFFIRM


def test_a_challenge_without_its_reason_is_asked_no_more() -> None:
    found = follow_up(hopeful(confidence=5), ANA, ASKED)
    assert found is not None
    assert found.kind is FollowUpKind.REAFFIRM


def test_doubt_is_asked_about_as_well() -> None:
    found = follow_up(replace(CHURN_STANDS, confidence=2, progress=0.9, pace=0.5), ANA, ASKED)
    assert found is not None
    assert found.kind is FollowUpKind.DOUBTFUL
