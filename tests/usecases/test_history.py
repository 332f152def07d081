"""The history, as people read it: who, when, before and after, newest first."""

from dataclasses import replace

import pytest

from okr.commands.history import ShowHistory
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.objectives import NoSuchObjective
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import NoSuchSquad
from okr.notices.history import ChangedFact, HistoryShown
from okr.person import Person, WorkspaceId
from tests.usecases.room import ANA, BO, DEE, EVE, GUS, OURS, Room


async def test_a_key_result_tells_who_changed_what_newest_first(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 first")
    await churn.answer(BO, "KR1 2.1% c6 second")
    shown = await churn.shown(HistoryShown, EVE, "history KR1")
    assert [(line.by, line.verb) for line in shown.lines] == [
        ("Bo", "checked in"),
        ("Ana", "checked in"),
        ("Dee", "created"),
    ]
    assert shown.lines[0].facts == (
        ChangedFact("value", "2.9", "2.1"),
        ChangedFact("confidence", "7", "6"),
        ChangedFact("note", "first", "second"),
    )
    assert (shown.older, shown.first) == (None, True)


async def test_an_objective_tells_of_its_key_results_too(churn: Room) -> None:
    await churn.say(ANA, "link KR2 drives KR1")
    shown = await churn.shown(HistoryShown, EVE, "history O1")
    assert [line.ref for line in shown.lines] == ["KR2", "KR3", "KR2", "KR1", "O1"]
    assert shown.lines[0].facts == (ChangedFact("drives", "", "KR1"),)


async def test_a_squad_names_its_people(churn: Room) -> None:
    shown = await churn.shown(HistoryShown, BO, "history CHURN")
    assert shown.title == "Churn squad"
    assert shown.lines[0].facts == (ChangedFact("members", "", "Chen (Product)"),)


async def test_a_cadence_is_told_in_words(churn: Room) -> None:
    await churn.say(DEE, "settings churn every 2 weeks, ask Monday 10:00")
    shown = await churn.shown(HistoryShown, DEE, "history churn")
    before = "every week, Monday 09:00, digest Tuesday 15:00"
    after = "every 2 weeks, Monday 10:00, digest Tuesday 15:00"
    assert shown.lines[0].facts == (ChangedFact("cadence", before, after),)


async def test_the_time_is_the_readers(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 first")
    for reader, hour in ((ANA, 1), (BO, 19)):
        shown = await churn.shown(HistoryShown, reader, "history KR1")
        assert shown.lines[0].at.hour == hour


async def test_pages_follow_each_other_without_a_gap(churn: Room) -> None:
    for number in range(23):
        await churn.answer(ANA, f"KR1 {number}% c7")
    first = await churn.shown(HistoryShown, ANA, "history KR1")
    second = await churn.shown(HistoryShown, ANA, f"history KR1 before {first.older}")
    third = await churn.shown(HistoryShown, ANA, f"history KR1 before {second.older}")
    assert [len(each.lines) for each in (first, second, third)] == [10, 10, 4]
    assert (third.older, third.first) == (None, False)
    values = [line.facts[0].after for each in (first, second, third) for line in each.lines[:10]]
    assert values[:23] == [str(number) for number in reversed(range(23))]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("history O9", NoSuchObjective),
        ("history KR9", NoSuchKeyResult),
        ("history nobody", NoSuchSquad),
        ("history KR1 now", CommandIncomplete),
        ("history KR1 before noon", CommandIncomplete),
    ],
)
async def test_what_there_is_not_has_no_history(churn: Room, typed: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        await churn.say(ANA, typed)


async def test_who_may_not_read_it_reads_no_history(churn: Room) -> None:
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, "history O1")
    await churn.change("churn", lambda squad: replace(squad, private=True))
    for typed, error in (("O1", NoSuchObjective), ("KR1", NoSuchKeyResult), ("churn", NoSuchSquad)):
        with pytest.raises(error):
            await churn.say(EVE, f"history {typed}")


async def test_another_workspace_has_no_history_of_ours(churn: Room) -> None:
    theirs = WorkspaceId("T2")
    await churn.store.perform(
        lambda work, _: work.people.put(Person(DEE, "Dee", "Europe/Berlin", admin=True)),
        ShowHistory(theirs, DEE, "O1"),
    )
    with pytest.raises(NoSuchObjective):
        await churn.ask(ShowHistory(theirs, DEE, "O1"))
    assert (await churn.ask(ShowHistory(OURS, DEE, "O1"))) is not None


async def test_who_it_was_shared_with_is_named_to_who_may_read_that_squad(churn: Room) -> None:
    await churn.say(EVE, "squad new growth")
    await churn.say(ANA, "share O1 with growth")
    shown = await churn.shown(HistoryShown, EVE, "history O1")
    assert shown.lines[0].facts == (ChangedFact("shared_with", "", "Growth squad"),)
