"""Where a key result is headed, told wherever its health is."""

import pytest

from okr.forecast import Forecast
from okr.health import Health
from okr.notices.home import Home
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList, TreeShown
from okr.notices.week import DigestPosted
from okr.standing import Standing
from tests.usecases.room import ANA, DEE, Room, utc

MONDAYS = ((5, 10), (12, 10), (19, 10), (26, 10), (2, 11), (9, 11))


@pytest.fixture
async def hopeful(churn: Room) -> Room:
    """Six weeks in which KR1 hardly moved and Ana was confident all the same."""
    await week_by_week(churn, "3.2", "3.2", "3.1", "3.2", "3.1", "3.1")
    churn.clock.now = utc(9, 12)
    return churn


async def week_by_week(room: Room, *values: str) -> None:
    for (day, month), value in zip(MONDAYS, values, strict=False):
        room.clock.now = utc(day, 9, month=month)
        await room.answer(ANA, f"KR1 {value}% c8")


async def shown(room: Room) -> Standing:
    return (await room.shown(KeyResultShown, ANA, "show KR1")).standing


async def test_there_is_none_before_the_third_week(churn: Room) -> None:
    await week_by_week(churn, "3.2", "3.0")
    assert (await shown(churn)).forecast is None
    await week_by_week(churn, "3.2", "3.0", "2.8")
    assert isinstance((await shown(churn)).forecast, Forecast)


async def test_hope_against_the_trend_is_one_band_lower_everywhere(hopeful: Room) -> None:
    objective = await hopeful.shown(ObjectiveShown, ANA, "show O1")
    listed = await hopeful.shown(OkrList, ANA, "list churn")
    tree = await hopeful.shown(TreeShown, ANA, "tree")
    home = await hopeful.shown(Home, ANA, "home")
    assert (await shown(hopeful)).health is Health.AT_RISK
    assert objective.standing.key_results[0].health is Health.AT_RISK
    assert listed.objectives[0].key_results[0].health is Health.AT_RISK
    assert [line.health for line in tree.lines if line.ref == "KR1"] == [Health.AT_RISK]
    assert home.rows[0].standing.health is Health.AT_RISK


async def test_it_is_found_among_those_at_risk(hopeful: Room) -> None:
    at_risk = await hopeful.shown(OkrList, DEE, "list at-risk")
    assert [each.key_result.ref for each in at_risk.objectives[0].key_results] == ["KR1"]


async def test_the_digest_tells_it_among_those_at_risk(hopeful: Room) -> None:
    posted = await hopeful.shown(DigestPosted, DEE, "digest churn preview")
    assert [each.key_result.ref for each in posted.digest.at_risk] == ["KR1"]


async def test_it_is_green_again_when_the_trend_is(churn: Room) -> None:
    await week_by_week(churn, "3.2", "2.9", "2.5", "2.2", "1.9", "1.6")
    found = await shown(churn)
    assert found.forecast is not None
    assert found.forecast.chance > 0.5
    assert found.health is Health.ON_TRACK


async def test_once_its_cycle_is_over_nothing_is_foretold(hopeful: Room) -> None:
    hopeful.clock.now = utc(4, 12, month=1, year=2027)
    found = await shown(hopeful)
    assert (found.forecast, found.health) == (None, Health.CLOSED)
