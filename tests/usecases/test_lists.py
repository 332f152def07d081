"""Reading: lists in their scopes, an objective, a key result."""

from datetime import timedelta

import pytest

from okr.errors.key_results import NoSuchKeyResult
from okr.errors.objectives import NoSuchObjective
from okr.errors.people import NoSuchPerson
from okr.errors.squads import NoSuchSquad
from okr.health import Health
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList
from okr.notices.week import DigestPosted
from okr.person import PersonId
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, Room, utc


async def listed(room: Room, by: PersonId, text: str) -> dict[str, list[str]]:
    """Refs of objectives with those of their key results."""
    notice = await room.shown(OkrList, by, text)
    return {
        each.objective.ref: [standing.key_result.ref for standing in each.key_results]
        for each in notice.objectives
    }


@pytest.fixture
async def two_squads(churn: Room) -> Room:
    await churn.say(EVE, "squad new nps")
    await churn.say(EVE, f"squad add nps <@{ANA}> Product")
    await churn.say(EVE, f"new nps Loved\nIncrease nps from 10 to 40 <@{ANA}>\nIncrease x from 1 to 2")
    await churn.say(EVE, "new nps Nothing yet")
    return churn


async def test_everything_is_all_that_is_open(two_squads: Room) -> None:
    assert await listed(two_squads, BO, "list") == {
        "O1": ["KR1", "KR2", "KR3"],
        "O2": ["KR4", "KR5"],
        "O3": [],
    }


async def test_me_is_what_i_own_over_all_my_squads(two_squads: Room) -> None:
    assert await listed(two_squads, ANA, "list me") == {"O1": ["KR1"], "O2": ["KR4"]}
    assert await listed(two_squads, DEE, "list me") == {}


async def test_a_person_is_what_they_own(two_squads: Room) -> None:
    assert await listed(two_squads, DEE, f"list <@{ANA}>") == {"O1": ["KR1"], "O2": ["KR4"]}
    assert (await two_squads.shown(OkrList, DEE, f"list <@{ANA}>")).title == "Ana"
    with pytest.raises(NoSuchPerson):
        await listed(two_squads, DEE, "list <@UNOBODY>")


async def test_a_squad_is_all_of_that_squad(two_squads: Room) -> None:
    assert await listed(two_squads, BO, "list nps") == {"O2": ["KR4", "KR5"], "O3": []}
    assert await listed(two_squads, BO, "list squad NPS") == {"O2": ["KR4", "KR5"], "O3": []}
    with pytest.raises(NoSuchSquad, match="sales"):
        await listed(two_squads, BO, "list sales")


async def test_squad_without_a_name_means_mine(two_squads: Room) -> None:
    assert await listed(two_squads, BO, "list squad") == {"O1": ["KR1", "KR2", "KR3"]}
    assert set(await listed(two_squads, ANA, "list squad")) == {"O1", "O2", "O3"}


async def test_at_risk_is_what_lost_confidence(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c2 two accounts left")
    await churn.answer(BO, "150 c5 slow")
    await churn.answer(CHEN, "$1,500 c9 going well")
    assert await listed(churn, DEE, "list at-risk") == {"O1": ["KR1", "KR2"]}


async def test_stale_is_what_nobody_checked_in_for_longer_than_cadence_and_grace(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 fine")
    churn.clock.advance(timedelta(days=10))
    assert await listed(churn, DEE, "list stale") == {}
    churn.clock.advance(timedelta(days=1))
    assert await listed(churn, DEE, "list stale") == {"O1": ["KR1", "KR2", "KR3"]}
    await churn.answer(BO, "150 c7 better")
    assert await listed(churn, DEE, "list stale") == {"O1": ["KR1", "KR3"]}


async def test_what_was_confident_and_is_silent_since_is_not_green(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c10 great")
    churn.clock.advance(timedelta(days=11))
    shown = await churn.shown(KeyResultShown, DEE, "show KR1")
    assert shown.standing.health is Health.OUTDATED


async def test_a_quarter_that_ended_says_so_and_how_to_begin_the_next(churn: Room) -> None:
    assert (await churn.shown(OkrList, DEE, "list")).ended is None
    churn.clock.now = utc(2, 9, month=1, year=2027)
    for text in ("list", "list me", "list churn", "list at-risk"):
        assert (await churn.shown(OkrList, DEE, text)).ended == "2026Q4"
    await churn.say(DEE, "new churn Another\nIncrease calls from 10 to 50")
    assert (await churn.shown(OkrList, DEE, "list")).ended is None


async def test_a_final_value_is_kept_and_makes_nothing_green(churn: Room) -> None:
    churn.clock.now = utc(2, 9, month=1, year=2027)
    await churn.answer(ANA, "KR1 1% c10 done")
    final, *_ = (await churn.shown(ObjectiveShown, DEE, "show O1")).standing.key_results
    assert (final.progress, final.health) == (1.0, Health.CLOSED)


async def test_an_ended_quarter_leaves_the_lists_but_can_be_shown(churn: Room) -> None:
    churn.clock.now = utc(2, 9, month=1, year=2027)
    assert await listed(churn, DEE, "list") == {}
    shown = await churn.shown(ObjectiveShown, DEE, "show O1")
    assert (shown.cycle, shown.pace) == ("2026Q4", 1.0)


async def test_the_pace_of_an_objective_is_that_of_its_cycle_wherever_it_is_told(churn: Room) -> None:
    await churn.say(DEE, "kr add O1 Increase calls from 10 to 50 by 20 Nov")
    pace = 47 / 92
    assert (await churn.shown(ObjectiveShown, DEE, "show O1")).pace == pace
    assert (await churn.shown(DigestPosted, DEE, "digest churn preview")).digest.objectives[0].pace == pace
    for text in ("list", "list me", "list churn"):
        assert (await churn.shown(OkrList, DEE, text)).objectives[0].pace == pace


async def test_an_objective_shows_its_key_results_and_progress(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 half way")
    shown = await churn.shown(ObjectiveShown, EVE, "show o1")
    assert [each.progress for each in shown.standing.key_results] == [0.5, 0, 0]
    assert shown.standing.progress == pytest.approx(0.5 / 3)


async def test_a_key_result_shows_its_latest_check_ins_newest_first_with_their_authors(churn: Room) -> None:
    for number in range(6):
        await churn.answer(BO if number else ANA, f"KR1 {number}% c7 week {number}")
        churn.clock.advance(timedelta(days=7))
    shown = await churn.shown(KeyResultShown, EVE, "show KR1")
    assert [each.note for each in shown.check_ins] == [f"week {number}" for number in (5, 4, 3, 2, 1)]
    assert shown.authors == ("Bo",) * 5
    assert shown.squad == "Churn squad"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("show O9", NoSuchObjective),
        ("show KR9", NoSuchKeyResult),
        ("show O999999999", NoSuchObjective),
        ("show KR999999999", NoSuchKeyResult),
        ("show churn1", NoSuchObjective),
        ("show chrn", NoSuchSquad),
    ],
)
async def test_an_id_nobody_has_is_refused(churn: Room, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        await churn.say(DEE, text)


@pytest.mark.parametrize("text", ["list me", f"list <@{EVE}>", "list cycle 2026Q1"])
async def test_an_empty_list_calls_no_cycle_over_that_still_runs(churn: Room, text: str) -> None:
    assert (await churn.shown(OkrList, EVE, text)).ended is None


async def test_an_empty_list_names_the_cycle_that_is_over(churn: Room) -> None:
    churn.clock.advance(timedelta(days=90))
    assert (await churn.shown(OkrList, ANA, "list me")).ended == "2026Q4"
