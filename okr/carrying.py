"""What a key result becomes in the next cycle: the same aim, from where it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from okr.key_result import Aim, KeyResult, KeyResultDraft, Reach
from okr.person import PersonId
from okr.reading.quantity import write
from okr.score import Verdict


@dataclass(frozen=True, slots=True)
class CarriedTo:
    """What the history says of what was carried: what goes on for it."""

    carried_to: str


@dataclass(frozen=True, slots=True)
class CarriedFrom:
    """What the history says of what goes on: what it was before."""

    carried_from: str


GOES_ON = frozenset({Verdict.CARRY, Verdict.REWRITE})
"""Verdicts that take the objective into the next cycle."""


def carried(key_result: KeyResult, value: Decimal | None, owners: Iterable[PersonId]) -> KeyResultDraft:
    """The same once more: its final value is the baseline now, and its title says so."""
    aim = _aim(key_result.aim, value)
    return KeyResultDraft(
        title=_title(key_result, aim),
        measure=key_result.measure,
        aim=aim,
        owners=tuple(owners),
        indicator=key_result.indicator,
        weight=key_result.weight,
        source=key_result.source,
        milestones=key_result.milestones,
    )


def _aim(aim: Aim, value: Decimal | None) -> Aim:
    """What has reached its target already keeps its baseline: from there to there leads nowhere."""
    if not isinstance(aim, Reach) or value is None or _reached(aim, value):
        return aim
    return replace(aim, baseline=value)


def _reached(aim: Reach, value: Decimal) -> bool:
    if aim.baseline is None:
        return value == aim.target
    return value >= aim.target if aim.target > aim.baseline else value <= aim.target


def _title(key_result: KeyResult, aim: Aim) -> str:
    """A title that says `from 3.2%` says where it starts now."""
    match key_result.aim, aim:
        case Reach(baseline=Decimal() as before), Reach(baseline=Decimal() as now):
            was, starts = (f"from {write(key_result.measure, each)} " for each in (before, now))
            return key_result.title.replace(was, starts, 1)
        case _:
            return key_result.title
