"""What the tests of the storage remember, and how they get at it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from okr.address import Address
from okr.cycle import quarter_of
from okr.key_result import Aim, Direction, KeyResult, Measure, MeasureKind, Reach
from okr.notices.help import Help
from okr.objective import Objective
from okr.person import Person, PersonId, WorkspaceId
from okr.squad import Member, Squad
from okr.work import Work
from storage.work import Store

OURS = WorkspaceId("T1")
THEIRS = WorkspaceId("T2")
ANA = PersonId("U1")
BO = PersonId("U2")
CYCLE = quarter_of(date(2026, 11, 23))
CHURN = Reach(Direction.REDUCE, Decimal("3.20"), Decimal(1))

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class In:
    """A command that says nothing but where."""

    workspace: WorkspaceId


async def do(
    store: Store,
    use_case: Callable[[Work], ResultT],
    workspace: WorkspaceId = OURS,
    *,
    once: str | None = None,
) -> ResultT:
    return await store.perform(lambda work, _: use_case(work), In(workspace), once=once)


def person(number: int = 1, name: str = "Ana") -> Person:
    return Person(PersonId(f"U{number}"), name, "Europe/Berlin")


def address(number: int = 1, workspace: WorkspaceId = OURS) -> Address:
    return Address.of_person(workspace, PersonId(f"U{number}"))


def saying(words: str) -> Help:
    """A notice that can be told apart."""
    return Help((words,))


def found_squad(work: Work, handle: str = "churn", members: tuple[Member, ...] = ()) -> Squad:
    squad = Squad(
        work.squads.next_id(), handle, "Churn", ANA, "Europe/Berlin", date(2026, 9, 28), members=members
    )
    work.squads.add(squad)
    return squad


def set_objective(work: Work, squad: Squad) -> Objective:
    work.cycles.put(CYCLE)
    objective = Objective(work.objectives.next_id(), squad.id, CYCLE.id, "Customers stay")
    work.objectives.add(objective)
    return objective


def add_key_result(
    work: Work, objective: Objective, *, aim: Aim = CHURN, owners: tuple[PersonId, ...] = (ANA,)
) -> KeyResult:
    key_result = KeyResult(
        work.key_results.next_id(),
        objective.id,
        "Reduce churn",
        owners,
        Measure(MeasureKind.PERCENT, "%"),
        aim,
        CYCLE.ends,
    )
    work.key_results.add(key_result)
    return key_result


def one_key_result(work: Work) -> KeyResult:
    """A key result with everything it hangs on."""
    return add_key_result(work, set_objective(work, found_squad(work)))
