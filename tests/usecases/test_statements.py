"""Reading and checking in cost as many statements with many key results as with ten."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert

from okr.commands.history import ShowHistory
from okr.commands.objectives import CreateObjective
from okr.commands.reading import ListOkrs, ListScope, ShowHome, ShowKeyResult, ShowObjective, ShowTree
from okr.commands.squads import ListSquads, ShowSquad
from okr.commands.week import SubmitCheckIns, TypedRow
from okr.commands.wish import Wish
from okr.key_result import KeyResultId
from okr.objective import ObjectiveId
from okr.phrases.okrs import read_key_results
from okr.squad import SquadKind
from okr.usecases.answer import answer
from okr.work import Work
from storage import tables
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.storage.plans import statements
from tests.usecases.room import ANA, BO, CHEN, DEE, OURS, Room, asked, utc

TEN = "\n".join(
    f"Increase number {'i' * number} from 1 to 9 <@{(ANA, BO, CHEN)[number % 3]}>" for number in range(1, 11)
)

MOST = 30

LATER = timedelta(days=20)
"""By then what nobody answered is stale."""

READING: tuple[Wish, ...] = (
    ListOkrs(OURS, BO),
    ListOkrs(OURS, BO, ListScope.ME),
    ListOkrs(OURS, BO, ListScope.SQUAD, "churn"),
    ListOkrs(OURS, BO, ListScope.CYCLE),
    ListOkrs(OURS, BO, ListScope.COMPANY),
    ListOkrs(OURS, BO, ListScope.AT_RISK),
    ListOkrs(OURS, BO, ListScope.STALE),
    ListSquads(OURS, BO),
    ShowSquad(OURS, BO, "churn"),
    ShowObjective(OURS, BO, ObjectiveId(1)),
    ShowKeyResult(OURS, BO, KeyResultId(1)),
    ShowHistory(OURS, BO, "O1"),
    ShowHome(OURS, BO),
    ShowTree(OURS, BO),
    ShowTree(OURS, BO, "churn"),
    ShowTree(OURS, BO, company=True),
)


@pytest.fixture
async def ten(room: Room) -> Room:
    await room.found_churn()
    await room.change("churn", lambda squad: replace(squad, kind=SquadKind.COMPANY))
    await more(room, 1)
    room.clock.now += LATER
    await room.answer(BO, "KR1 3 c6 on we go")
    return room


async def more(room: Room, objectives: int) -> None:
    drafts = read_key_results(TEN, room.clock.now.date())
    for number in range(objectives):
        await room.ask(CreateObjective(OURS, DEE, "churn", f"Objective {number}", drafts))


async def counts(room: Room) -> dict[str, int]:
    return {str(wish): await room.look(lambda work, wish=wish: count(work, wish)) for wish in READING}  # type: ignore[misc]


def count(work: Work, wish: Wish) -> int:
    assert isinstance(work, WorkInWorkspace)
    with statements(work.connection) as seen:
        answer(work, wish)
    return len(seen)


async def test_reading_takes_as_many_statements_with_a_thousand_key_results_as_with_ten(ten: Room) -> None:
    few = await counts(ten)
    ten.clock.now -= LATER
    await more(ten, 99)
    ten.clock.now += LATER
    many = await counts(ten)
    assert {wish: (few[wish], count) for wish, count in many.items() if count != few[wish]} == {}
    assert max(many.values()) <= MOST


class NotKept(Exception):
    """Ends a transaction of which nothing is to stay."""


@pytest.mark.parametrize(("at", "most"), [(utc(16, 1), 50), (utc(17, 14), 70)])
async def test_a_check_in_takes_as_many_statements_in_a_large_squad_and_after_a_long_history(
    room: Room, at: datetime, most: int
) -> None:
    """It revises the question, and on the second day the digest that was posted."""
    await room.found_churn()
    await room.set_objective(f"Increase trials from 1 to 9 <@{CHEN}>")
    await room.look(lambda work: remember_days(work, 10))
    assert list(asked(await room.at(utc(16, 1)))) == [CHEN]
    await more(room, 1)
    await room.at(at)
    few = await tried(room)
    await more(room, 30)
    large = await tried(room)
    await room.look(lambda work: remember_days(work, 1_000))
    assert (large, await tried(room)) == (few, few)
    assert few <= most


async def tried(room: Room) -> int:
    """How many statements a check-in takes, which is not kept."""
    row = TypedRow(KeyResultId(1), "3", "7", "on we go")
    wish = SubmitCheckIns(OURS, CHEN, (row,), room.clock.now)
    seen: list[int] = []

    def and_give_up(work: Work) -> None:
        seen.append(count(work, wish))
        raise NotKept

    with pytest.raises(NotKept):
        await room.look(and_give_up)
    return seen[0]


def remember_days(work: Work, days: int) -> None:
    """A check-in a day on KR1, up to some time ago."""
    assert isinstance(work, WorkInWorkspace)
    said = {"value": Decimal(2), "confidence": 6, "note": "", "blocker": "", "news": "news", "by": CHEN}
    mine = {"workspace": OURS, "key_result": 1, **said}
    first = work.now - timedelta(days=7 + 2 * days)
    rows = [{"id": 10_000 * days + n, "at": first + timedelta(days=n), **mine} for n in range(days)]
    work.connection.execute(insert(tables.check_in), rows)
