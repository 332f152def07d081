"""What becomes of a letter is told in the log and to whoever counts: its id, never its words."""

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack, Said, Unknown
from bot.courier.watch import Watch
from okr.ports import Receipt
from storage.letters import Letter, Verb
from tests.storage.facts import OURS, address, saying
from tests.stores import MONDAY_MORNING

LETTER = Letter(
    "L1",
    OURS,
    "prompt:U1",
    Verb.TELL,
    address(),
    saying("two large accounts left"),
    attempts=2,
    claimed_at=MONDAY_MORNING,
    receipt=None,
    wanted_at=MONDAY_MORNING,
)

TOLD = {"letter": "L1", "workspace": OURS, "verb": "tell", "attempts": 2, "seconds": 90.0}


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """The fields beside the words of a line."""
    usual = vars(logging.makeLogRecord({})).keys() | {"message", "asctime"}
    return {name: value for name, value in vars(record).items() if name not in usual}


@pytest.mark.parametrize(
    ("outcome", "words", "level", "beside"),
    [
        (
            Said(LETTER, Receipt(OURS, "D1", "1764.0001")),
            "letter said",
            logging.INFO,
            {"conversation": "D1", "ts": "1764.0001"},
        ),
        (
            PutBack(LETTER, 30, "ratelimited"),
            "letter put back",
            logging.WARNING,
            {"wait": 30, "reason": "ratelimited"},
        ),
        (
            Later(LETTER, 5, "timeout"),
            "letter comes later",
            logging.WARNING,
            {"wait": 5, "reason": "timeout"},
        ),
        (Failed(LETTER, "is_archived"), "letter failed", logging.WARNING, {"reason": "is_archived"}),
        (InDoubt(LETTER, "timeout"), "letter in doubt", logging.WARNING, {"reason": "timeout"}),
        (Unknown(LETTER, "missing_scope"), "letter unknown", logging.WARNING, {"reason": "missing_scope"}),
    ],
)
def test_each_outcome_has_its_line(
    caplog: pytest.LogCaptureFixture, outcome: Outcome, words: str, level: int, beside: dict[str, object]
) -> None:
    caplog.set_level(logging.DEBUG)
    Watch().became([outcome], MONDAY_MORNING + timedelta(seconds=90))
    [record] = caplog.records
    assert (record.message, record.levelno) == (words, level)
    assert facts_of(record) == TOLD | beside


def test_who_counts_hears_how_late_each_letter_is() -> None:
    heard: list[tuple[str, float]] = []

    def count(outcome: Outcome, seconds: float) -> None:
        heard.append((outcome.letter.id, seconds))

    other = replace(LETTER, id="L2", wanted_at=MONDAY_MORNING + timedelta(seconds=60))
    at = MONDAY_MORNING + timedelta(seconds=90)
    Watch(count).became([Failed(LETTER, "a"), Failed(other, "b")], at)
    assert heard == [("L1", 90.0), ("L2", 30.0)]


def test_a_claim_is_told_only_to_those_who_look_closely(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    Watch().claimed([LETTER])
    assert [(record.message, record.levelno) for record in caplog.records] == [
        ("letter claimed", logging.DEBUG)
    ]
    assert "accounts" not in str(facts_of(caplog.records[0]))
