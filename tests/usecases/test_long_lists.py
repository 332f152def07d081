"""Long lists: pages forth and back, and what they cost."""

from dataclasses import replace
from itertools import pairwise

import pytest

from okr.commands.reading import ListOkrs, ListScope
from okr.errors.cycles import NoSuchCycle
from okr.errors.links import NoCompanyYet
from okr.listing import MOST_KEY_RESULTS, MOST_OBJECTIVES
from okr.notices.reading import OkrList
from okr.squad import SquadKind
from okr.usecases.list_okrs import list_okrs
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.storage.plans import statements
from tests.usecases.room import ANA, BO, EVE, OURS, Room, utc


@pytest.fixture
async def many(churn: Room) -> Room:
    """`O1` to `O25` of churn; Bo owns a key result of every second one."""
    for number in range(2, 26):
        owned = f"\nIncrease calls from 1 to {number} <@{BO}>" if number % 2 else ""
        await churn.say(ANA, f"new churn Objective {number}{owned}")
    return churn


def refs(page: OkrList) -> list[str]:
    return [each.objective.ref for each in page.objectives]


async def walk(room: Room, text: str) -> list[OkrList]:
    pages = [await room.shown(OkrList, BO, text)]
    while pages[-1].next is not None:
        pages.append(await room.shown(OkrList, BO, f"{pages[-1].words} after O{pages[-1].next}"))
    return pages


@pytest.mark.parametrize("text", ["list", "list churn", "list squad", "list cycle", "list cycle 2026Q4"])
async def test_pages_show_everything_once(many: Room, text: str) -> None:
    pages = await walk(many, text)
    assert [ref for page in pages for ref in refs(page)] == [f"O{number}" for number in range(1, 26)]
    assert len(pages) == 3
    assert pages[0].back is None


@pytest.mark.parametrize("text", ["list me", f"list <@{BO}>"])
async def test_what_somebody_owns_comes_in_pages_too(many: Room, text: str) -> None:
    pages = await walk(many, text)
    assert [ref for page in pages for ref in refs(page)] == [f"O{number}" for number in range(1, 26, 2)]


@pytest.mark.parametrize("text", ["list", "list me", "list stale", "list cycle"])
async def test_the_way_back_is_the_way_forth(many: Room, text: str) -> None:
    many.clock.now = utc(30, 9)
    pages = await walk(many, text)
    assert len(pages) > 1
    for before, page in pairwise(pages):
        back = await many.shown(OkrList, BO, f"{page.words} before O{page.back}")
        assert refs(back) == refs(before)
        assert back.next == before.next


async def test_what_is_stale_or_at_risk_is_found_behind_what_is_not(many: Room) -> None:
    await many.say(ANA, "checkin KR15 3 c2 no luck")
    found = await many.shown(OkrList, BO, "list at-risk")
    assert [each.key_result.ref for one in found.objectives for each in one.key_results] == ["KR15"]
    assert (found.back, found.next) == (None, None)


async def test_a_page_has_as_many_key_results_as_can_be_read(churn: Room) -> None:
    for number in range(4):
        lines = "\n".join(f"Increase calls {'abcdefghij'[each]} from 1 to 5" for each in range(9))
        await churn.say(ANA, f"new churn Objective {number}\n{lines}")
    pages = await walk(churn, "list")
    counts = [sum(len(each.key_results) for each in page.objectives) for page in pages]
    assert sum(counts) == 39
    assert max(counts) <= MOST_KEY_RESULTS
    assert all(len(page.objectives) <= MOST_OBJECTIVES for page in pages)


async def test_the_company_is_what_its_squad_set(churn: Room) -> None:
    with pytest.raises(NoCompanyYet):
        await churn.say(BO, "list company")
    await churn.say(EVE, "squad new pebble")
    await churn.change("pebble", lambda squad: replace(squad, kind=SquadKind.COMPANY))
    await churn.say(EVE, "new pebble Growth that lasts")
    assert refs(await churn.shown(OkrList, BO, "list company")) == ["O2"]


async def test_a_cycle_that_is_over_can_be_listed(churn: Room) -> None:
    churn.clock.now = utc(2, 9, month=1, year=2027)
    await churn.say(ANA, "new churn Another")
    assert refs(await churn.shown(OkrList, BO, "list")) == ["O2"]
    assert refs(await churn.shown(OkrList, BO, "list cycle")) == ["O2"]
    last = await churn.shown(OkrList, BO, "list cycle 2026q4")
    assert (refs(last), last.title) == (["O1"], "2026Q4")
    with pytest.raises(NoSuchCycle):
        await churn.say(BO, "list cycle whenever")


async def test_a_page_of_a_long_list_costs_what_one_of_a_short_list_costs(churn: Room) -> None:
    def cost(work: Work) -> int:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            for scope in (ListScope.EVERYTHING, ListScope.ME, ListScope.AT_RISK, ListScope.CYCLE):
                list_okrs(work, ListOkrs(OURS, BO, scope))
        return len(seen)

    short = await churn.look(cost)
    for number in range(30):
        await churn.say(ANA, f"new churn Objective {number}\nIncrease calls from 1 to 5 <@{BO}>")
    assert await churn.look(cost) <= short + 4
