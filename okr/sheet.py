"""A key result as the fields of a form: filled in with what was understood, and read again when corrected."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from okr.errors.key_results import (
    BandMissing,
    BandTurned,
    DirectionAgainstNumbers,
    MilestonesMissing,
    MoneyMissing,
    NothingToReach,
    TargetMissing,
    WeightNotRead,
)
from okr.errors.okr_error import FieldsWrong, OkrError
from okr.errors.texts import TextTooLong
from okr.key_result import (
    Aim,
    Direction,
    Indicator,
    Keep,
    KeyResult,
    KeyResultDraft,
    Measure,
    MeasureKind,
    Reach,
    source_of,
)
from okr.milestones import counting
from okr.objective import title_of
from okr.person import PersonId
from okr.reading.numerals import numeral
from okr.reading.quantity import CURRENCIES, read, write

UNIT_LIMIT: Final = 20

_MOST_WEIGHT: Final = 1000
_NOTHING: Final = Keep(None, None)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeyResultSheet:
    """Everything as typed. Only what belongs to the measure and the direction has to be filled in."""

    title: str = ""
    kind: str = MeasureKind.NUMBER.value
    unit: str = ""
    direction: str = Direction.INCREASE.value
    baseline: str = ""
    target: str = ""
    low: str = ""
    high: str = ""
    owners: tuple[PersonId, ...] = ()
    indicator: str = ""
    due: str = ""
    weight: str = ""
    source: str = ""
    milestones: str = ""
    """One a line."""


def sheet_of(key_result: KeyResult | KeyResultDraft) -> KeyResultSheet:
    """The fields, filled in; numbers stand without their unit, which has a field of its own."""
    aim, steps = key_result.aim, key_result.measure.kind is MeasureKind.MILESTONES
    reach = aim if isinstance(aim, Reach) and not steps else None
    edges = (reach.baseline, reach.target) if reach else (None, None)
    keep = aim if isinstance(aim, Keep) else _NOTHING
    return KeyResultSheet(
        title=key_result.title,
        kind=key_result.measure.kind.value,
        unit="" if key_result.measure.kind is MeasureKind.PERCENT else key_result.measure.unit,
        direction=aim.direction.value if isinstance(aim, Reach) else Direction.MAINTAIN.value,
        baseline=_written(edges[0]),
        target=_written(edges[1]),
        low=_written(keep.low),
        high=_written(keep.high),
        owners=key_result.owners,
        indicator=key_result.indicator.value if key_result.indicator else "",
        due=key_result.due.isoformat() if key_result.due else "",
        weight=f"{key_result.weight:f}",
        source=key_result.source,
        milestones="\n".join(key_result.milestones),
    )


def draft_of(sheet: KeyResultSheet) -> KeyResultDraft:
    """The key result that the fields describe; raises FieldsWrong with all that cannot be read."""
    reading = _Reading(sheet)
    measure = reading.of("unit", lambda: _measure(sheet), Measure())
    draft = KeyResultDraft(
        title=reading.of("title", lambda: title_of(sheet.title), ""),
        measure=measure,
        aim=_aim(reading, measure),
        owners=sheet.owners,
        indicator=Indicator(sheet.indicator) if sheet.indicator else None,
        due=date.fromisoformat(sheet.due) if sheet.due else None,
        weight=reading.of("weight", lambda: _weight(sheet.weight), Decimal(1)),
        source=reading.of("source", lambda: source_of(sheet.source), ""),
        milestones=_steps(sheet) if measure.kind is MeasureKind.MILESTONES else (),
    )
    if reading.wrong:
        raise FieldsWrong(tuple(reading.wrong))
    return draft


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads field by field, and keeps what is wrong with each."""

    sheet: KeyResultSheet
    wrong: list[tuple[str, OkrError]] = field(default_factory=list)

    def of(self, name: str, read_it: Callable[[], T], otherwise: T) -> T:
        try:
            return read_it()
        except OkrError as error:
            self.wrong.append((name, error))
            return otherwise

    def number(self, name: str, text: str, measure: Measure) -> Decimal | None:
        """None for an empty field."""
        return self.of(name, lambda: read(text, measure), None) if text.strip() else None

    def refuse(self, name: str, error: OkrError) -> None:
        self.wrong.append((name, error))


def _measure(sheet: KeyResultSheet) -> Measure:
    kind, unit = MeasureKind(sheet.kind), " ".join(sheet.unit.split())
    if len(unit) > UNIT_LIMIT:
        raise TextTooLong(letters=len(unit), limit=UNIT_LIMIT)
    match kind:
        case MeasureKind.PERCENT:
            return Measure(kind, "%")
        case MeasureKind.MILESTONES:
            return Measure(kind)
        case MeasureKind.CURRENCY if not unit:
            raise MoneyMissing
        case MeasureKind.CURRENCY:
            return Measure(kind, _sign_of(unit))
        case _:
            return Measure(kind, unit)


def _sign_of(money: str) -> str:
    """The sign by any of its names; other money is as it is called."""
    name = money.lower()
    return next((sign for sign, names in CURRENCIES.items() if name in names), money)


def _aim(reading: _Reading, measure: Measure) -> Aim:
    if measure.kind is MeasureKind.MILESTONES:
        steps = _steps(reading.sheet)
        return reading.of("milestones", lambda: _counted(steps), counting(steps))
    if reading.sheet.direction == Direction.MAINTAIN:
        return _kept(reading, measure)
    return _reached(reading, measure)


def _reached(reading: _Reading, measure: Measure) -> Aim:
    sheet, direction = reading.sheet, Direction(reading.sheet.direction)
    baseline = reading.number("baseline", sheet.baseline, measure)
    target = reading.number("target", sheet.target, measure)
    if target is None:
        if not sheet.target.strip():
            reading.refuse("target", TargetMissing())
        return _NOTHING
    if baseline == target:
        reading.refuse("target", NothingToReach())
    elif baseline is not None and (target > baseline) != (direction is Direction.INCREASE):
        reading.refuse("direction", DirectionAgainstNumbers(way="up" if target > baseline else "down"))
    return Reach(direction, baseline, target)


def _kept(reading: _Reading, measure: Measure) -> Aim:
    low = reading.number("low", reading.sheet.low, measure)
    high = reading.number("high", reading.sheet.high, measure)
    if low is not None and high is not None and low > high:
        reading.refuse("high", BandTurned())
    if not (reading.sheet.low + reading.sheet.high).strip():
        reading.refuse("low", BandMissing())
    return Keep(low, high)


def _counted(steps: tuple[str, ...]) -> Reach:
    if not steps:
        raise MilestonesMissing
    return counting(steps)


def _steps(sheet: KeyResultSheet) -> tuple[str, ...]:
    lines = (" ".join(line.split()).lstrip("-*\u2022 ") for line in sheet.milestones.splitlines())
    return tuple(line for line in lines if line)


def _weight(text: str) -> Decimal:
    weight = numeral(text.strip()) if text.strip() else Decimal(1)
    if weight is None or weight >= _MOST_WEIGHT:
        raise WeightNotRead(text=text.strip()[:20])
    return weight


def _written(value: Decimal | None) -> str:
    return "" if value is None else write(Measure(), value)
