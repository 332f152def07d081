"""When a squad is asked and shown its digest: the lead says, and nobody loses a week by it."""

from datetime import date, time

import pytest

from okr.commands.settings import ChangeCadence
from okr.commands.which import Unfinished
from okr.errors.okr_error import ChangedMeanwhile, OkrError
from okr.errors.people import GuestsCannot, NoSuchPerson
from okr.errors.phrases import CommandIncomplete
from okr.errors.settings import ClockNotRead, WeeksOutOfRange, ZoneNotKnown
from okr.errors.squads import LeadOnly, NoSquadYet, NoSuchSquad
from okr.notices.settings import CadenceChanged, CadenceForm
from okr.notices.which import WhichForm
from okr.person import PersonId, WorkspaceId
from okr.schedule import DueKind
from okr.squad import Moment, Weekday
from okr.usecases.answer import answer
from tests.usecases.room import ADA, ANA, BO, CHEN, DEE, EVE, GUS, OURS, Room, asked, digests, utc


async def test_one_line_changes_any_of_it(churn: Room) -> None:
    line = "settings churn every 2 weeks, ask Wednesday 10:00, digest thu at 4 pm, zone new york"
    changed = await churn.shown(CadenceChanged, DEE, line)
    cadence = changed.squad.cadence
    assert cadence.every_weeks == 2
    assert cadence.prompt == Moment(Weekday.WEDNESDAY, time(10))
    assert cadence.digest == Moment(Weekday.THURSDAY, time(16))
    assert changed.squad.zone == "America/New_York"
    [*_, line_of_history] = await churn.history("squad:1")
    assert (line_of_history.verb, line_of_history.after["zone"]) == ("cadence changed", "America/New_York")


async def test_everybody_is_asked_at_the_new_hour(churn: Room) -> None:
    await churn.say(DEE, "settings squad churn ask Monday 11:00")
    assert asked(await churn.at(utc(16, 8))) == {CHEN: ["KR3"]}
    assert asked(await churn.at(utc(16, 10))) == {ANA: ["KR1"]}
    assert asked(await churn.at(utc(16, 16))) == {BO: ["KR2"]}


async def test_an_hour_that_has_passed_costs_nobody_this_weeks_question(churn: Room) -> None:
    churn.clock.now = utc(16, 0, 30)
    await churn.say(DEE, "settings churn ask Monday 6:00")
    assert asked(await churn.at(utc(16, 1))) == {CHEN: ["KR3"]}
    assert asked(await churn.at(utc(16, 5))) == {ANA: ["KR1"]}


async def test_the_digest_of_this_week_comes_at_its_old_hour_where_the_new_one_has_passed(
    churn: Room,
) -> None:
    await churn.at(utc(16, 15))
    await churn.say(DEE, "settings churn digest Monday 9:00")
    assert len(digests(await churn.at(utc(17, 14)))) == 1
    assert await churn.due(DueKind.DIGEST, "1") == utc(23, 8)


async def test_a_squad_that_goes_over_to_two_weeks_begins_with_this_one(churn: Room) -> None:
    churn.clock.now = utc(23, 0)
    await churn.say(DEE, "settings churn every 2 weeks")
    assert (await churn.squad()).since == date(2026, 11, 23)
    weeks = [ANA in asked(await churn.at(moment)) for moment in (utc(23, 8), utc(30, 8), utc(7, 8, month=12))]
    assert weeks == [True, False, True]


async def test_the_form_is_for_the_one_squad_that_somebody_leads(churn: Room) -> None:
    form = await churn.shown(CadenceForm, DEE, "settings squad")
    assert form.squad.handle == "churn"
    await churn.say(DEE, "squad new nps")
    assert await churn.say(DEE, "settings squad") == WhichForm(Unfinished.SET_CADENCE)
    with pytest.raises(NoSquadYet):
        await churn.say(EVE, "settings squad")


@pytest.mark.parametrize(
    ("by", "error"), [(ANA, LeadOnly), (EVE, LeadOnly), (GUS, GuestsCannot), (PersonId("U0"), NoSuchPerson)]
)
@pytest.mark.parametrize("text", ["settings churn", "settings churn every 2 weeks"])
async def test_only_the_lead_and_admins_change_it(
    churn: Room, by: PersonId, error: type[OkrError], text: str
) -> None:
    with pytest.raises(error):
        await churn.say(by, text)
    await churn.say(ADA, text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("settings churn every 0 weeks", WeeksOutOfRange),
        ("settings churn every 13 weeks", WeeksOutOfRange),
        ("settings churn ask someday 9:00", CommandIncomplete),
        ("settings churn ask monday nine", ClockNotRead),
        ("settings churn zone Atlantis", ZoneNotKnown),
        ("settings churn loudly", CommandIncomplete),
        ("settings nobody", NoSuchSquad),
    ],
)
async def test_what_cannot_be_meant_is_refused(churn: Room, text: str, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await churn.say(DEE, text)


async def test_a_form_of_what_was_changed_meanwhile_is_not_saved(churn: Room) -> None:
    seen = (await churn.squad()).version
    await churn.say(DEE, "settings churn every 2 weeks")
    with pytest.raises(ChangedMeanwhile):
        await churn.ask(ChangeCadence(OURS, DEE, "churn", every_weeks=3, seen=seen))


async def test_another_workspace_has_another_churn(churn: Room) -> None:
    with pytest.raises(NoSuchPerson):
        await churn.store.perform(answer, ChangeCadence(WorkspaceId("T2"), DEE, "churn", every_weeks=2))
