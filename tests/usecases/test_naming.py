"""Names typed with `@` where the platform has no mentions."""

import pytest

from okr.commands.people import NamePeople
from okr.errors.okr_error import FieldsWrong
from okr.person import Person, PersonId, WorkspaceId
from okr.usecases.name_people import name_people
from tests.usecases.room import ANA, BO, DEE, EVE, OURS, Room

BO_BERG, ELSE = PersonId("UBERG"), PersonId("UELSE")


async def named(room: Room, text: str, **about: str) -> str:
    command = NamePeople(OURS, DEE, (("key_results", text),), **about)
    return (await room.store.perform(name_people, command))["key_results"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("churn from 3% to 1% @ana by 15 Mar", f"churn from 3% to 1% <@{ANA}> by 15 Mar"),
        ("@ANA, @bo.", f"<@{ANA}>, <@{BO}>."),
        ("(@Bo)", f"(<@{BO}>)"),
        ("write to press@ana.org", "write to press@ana.org"),
        ("5 @ 3%", "5 @ 3%"),
        (f"<@{EVE}> and @eve lagging", f"<@{EVE}> and <@{EVE}> lagging"),
    ],
)
async def test_a_name_is_whoever_bears_it(churn: Room, typed: str, meant: str) -> None:
    assert await named(churn, typed, squad="churn") == meant


async def test_members_of_the_squad_are_meant_before_others(churn: Room) -> None:
    await churn.meet(Person(BO_BERG, "Bo Berg", "Europe/Berlin"))
    assert await named(churn, "@bo", squad="churn") == f"<@{BO}>"
    assert await named(churn, "@bo", objective="O1") == f"<@{BO}>"
    for typed in ("@bo berg by 15 Mar", "@Bo.Berg by 15 Mar"):
        assert await named(churn, typed, squad="churn") == f"<@{BO_BERG}> by 15 Mar"


@pytest.mark.parametrize("squad", ["churn", "nowhere"])
async def test_several_of_one_name_are_named(churn: Room, squad: str) -> None:
    await churn.meet(Person(BO_BERG, "Zo\u00eb Berg", "UTC"), Person(ELSE, "Zo\u00eb Else", "UTC"))
    with pytest.raises(FieldsWrong) as wrong:
        await named(churn, "@ZO\u00cb", squad=squad)
    ((field, error),) = wrong.value.wrong
    assert (field, str(error)) == (
        "key_results",
        "@ZO\u00cb may be Zo\u00eb Berg or Zo\u00eb Else. Type the full name.",
    )


async def test_who_left_or_is_a_guest_is_not_meant(churn: Room) -> None:
    await churn.meet(Person(ELSE, "Nora", "UTC", active=False))
    for typed in ("@nora", "@gus", "@nobody"):
        with pytest.raises(FieldsWrong):
            await named(churn, typed)


async def test_people_of_another_workspace_are_not_meant(churn: Room) -> None:
    theirs = WorkspaceId("T2")
    await churn.store.perform(
        lambda work, _: work.people.put(Person(DEE, "Dee", "UTC")), NamePeople(theirs, DEE, ())
    )
    with pytest.raises(FieldsWrong):
        await churn.store.perform(name_people, NamePeople(theirs, DEE, (("key_results", "@ana"),)))
