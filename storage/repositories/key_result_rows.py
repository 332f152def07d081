"""A key result and its row: the aim lies flat in the table and stands up in the domain."""

from decimal import Decimal
from typing import Any, assert_never

from sqlalchemy import Row

from okr.key_result import Aim, Direction, Indicator, Keep, KeyResult, Measure, MeasureKind, Reach
from okr.person import PersonId, WorkspaceId


def row_of(workspace: WorkspaceId, key_result: KeyResult) -> dict[str, object]:
    return {
        "workspace": workspace,
        "id": key_result.id,
        "objective": key_result.objective,
        "title": key_result.title,
        "measure": key_result.measure.kind.value,
        "unit": key_result.measure.unit,
        "direction": key_result.direction.value,
        **_flat(key_result.aim),
        "due": key_result.due,
        "indicator": key_result.indicator and key_result.indicator.value,
        "weight": key_result.weight,
        "source": key_result.source,
        "milestones": list(key_result.milestones),
        "dropped": key_result.dropped,
        "version": key_result.version,
        "created": key_result.created,
    }


def key_result_of(row: Row[Any], owners: tuple[PersonId, ...]) -> KeyResult:
    return KeyResult(
        id=row.id,
        objective=row.objective,
        title=row.title,
        owners=owners,
        measure=Measure(MeasureKind(row.measure), row.unit),
        aim=_aim(row),
        due=row.due,
        indicator=row.indicator and Indicator(row.indicator),
        weight=row.weight,
        source=row.source,
        milestones=tuple(row.milestones),
        dropped=row.dropped,
        version=row.version,
        created=row.created,
    )


def _flat(aim: Aim) -> dict[str, Decimal | None]:
    match aim:
        case Reach():
            return {"baseline": aim.baseline, "target": aim.target, "low": None, "high": None}
        case Keep():
            return {"baseline": None, "target": None, "low": aim.low, "high": aim.high}
        case _:
            assert_never(aim)


def _aim(row: Row[Any]) -> Aim:
    """Only reaching has a target: one can also reach to maintain, so the direction does not tell."""
    if row.target is None:
        return Keep(row.low, row.high)
    return Reach(Direction(row.direction), row.baseline, row.target)
