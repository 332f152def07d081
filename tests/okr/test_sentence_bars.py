"""How well sentences are understood that were written before anybody saw what is made of them.

A line of the list beside this file is a sentence and what it means; without a direction it names nothing to
reach. `held_out` marks those that no rule was written for.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from okr.errors.okr_error import OkrError
from okr.key_result import Direction, Keep, KeyResultDraft, Reach
from okr.reading.metric import metric_of
from okr.sentence import read_key_result

TODAY: Final = date(2026, 11, 20)
LIST: Final = Path(__file__).with_name("key_results.jsonl")
NEAR: Final = Decimal("0.01")

Wanted = dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it means, and what was understood."""

    wanted: Wanted
    found: KeyResultDraft | None

    @property
    def names_number(self) -> bool:
        return "direction" in self.wanted


def _cases(*, held_out: bool) -> list[Case]:
    lines = [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]
    return [Case(line, _read(line["text"])) for line in lines if line.pop("held_out", False) is held_out]


def _read(text: str) -> KeyResultDraft | None:
    try:
        return read_key_result(text, today=TODAY)
    except OkrError:
        return None


def _numbers(case: Case, names: Iterable[str]) -> list[Decimal | None]:
    return [Decimal(case.wanted[name]) if name in case.wanted else None for name in names]


def _has_number(case: Case) -> tuple[bool, bool, bool]:
    return case.names_number, case.found is not None, case.names_number and case.found is not None


def _baseline(case: Case) -> tuple[bool, bool, bool]:
    """Whether one is said, one is read, and it is the same."""
    aim = case.found.aim if case.found else None
    found = aim.baseline if isinstance(aim, Reach) else None
    wanted = _numbers(case, ["baseline"])[0]
    return wanted is not None, found is not None, found is not None and found == wanted


def _target_is_right(found: KeyResultDraft, case: Case) -> bool:
    if isinstance(found.aim, Keep):
        return [found.aim.low, found.aim.high] == _numbers(case, ["low", "high"])
    wanted = _numbers(case, ["target"])[0]
    return wanted is not None and abs(found.aim.target - wanted) <= NEAR


def _direction_is_right(found: KeyResultDraft, case: Case) -> bool:
    direction = found.aim.direction if isinstance(found.aim, Reach) else Direction.MAINTAIN
    return direction == case.wanted["direction"]


def _unit_is_right(found: KeyResultDraft, case: Case) -> bool:
    return found.measure.unit == case.wanted["unit"]


def _metric_is_right(found: KeyResultDraft, case: Case) -> bool:
    """At least half of the words, counted on both sides."""
    one, other = _words(metric_of(found.title)), _words(case.wanted["metric"])
    return 2 * (one & other).total() >= (one.total() + other.total()) / 2


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w%$]+", text.lower()))


def _due_is_right(found: KeyResultDraft, case: Case) -> bool:
    return (found.due.isoformat() if found.due else None) == case.wanted.get("due")


@pytest.mark.parametrize("held_out", [False, True])
@pytest.mark.parametrize(("judge", "bar"), [(_has_number, 0.98), (_baseline, 0.98)])
def test_numbers_and_baselines_are_found_where_they_are(
    judge: Callable[[Case], tuple[bool, bool, bool]], bar: float, *, held_out: bool
) -> None:
    wanted, found, right = (
        sum(column) for column in zip(*map(judge, _cases(held_out=held_out)), strict=True)
    )
    assert 2 * right / (wanted + found) >= bar


@pytest.mark.parametrize("held_out", [False, True])
@pytest.mark.parametrize(
    ("is_right", "bar"),
    [
        (_target_is_right, 0.95),
        (_direction_is_right, 0.95),
        (_unit_is_right, 0.95),
        (_metric_is_right, 0.85),
        (_due_is_right, 1),
    ],
)
def test_what_is_read_is_right(
    is_right: Callable[[KeyResultDraft, Case], bool], bar: float, *, held_out: bool
) -> None:
    cases = [case for case in _cases(held_out=held_out) if case.names_number and case.found]
    right = [case.found is not None and is_right(case.found, case) for case in cases]
    assert sum(right) >= bar * len(cases) > 0


def test_the_list_is_long_enough_to_mean_something() -> None:
    assert len(_cases(held_out=False)) > 150
    assert len(_cases(held_out=True)) > 80
