"""Once a day everybody in a squad is looked up, a few a minute, and a failure stops nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.reconcile import Reconciler
from bot.services import BotServices
from okr.commands.clockwork import CallRoll, RollCalled
from okr.commands.people import MeetPeople
from okr.person import PersonId
from okr.squad import Member, Squad, SquadId
from okr.usecases.call_roll import PATIENCE, SHARE, RollCall, call_roll, go_on
from okr.usecases.meet_people import meet_people
from okr.work import Work
from storage.work import Store
from tests.bot.test_services import Phonebook
from tests.storage.facts import ANA, BO, OURS, do, person
from tests.stores import HandClock

MINUTE = timedelta(minutes=1)
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


async def crowd(store: Store, phonebook: Phonebook) -> None:
    """Twenty more in the squad than Ana, which follows no group now."""
    people = tuple(person(number, f"P{number}") for number in range(10, 10 + 2 * SHARE))
    await store.perform(meet_people, MeetPeople(OURS, people))
    phonebook.people.update({each.id: each for each in people})
    many = squad(*(each.id for each in people), user_group=None)
    await do(store, lambda work: work.squads.save(many))


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
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook, hand_clock: HandClock
) -> None:
    await crowd(sqlite_store, phonebook)
    counts = []
    for _ in range(4):
        await reconciler.step()
        await reconciler.step()
        counts.append(len(phonebook.asked))
        hand_clock.now += MINUTE
    assert counts == [SHARE, 2 * SHARE, 2 * SHARE + 1, 2 * SHARE + 1]


async def test_a_failure_costs_nobody_else_their_turn(
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook, caplog: pytest.LogCaptureFixture
) -> None:
    phonebook.groups.clear()
    phonebook.people[ANA] = replace(phonebook.people[ANA], name="Anna")
    await reconciler.step()
    assert (await do(sqlite_store, lambda work: work.people.get(ANA))).name == "Anna"
    assert "one of the day's look-ups failed" in caplog.text


async def test_processes_share_one_round_and_a_new_one_goes_on_with_it(
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook, hand_clock: HandClock
) -> None:
    await crowd(sqlite_store, phonebook)
    services = BotServices(sqlite_store, phonebook, hand_clock, lambda _: None)
    for _ in range(3):
        await reconciler.step()
        await Reconciler(services, phonebook, OURS).step()
        hand_clock.now += MINUTE
    assert len(set(phonebook.asked)) == len(phonebook.asked) == 2 * SHARE + 1


async def test_the_share_of_a_process_that_died_is_taken_by_another(
    sqlite_store: Store, reconciler: Reconciler, phonebook: Phonebook, hand_clock: HandClock
) -> None:
    await crowd(sqlite_store, phonebook)
    taken = await do(sqlite_store, lambda work: call_roll(work, CallRoll(OURS)))
    assert taken is not None
    hand_clock.now += MINUTE
    await reconciler.step()
    assert phonebook.asked == []
    hand_clock.now += PATIENCE
    await reconciler.step()
    assert [each for _, each in phonebook.asked] == list(taken.people)
    late = RollCalled(OURS, taken.after, taken.until, taken.last)
    await do(sqlite_store, lambda work: go_on(work, late))
    hand_clock.now += MINUTE
    await reconciler.step()
    assert len(set(phonebook.asked)) == len(phonebook.asked) == 2 * SHARE


async def test_groups_come_first_however_many_there_are(store: Store, hand_clock: HandClock) -> None:
    def gather(work: Work) -> None:
        for number in range(SHARE + 1):
            each = squad(user_group=f"S{number:02}")
            work.squads.add(replace(each, id=work.squads.next_id(), handle=f"s{number}"))
        work.people.put(person(1, "Ana"))

    def share(work: Work) -> RollCall | None:
        call = call_roll(work, CallRoll(OURS))
        if call is not None:
            go_on(work, RollCalled(OURS, call.after, work.now + PATIENCE, call.last))
        return call

    await do(store, gather)
    first = await do(store, share)
    assert first is not None
    assert (len(first.groups), first.people) == (SHARE, ())
    assert await do(store, share) is None
    hand_clock.now += MINUTE
    second = await do(store, share)
    assert second is not None
    assert (second.groups, second.people) == ((f"S{SHARE:02}",), (ANA,))
