"""The Churn squad and its week: the facts that every example is made of."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from okr.check_in import CheckIn, CheckInId, News
from okr.course import WeekMark
from okr.cycle import CycleId
from okr.forecast import forecast
from okr.health import Health
from okr.initiative import Initiative, InitiativeId, InitiativeState
from okr.key_result import Direction, Indicator, KeyResult, KeyResultId, Measure, MeasureKind, Reach
from okr.milestones import counting, with_milestones
from okr.notices.initiatives import InitiativeLine
from okr.objective import Objective, ObjectiveId
from okr.person import ChannelId, PersonId
from okr.score import Score, Verdict
from okr.squad import Member, Moment, Squad, SquadId, Weekday
from okr.standing import ObjectiveStanding, Standing, so_far

ANA: Final = PersonId("U0ANA")
BO: Final = PersonId("U0BO")
CHEN: Final = PersonId("U0CHEN")
DEE: Final = PersonId("U0DEE")

MONDAY: Final = date(2026, 11, 16)
NOW: Final = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
PACE: Final = 48 / 92
CYCLE: Final = CycleId("2026Q4")
NINE_ON_MONDAY: Final = Moment(Weekday.MONDAY, time(9))

CHURN_SQUAD: Final = Squad(
    id=SquadId(1),
    handle="churn",
    name="Churn squad",
    lead=DEE,
    zone="Europe/Berlin",
    since=date(2026, 10, 5),
    channel=ChannelId("C0CHURN"),
    purpose="Customers stay because they want to.",
    members=(
        Member(ANA, "Product Marketing"),
        Member(BO, "Sales"),
        Member(CHEN, "Product / Engineering"),
        Member(DEE, "Customer Success"),
    ),
)

LOVE: Final = Objective(ObjectiveId(12), CHURN_SQUAD.id, CYCLE, "Customers LOVE our Product")

_PERCENT = Measure(MeasureKind.PERCENT)
_DOLLARS = Measure(MeasureKind.CURRENCY, "$")


def _key_result(
    number: int, title: str, owner: PersonId, measure: Measure, aim: Reach, indicator: Indicator
) -> KeyResult:
    return KeyResult(
        KeyResultId(number), LOVE.id, title, (owner,), measure, aim, date(2026, 12, 31), indicator
    )


CONVERSION: Final = _key_result(
    30,
    "Increase trial to customer conversion rate from 18% to 30%",
    BO,
    _PERCENT,
    Reach(Direction.INCREASE, Decimal(18), Decimal(30)),
    Indicator.LEADING,
)
CHURN: Final = _key_result(
    31,
    "Reduce net monthly churn from 3.2% to 1%",
    ANA,
    _PERCENT,
    Reach(Direction.REDUCE, Decimal("3.2"), Decimal(1)),
    Indicator.LAGGING,
)
REVENUE: Final = _key_result(
    32,
    "Increase average revenue per user from $1,400 to $2,000",
    CHEN,
    _DOLLARS,
    Reach(Direction.INCREASE, Decimal(1400), Decimal(2000)),
    Indicator.LAGGING,
)
EXPANSION: Final = _key_result(
    33,
    "Increase expansion sales from $120,000 to $500,000",
    DEE,
    _DOLLARS,
    Reach(Direction.INCREASE, Decimal(120_000), Decimal(500_000)),
    Indicator.LAGGING,
)


def history(
    key_result: KeyResult,
    values: tuple[str, ...],
    confidences: tuple[int, ...],
    note: str = "",
    blocker: str = "",
    weeks_ago: int = 0,
) -> tuple[CheckIn, ...]:
    """A check-in a week, oldest first, the latest on the Monday of the example or weeks before."""
    weeks = len(values)
    return tuple(
        CheckIn(
            id=CheckInId(key_result.id * 100 + week),
            key_result=key_result.id,
            at=NOW - timedelta(weeks=weeks_ago + weeks - 1 - week, hours=29),
            by=key_result.owners[0],
            value=Decimal(value),
            confidence=confidence,
            note=note if week == weeks - 1 else "",
            blocker=blocker if week == weeks - 1 else "",
            news=News.NEWS,
        )
        for week, (value, confidence) in enumerate(zip(values, confidences, strict=True))
    )


def standing(
    key_result: KeyResult, owner: str, check_ins: tuple[CheckIn, ...], health: Health, unchanged: int = 0
) -> Standing:
    values = tuple(each.value for each in check_ins if each.value is not None)
    confidences = tuple(each.confidence for each in check_ins)
    return Standing(
        key_result=key_result,
        owners=(owner,),
        current=values[-1] if values else None,
        progress=so_far(key_result, values[-1] if values else None),
        pace=PACE,
        confidence=confidences[-1] if confidences else 5,
        confidence_change=confidences[-1] - confidences[-2] if len(confidences) > 1 else None,
        health=health,
        values=values,
        confidences=confidences,
        last=check_ins[-1] if check_ins else None,
        unchanged=unchanged,
        forecast=forecast(key_result, check_ins, NOW.date()),
    )


CONVERSION_HISTORY: Final = history(
    CONVERSION,
    ("18", "19.5", "21", "24"),
    (5, 6, 7, 8),
    "The new onboarding tour is live for every trial. Two in three finish it.",
)
CHURN_HISTORY: Final = history(
    CHURN,
    ("3.2", "3", "2.6", "2.9"),
    (6, 7, 7, 4),
    "Three accounts left after the price change. We call the next ten this week.",
    "Legal has to sign the new annual terms",
)
REVENUE_HISTORY: Final = history(REVENUE, ("1400", "1430", "1450"), (5, 5, 5), weeks_ago=2)
EXPANSION_HISTORY: Final = history(
    EXPANSION, ("120000", "180000", "260000", "260000"), (6, 7, 7, 7), "Two renewals close in December."
)

CONVERSION_STANDS: Final = standing(CONVERSION, "Bo", CONVERSION_HISTORY, Health.ON_TRACK)
CHURN_STANDS: Final = standing(CHURN, "Ana", CHURN_HISTORY, Health.OFF_TRACK)
HOPE_STANDS: Final = standing(
    CHURN, "Ana", history(CHURN, ("3.2", "3.1", "3.2", "3.1", "3.1"), (7, 8, 8, 8, 8)), Health.AT_RISK
)
"""Believed in more than its history allows."""
REVENUE_STANDS: Final = standing(REVENUE, "Chen", REVENUE_HISTORY, Health.OUTDATED, unchanged=2)
EXPANSION_STANDS: Final = standing(EXPANSION, "Dee", EXPANSION_HISTORY, Health.ON_TRACK)

BERLIN: Final = with_milestones(
    _key_result(
        34,
        "Open the Berlin office",
        BO,
        Measure(MeasureKind.MILESTONES),
        counting(()),
        Indicator.LEADING,
    ),
    ("Lease signed", "Desks in", "Team moved"),
)
BERLIN_STANDS: Final = standing(
    BERLIN,
    "Bo",
    tuple(replace(each, done=(1,)) for each in history(BERLIN, ("1",), (6,), "The landlord signed.")),
    Health.AT_RISK,
)

LOVE_STANDS: Final = ObjectiveStanding(
    objective=LOVE,
    squad=CHURN_SQUAD.name,
    progress=0.274,
    key_results=(CONVERSION_STANDS, CHURN_STANDS, REVENUE_STANDS, EXPANSION_STANDS),
    pace=PACE,
)

INITIATIVES: Final = (
    InitiativeLine(
        Initiative(InitiativeId(6), CHURN.id, "Call everybody who cancels", ANA, InitiativeState.DONE), "Ana"
    ),
    InitiativeLine(
        Initiative(InitiativeId(7), CHURN.id, "Rewrite the onboarding mails", BO, InitiativeState.DOING), "Bo"
    ),
    InitiativeLine(Initiative(InitiativeId(8), CHURN.id, "Offer a yearly plan"), ""),
)

CONVERSION_SCORE: Final = Score(CONVERSION.id, Decimal(30), 1.0, 1.0, DEE, NOW, Verdict.DONE)
CHURN_SCORE: Final = Score(
    CHURN.id,
    Decimal("2.9"),
    0.1,
    0.3,
    DEE,
    NOW,
    Verdict.CARRY,
    reason="Half of the loss came with the price change, which was right.",
    moved_it="Calling everybody who cancels.",
    would_change="Begin with the calls.",
)

COURSE: Final = tuple(
    WeekMark(MONDAY - timedelta(weeks=weeks_ago), progress, pace, confidence)
    for weeks_ago, progress, pace, confidence in (
        (4, 0.06, 20 / 92, 7.0),
        (3, 0.12, 27 / 92, 7.25),
        (2, 0.15, 34 / 92, 6.75),
        (1, 0.23, 41 / 92, 6.5),
        (0, 0.27, PACE, 6.0),
    )
)
"""Week by week, and ever further behind the pace."""
