"""The tree: what serves what, from the top down, as far as the reader may see, a page at a time."""

from dataclasses import replace

import pytest

from okr.commands.reading import ShowTree
from okr.errors.links import NoCompanyYet
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import NoSuchSquad
from okr.grove import MOST_OBJECTIVES
from okr.health import Health
from okr.notices.reading import KeyResultShown, ObjectiveShown, TreeShown
from okr.squad import SquadKind
from okr.usecases.show_tree import show_tree
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.storage.plans import statements
from tests.usecases.room import ANA, BO, EVE, GUS, OURS, Room, utc


@pytest.fixture
async def pebble(churn: Room) -> Room:
    """`O2` of the company with KR4; `O1` of churn supports KR4."""
    await churn.say(EVE, "squad new pebble")
    await churn.change("pebble", lambda squad: replace(squad, kind=SquadKind.COMPANY))
    await churn.say(EVE, "new pebble Growth that lasts\nReduce yearly churn from 20% to 10% lagging")
    await churn.say(ANA, "support O1 KR4")
    return churn


def drawn(tree: TreeShown) -> list[str]:
    return [f"{'  ' * line.depth}{line.ref}" for line in tree.lines]


WHOLE = ["O2", "  KR4", "    O1", "      KR1", "      KR2", "      KR3"]


async def test_squads_objectives_stand_below_what_they_support(pebble: Room) -> None:
    for typed in ("tree", "tree company", "tree pebble"):
        assert drawn(await pebble.shown(TreeShown, BO, typed)) == WHOLE
    assert drawn(await pebble.shown(TreeShown, BO, "tree CHURN")) == ["O1", "  KR1", "  KR2", "  KR3"]


async def test_health_progress_and_what_drives_what_are_told(pebble: Room) -> None:
    await pebble.answer(ANA, "KR1 2.1% c5 half way")
    await pebble.say(ANA, "link KR2 drives KR1")
    tree = await pebble.shown(TreeShown, BO, "tree churn")
    objective, first, second, _ = tree.lines
    assert (objective.squad, objective.health) == ("Churn squad", None)
    assert objective.progress == pytest.approx(0.5 / 3)
    assert (first.health, first.progress) == (Health.AT_RISK, 0.5)
    assert second.drives == ("KR1",)


async def test_what_supports_an_objective_stands_below_it_once(pebble: Room) -> None:
    await pebble.say(ANA, "unsupport O1")
    assert drawn(await pebble.shown(TreeShown, BO, "tree"))[:3] == ["O1", "  KR1", "  KR2"]
    await pebble.say(ANA, "support O1 O2")
    assert drawn(await pebble.shown(TreeShown, BO, "tree"))[:4] == ["O2", "  KR4", "  O1", "    KR1"]


async def test_a_shared_objective_counts_once(pebble: Room) -> None:
    await pebble.say(EVE, "squad new growth")
    await pebble.say(ANA, "share O1 with growth")
    assert drawn(await pebble.shown(TreeShown, BO, "tree")) == WHOLE
    assert drawn(await pebble.shown(TreeShown, BO, "tree growth"))[0] == "O1"


async def test_what_may_not_be_read_is_not_in_the_tree(pebble: Room) -> None:
    await pebble.change("churn", lambda squad: replace(squad, private=True))
    assert drawn(await pebble.shown(TreeShown, EVE, "tree")) == ["O2", "  KR4"]
    with pytest.raises(NoSuchSquad):
        await pebble.say(EVE, "tree churn")
    with pytest.raises(GuestsCannot):
        await pebble.say(GUS, "tree")


async def test_ended_and_dropped_ones_are_not_in_the_tree(pebble: Room) -> None:
    await pebble.say(ANA, "drop O1")
    assert drawn(await pebble.shown(TreeShown, BO, "tree")) == ["O2", "  KR4"]
    pebble.clock.now = utc(2, 9, month=1, year=2027)
    assert (await pebble.shown(TreeShown, BO, "tree")).lines == ()


async def test_pages_follow_each_other(churn: Room) -> None:
    for number in range(2, 14):
        await churn.say(ANA, f"new churn Objective {number}")
    first = await churn.shown(TreeShown, BO, "tree churn")
    second = await churn.shown(TreeShown, BO, f"tree churn after O{first.next}")
    third = await churn.shown(TreeShown, BO, f"tree churn after O{second.next}")
    refs = [line.ref for page in (first, second, third) for line in page.lines if line.squad]
    assert refs == [f"O{number}" for number in range(1, 14)]
    assert (first.first, second.first, third.next) == (True, False, None)


async def test_a_crowd_of_supporters_is_cut_and_counted(pebble: Room) -> None:
    for number in range(MOST_OBJECTIVES + 5):
        await pebble.say(ANA, f"new churn Objective {number}")
        await pebble.say(ANA, f"support O{number + 3} O2")
    tree = await pebble.shown(TreeShown, BO, "tree")
    assert sum(1 for line in tree.lines if line.squad) == MOST_OBJECTIVES
    assert sum(line.hidden for line in tree.lines) == 7


async def test_a_company_must_be_there_and_words_must_fit(churn: Room) -> None:
    with pytest.raises(NoCompanyYet):
        await churn.say(ANA, "tree company")
    with pytest.raises(CommandIncomplete):
        await churn.say(ANA, "tree churn please now")


async def test_a_page_of_a_large_tree_costs_no_more_than_one_of_a_small_one(pebble: Room) -> None:
    def cost(work: Work) -> int:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            show_tree(work, ShowTree(OURS, BO))
        return len(seen)

    small = await pebble.look(cost)
    for number in range(20):
        await pebble.say(ANA, f"new churn Objective {number}\nIncrease calls from 1 to 5")
        await pebble.say(ANA, f"support O{number + 3} KR4")
    assert await pebble.look(cost) <= small + 2


async def test_the_tree_of_one_thing_is_its_card(pebble: Room) -> None:
    assert (await pebble.shown(ObjectiveShown, BO, "tree O1")).standing.objective.ref == "O1"
    assert (await pebble.shown(KeyResultShown, BO, "tree KR2")).standing.key_result.ref == "KR2"
