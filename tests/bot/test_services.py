"""Getting to know people: the platform is asked once, and what we remember does when it is silent."""

from dataclasses import dataclass, field

import pytest

from bot.services import BotServices
from okr.commands.squads import ListSquads
from okr.errors.people import NoSuchPerson, Stranger
from okr.errors.squads import UserGroupTooLarge
from okr.person import Person, PersonId, WorkspaceId
from okr.usecases.list_squads import list_squads
from storage.work import Store
from tests.storage.facts import ANA, BO, OURS, THEIRS, do, person
from tests.stores import HandClock


@dataclass(slots=True)
class Phonebook:
    """A directory of fixed people; `trouble` is raised instead of answering."""

    people: dict[PersonId, Person]
    trouble: Exception | None = None
    asked: list[tuple[WorkspaceId, PersonId]] = field(default_factory=list)
    groups: dict[str, tuple[PersonId, ...]] = field(default_factory=dict)

    async def person(self, workspace: WorkspaceId, person: PersonId) -> Person:
        self.asked.append((workspace, person))
        if self.trouble is not None:
            raise self.trouble
        if person not in self.people:
            raise NoSuchPerson(person=person)
        return self.people[person]

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        return self.groups[group]


@pytest.fixture
def phonebook() -> Phonebook:
    return Phonebook({ANA: person(1, "Ana"), BO: person(2, "Bo")})


@pytest.fixture
def services(sqlite_store: Store, phonebook: Phonebook, hand_clock: HandClock) -> BotServices:
    return BotServices(sqlite_store, phonebook, hand_clock, lambda _: None)


async def known(store: Store, who: PersonId = ANA) -> Person:
    return await do(store, lambda work: work.people.get(who))


async def test_whom_we_meet_we_remember(sqlite_store: Store, services: BotServices) -> None:
    await services.meet(OURS, [ANA, BO])
    assert (await known(sqlite_store)).name == "Ana"
    assert (await known(sqlite_store, BO)).name == "Bo"


async def test_the_platform_is_asked_once_about_each(services: BotServices, phonebook: Phonebook) -> None:
    await services.meet(OURS, [ANA])
    await services.meet(OURS, [ANA, BO])
    assert phonebook.asked == [(OURS, ANA), (OURS, BO)]


async def test_the_same_id_in_another_workspace_is_somebody_else(
    services: BotServices, phonebook: Phonebook
) -> None:
    await services.meet(OURS, [ANA])
    await services.meet(THEIRS, [ANA])
    assert phonebook.asked == [(OURS, ANA), (THEIRS, ANA)]


async def test_after_a_restart_people_are_asked_about_anew_and_followed(
    sqlite_store: Store, services: BotServices, phonebook: Phonebook, hand_clock: HandClock
) -> None:
    await services.meet(OURS, [ANA])
    phonebook.people[ANA] = person(1, "Ana Maria")
    await BotServices(sqlite_store, phonebook, hand_clock, lambda _: None).meet(OURS, [ANA])
    assert (await known(sqlite_store)).name == "Ana Maria"


async def test_whom_we_remember_we_know_even_while_the_platform_is_silent(
    sqlite_store: Store, services: BotServices, phonebook: Phonebook, caplog: pytest.LogCaptureFixture
) -> None:
    await do(sqlite_store, lambda work: work.people.put(person(1, "Ana")))
    phonebook.trouble = TimeoutError()
    await services.meet(OURS, [ANA])
    assert (await services.perform(list_squads, ListSquads(OURS, ANA))).lines == ()
    assert "the directory did not answer" in caplog.text


async def test_once_the_platform_answers_again_it_is_asked_again(
    sqlite_store: Store, services: BotServices, phonebook: Phonebook
) -> None:
    phonebook.trouble = OSError("unreachable")
    await services.meet(OURS, [ANA])
    phonebook.trouble = None
    await services.meet(OURS, [ANA])
    assert (await known(sqlite_store)).name == "Ana"


@pytest.mark.parametrize("error", [Stranger(person="Zoe"), NoSuchPerson(person="U7")])
async def test_strangers_and_nobodies_are_refused_and_not_remembered(
    sqlite_store: Store, services: BotServices, phonebook: Phonebook, error: Exception
) -> None:
    phonebook.trouble = error
    with pytest.raises(type(error)):
        await services.meet(OURS, [ANA])
    with pytest.raises(NoSuchPerson):
        await known(sqlite_store)


async def test_the_courier_is_woken_after_each_thing_that_was_done(
    sqlite_store: Store, phonebook: Phonebook, hand_clock: HandClock
) -> None:
    woken: list[WorkspaceId] = []
    services = BotServices(sqlite_store, phonebook, hand_clock, woken.append)
    await services.meet(OURS, [ANA])
    before = len(woken)
    await services.perform(list_squads, ListSquads(OURS, ANA))
    assert woken[before:] == [OURS]


async def test_of_a_group_only_those_we_do_not_know_are_asked_about_and_no_stranger_stops_the_rest(
    sqlite_store: Store, services: BotServices, phonebook: Phonebook
) -> None:
    await services.meet(OURS, [ANA])
    stranger = PersonId("U404")
    phonebook.groups["S1"] = (ANA, stranger, BO)
    assert await services.group(OURS, "S1") == (ANA, stranger, BO)
    assert phonebook.asked[1:] == [(OURS, stranger), (OURS, BO)]
    assert (await known(sqlite_store, BO)).name == "Bo"


async def test_a_group_that_is_no_squad_any_more_is_refused(
    services: BotServices, phonebook: Phonebook
) -> None:
    phonebook.groups["S1"] = tuple(PersonId(f"U{number}") for number in range(101))
    with pytest.raises(UserGroupTooLarge, match="101 people, and 100"):
        await services.group(OURS, "S1")
    assert phonebook.asked == []
