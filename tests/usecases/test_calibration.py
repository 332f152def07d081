"""How a squad's confidences turned out is told of the squad, once enough has come to an end."""

from decimal import Decimal

import pytest

from okr.closing import Closed
from okr.commands.objectives import CreateObjective
from okr.cycle import CycleId
from okr.key_result import KeyResultId
from okr.notices.squads import SquadShown
from okr.phrases.okrs import read_key_results
from okr.score import Score, Verdict
from okr.track_record import calibration_of
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.storage.plans import statements
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, utc

TEN = "\n".join(
    f"Increase number {'i' * number} from 1 to 9 <@{(ANA, BO, CHEN)[number % 3]}>" for number in range(1, 11)
)
CYCLE = CycleId("2026Q4")


@pytest.fixture
async def ten(room: Room) -> Room:
    """Ten key results, all believed in for two weeks, of which the first six got there."""
    await room.found_churn()
    drafts = read_key_results(TEN, room.clock.now.date())
    await room.ask(CreateObjective(OURS, DEE, "churn", "We count", drafts))
    for day in (16, 23):
        room.clock.now = utc(day, 9)
        for number in range(1, 11):
            await room.answer((ANA, BO, CHEN)[number % 3], f"KR{number} 5 c8")
    room.clock.now = utc(4, 9, month=1, year=2027)
    return room


async def close(room: Room, key_results: int = 10) -> None:
    squad = await room.squad()

    def closing(work: Work) -> None:
        for number in range(1, key_results + 1):
            value = Decimal(9 if number <= 6 else 4)
            work.scores.add(
                Score(KeyResultId(number), value, None, 1.0, DEE, work.now, Verdict.DONE),
            )
        work.closings.add(Closed(squad.id, CYCLE, work.now, DEE))

    await room.look(closing)


async def test_the_squad_sees_how_its_confidences_turned_out(ten: Room) -> None:
    await close(ten)
    found = (await ten.shown(SquadShown, EVE, "squad show churn")).calibration
    assert found is not None
    [band] = found.bands
    assert (found.outcomes, band.check_ins, band.key_results) == (10, 20, 10)
    assert band.share == pytest.approx(0.6)
    assert found.brier == pytest.approx(0.6 * 0.04 + 0.4 * 0.64)


async def test_nothing_is_told_before_the_cycle_is_closed_or_of_too_few(ten: Room) -> None:
    assert (await ten.shown(SquadShown, ANA, "squad show churn")).calibration is None
    await close(ten, key_results=9)
    assert (await ten.shown(SquadShown, ANA, "squad show churn")).calibration is None


async def test_a_cycle_that_is_opened_again_has_no_outcome(ten: Room) -> None:
    await close(ten)
    await ten.say(DEE, "cycle reopen churn 2026Q4")
    assert (await ten.shown(SquadShown, ANA, "squad show churn")).calibration is None


async def test_what_another_squad_shares_is_that_ones_to_tell(ten: Room) -> None:
    await ten.say(EVE, "squad new sales <#CSALES>")
    squad = await ten.squad("sales")
    ten.clock.now = utc(24, 9)
    await ten.say(DEE, "share O1 with sales")
    await close(ten)
    await ten.look(lambda work: work.closings.add(Closed(squad.id, CYCLE, work.now, EVE)))
    assert await ten.look(lambda work: calibration_of(work, squad)) is None


async def test_it_takes_five_statements(ten: Room) -> None:
    await close(ten)
    squad = await ten.squad()

    def count(work: Work) -> int:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            assert calibration_of(work, squad) is not None
        return len(seen)

    assert await ten.look(count) <= 6
