"""Once a day everybody in a squad is looked up, a few a minute, and a failure stops nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.reconcile import A_MINUTE, Reconciler
from bot.services import BotServices
from okr.commands.people import MeetPeople
from okr.person import PersonId
from okr.squad import Member, Squad, SquadId
from okr.usecases.meet_people import meet_people
from storage.work import Store
from tests.bot.test_services import Phonebook
from tests.storage.facts import ANA, BO, OURS, do, person
from tests.stores import HandClock

CREW = "S0CREW"
SQUAD = SquadId(1)


@pytest.fixture
def phonebook() -> Phonebook:
    return Phonebook({ANA: person(1, "Ana"), BO: person(2, "Bo")}, groups={CREW: (ANA, BO)})


@pytest.fixture
async def reconciler(sqlite_store: Store, phonebook: Phonebook, hand_clock: HandClock) -> Reconciler:
    await sqlite_store.perform(meet_people, MeetPeople(OURS, tuple(phonebook.people.values())))
    await do(sqlite_store, lambda work: work.squads.add(squad(user_group=CREW)))
    services = BotServices(sqlite_store, phonebook, hand_clock, lambda _: None)
    return Reconciler(services, phonebook, OURS)


def squad(*people: PersonId, user_group: str | None) -> Squad:
    return Squad(
        SQUAD,
        "churn",
        "Churn squad",
        ANA,
        "Europe/Berlin",
        date(2026, 10, 5),
        members=tuple(Member(each, "Sales") for each in (ANA, *people)),
        user_group=user_group,
    )


async def test_who_left_or_joined_while_nobody_listened_is_found(
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook
) -> None:
    phonebook.people[ANA] = replace(phonebook.people[ANA], active=False)
    await reconciler.step()
    assert not (await do(sqlite_store, lambda work: work.people.get(ANA))).active
    assert (await do(sqlite_store, lambda work: work.squads.get(SQUAD))).has(BO)


async def test_each_is_looked_up_once_a_day(
    reconciler: Reconciler, phonebook: Phonebook, hand_clock: HandClock
) -> None:
    for _ in range(3):
        await reconciler.step()
    assert phonebook.asked == [(OURS, ANA)]
    hand_clock.now += timedelta(days=1)
    await reconciler.step()
    assert phonebook.asked == [(OURS, ANA), (OURS, ANA), (OURS, BO)]


async def test_a_minute_has_its_share(
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook
) -> None:
    crowd = tuple(person(number, f"P{number}") for number in range(10, 10 + 2 * A_MINUTE))
    await sqlite_store.perform(meet_people, MeetPeople(OURS, crowd))
    phonebook.people.update({each.id: each for each in crowd})
    many = squad(*(each.id for each in crowd), user_group=None)
    await do(sqlite_store, lambda work: work.squads.save(many))
    counts = []
    for _ in range(4):
        await reconciler.step()
        counts.append(len(phonebook.asked))
    assert counts == [A_MINUTE, 2 * A_MINUTE, 2 * A_MINUTE + 1, 2 * A_MINUTE + 1]


async def test_a_failure_costs_nobody_else_their_turn(
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook, caplog: pytest.LogCaptureFixture
) -> None:
    phonebook.groups.clear()
    phonebook.people[ANA] = replace(phonebook.people[ANA], name="Anna")
    await reconciler.step()
    assert (await do(sqlite_store, lambda work: work.people.get(ANA))).name == "Anna"
    assert "one of the day's look-ups failed" in caplog.text
