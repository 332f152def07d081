"""What is typed without saying which one is meant asks for it, and what may be meant is found by typing."""

import pytest

from okr.commands.reading import FindNames, Nameable
from okr.commands.which import MEANT, Unfinished
from okr.errors.people import GuestsCannot
from okr.notices.named import Name
from okr.notices.squads import SquadEditForm, SquadShown
from okr.notices.which import WhichForm
from okr.person import PersonId
from okr.usecases.find_names import find_names
from tests.usecases.room import ANA, BO, DEE, EVE, GUS, OURS, Room

FORMS_OF_THEIR_OWN = {
    Unfinished.SHOW_SQUAD,
    Unfinished.EDIT_SQUAD,
    Unfinished.SET_CADENCE,
    Unfinished.CLOSE_CYCLE,
    Unfinished.CARRY,
}
"""Where only one can be meant these do without a question."""


async def found(room: Room, by: PersonId, kind: Nameable, text: str = "") -> list[str]:
    names = await room.store.perform(find_names, FindNames(OURS, by, kind, text))
    return [each.value for each in names]


@pytest.mark.parametrize("phrase", sorted(set(Unfinished) - FORMS_OF_THEIR_OWN))
async def test_a_phrase_alone_asks_which(churn: Room, phrase: Unfinished) -> None:
    assert (await churn.shown(WhichForm, BO, phrase)).phrase is phrase
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, phrase)


@pytest.mark.parametrize("phrase", sorted(FORMS_OF_THEIR_OWN - {Unfinished.SET_CADENCE}))
async def test_who_is_in_no_squad_or_in_several_is_asked_which(churn: Room, phrase: Unfinished) -> None:
    assert await churn.say(EVE, phrase) == WhichForm(phrase)
    await churn.say(DEE, "squad new growth")
    assert await churn.say(DEE, phrase) == WhichForm(phrase)


async def test_who_is_in_one_squad_is_not_asked(churn: Room) -> None:
    assert (await churn.shown(SquadShown, ANA, "squad show")).line.squad.handle == "churn"
    assert (await churn.shown(SquadEditForm, DEE, "squad edit")).squad.handle == "churn"


async def test_an_archiving_that_names_no_squad_archives_none(churn: Room) -> None:
    asked = await churn.shown(WhichForm, DEE, "squad archive")
    assert asked.likely == Name("churn", "Churn squad (churn)")
    assert not (await churn.squad()).archived


async def test_the_only_one_that_can_be_meant_is_chosen_already(churn: Room) -> None:
    title = "KR1 Reduce churn from 3.2% to 1%"
    assert (await churn.shown(WhichForm, ANA, "kr drop")).likely == Name("KR1", title)
    assert (await churn.shown(WhichForm, DEE, "kr drop")).likely is None
    assert (await churn.shown(WhichForm, ANA, "nudge")).likely is None
    assert (await churn.shown(WhichForm, ANA, "initiative done")).likely is None


async def test_following_a_group_that_is_not_named_opens_the_squads_form(churn: Room) -> None:
    assert (await churn.shown(SquadEditForm, DEE, "squad follow churn")).squad.handle == "churn"


async def test_initiatives_are_found_those_to_be_done_first(churn: Room) -> None:
    for title in ("Call everybody", "Call nobody", "Write to everybody"):
        await churn.say(ANA, f"initiative add KR1 {title}")
    await churn.say(ANA, "initiative done I1")
    await churn.say(ANA, "initiative drop I2")
    assert await found(churn, BO, Nameable.INITIATIVE) == ["I3", "I1"]
    assert await found(churn, BO, Nameable.INITIATIVE, "call") == ["I1"]
    await churn.say(DEE, "squad private churn on")
    assert await found(churn, EVE, Nameable.INITIATIVE) == []


async def test_blockers_are_found_by_who_may_read_of_them(churn: Room) -> None:
    for line in (
        "blocker KR1 Legal has to sign",
        "blocker KR2 The budget is late",
        f"blocker KR1 Sales <@{EVE}>",
    ):
        await churn.say(ANA, line)
    await churn.say(ANA, "blocker clear B2")
    assert await found(churn, BO, Nameable.BLOCKER) == ["B1", "B3"]
    assert await found(churn, BO, Nameable.BLOCKER, "legal") == ["B1"]
    assert await found(churn, EVE, Nameable.BLOCKER) == ["B3", "B1"]
    await churn.say(DEE, "squad private churn on")
    assert await found(churn, EVE, Nameable.BLOCKER) == []


async def test_links_are_found_by_who_may_take_them_away(churn: Room) -> None:
    await churn.say(DEE, "link KR1 drives KR2")
    assert await found(churn, ANA, Nameable.LINK, "trials") == ["KR1 KR2"]
    assert await found(churn, ANA, Nameable.LINK, "revenue") == []
    assert await found(churn, EVE, Nameable.LINK) == []


def test_everything_that_can_be_left_out_is_looked_for_somewhere() -> None:
    assert set(MEANT) == set(Unfinished)
