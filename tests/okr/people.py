"""The people, squads and key results that the tests of the rules talk about."""

from datetime import UTC, date, datetime
from decimal import Decimal

from okr.check_in import CheckIn, CheckInId, News
from okr.cycle import Cycle, quarter_named
from okr.key_result import Aim, Direction, KeyResult, KeyResultId, Measure, MeasureKind, Reach
from okr.objective import Objective, ObjectiveId
from okr.person import PersonId
from okr.squad import Cadence, Squad, SquadId

ANA = PersonId("U1")
BO = PersonId("U2")
CYCLE: Cycle = quarter_named("2026Q4")
OBJECTIVE = Objective(ObjectiveId(12), SquadId(1), CYCLE.id, "Customers LOVE our product")
PERCENT = Measure(MeasureKind.PERCENT, "%")
CHURN = Reach(Direction.REDUCE, Decimal("3.2"), Decimal(1))


def squad(
    *, since: date = date(2026, 9, 28), zone: str = "Europe/Berlin", cadence: Cadence | None = None
) -> Squad:
    return Squad(SquadId(1), "churn", "Churn squad", ANA, zone, since, cadence=cadence or Cadence())


def key_result(
    number: int = 31,
    *,
    title: str = "Reduce net monthly churn",
    measure: Measure = PERCENT,
    aim: Aim = CHURN,
    due: date = CYCLE.ends,
    weight: str = "1",
    milestones: tuple[str, ...] = (),
) -> KeyResult:
    return KeyResult(
        KeyResultId(number),
        OBJECTIVE.id,
        title,
        (ANA,),
        measure,
        aim,
        due,
        weight=Decimal(weight),
        milestones=milestones,
    )


def check_in(
    at: datetime,
    value: str | None = None,
    confidence: int = 5,
    *,
    key_result: int = 31,
    blocker: str = "",
    news: News = News.NEWS,
) -> CheckIn:
    return CheckIn(
        CheckInId(int(at.timestamp())),
        KeyResultId(key_result),
        at,
        ANA,
        None if value is None else Decimal(value),
        confidence,
        blocker=blocker,
        news=news,
    )


def noon(day: str) -> datetime:
    """Noon UTC of a day of 2026 written `11-16`, or of any year written `2027-01-05`."""
    year = "" if day.count("-") > 1 else "2026-"
    return datetime.fromisoformat(f"{year}{day}T12:00").replace(tzinfo=UTC)
