"""Who may do what; every use case asks here first."""

from difflib import get_close_matches

from okr.errors import (
    Deactivated,
    GuestsCannot,
    LeadOnly,
    MembersOnly,
    NearlyThatSquad,
    NoSuchKeyResult,
    NoSuchObjective,
    NoSuchSquad,
)
from okr.key_result import KeyResult, KeyResultId
from okr.objective import Objective, ObjectiveId
from okr.person import Person, PersonId
from okr.ports import Work
from okr.squad import Squad


def somebody(work: Work, by: PersonId) -> Person:
    """Whoever asks, if they may use OKRs at all; raises GuestsCannot, Deactivated, NoSuchPerson."""
    person = work.people.get(by)
    if person.guest:
        raise GuestsCannot
    if not person.active:
        raise Deactivated(person=person.name)
    return person


def member_of(work: Work, by: PersonId, squad: Squad) -> Person:
    """Whoever asks, if they may edit the squad's OKRs; raises MembersOnly and what `somebody` raises."""
    person = somebody(work, by)
    if not squad.may_edit(person):
        raise MembersOnly(squad=squad.name, handle=squad.handle)
    return person


def lead_of(work: Work, by: PersonId, squad: Squad) -> Person:
    """Whoever asks, if they may change the squad itself; raises LeadOnly and what `somebody` raises."""
    person = somebody(work, by)
    if not squad.may_lead(person):
        raise LeadOnly(squad=squad.name)
    return person


def squad_called(work: Work, by: PersonId, handle: str) -> Squad:
    """The squad with that handle; raises NoSuchSquad or NearlyThatSquad, also for one they may not read."""
    person = somebody(work, by)
    try:
        squad = work.squads.by_handle(handle)
    except NoSuchSquad:
        raise _no_squad_called(work, by, handle) from None
    if not squad.may_read(person):
        raise _no_squad_called(work, by, handle)
    return squad


def _no_squad_called(work: Work, by: PersonId, handle: str) -> NoSuchSquad:
    """All squads are read for this, which in a large workspace takes a while."""
    handles = [squad.handle for squad in readable(work, by)]
    for near in get_close_matches(handle, handles, n=1):
        return NearlyThatSquad(squad=handle, nearest=near)
    return NoSuchSquad(squad=handle)


def objective_seen(work: Work, by: PersonId, wanted: ObjectiveId) -> tuple[Objective, Squad]:
    """That objective and its squad; raises NoSuchObjective also for one they may not read."""
    person = somebody(work, by)
    objective = work.objectives.get(wanted)
    squad = work.squads.get(objective.squad)
    if not squad.may_read(person):
        raise NoSuchObjective(objective=objective.ref)
    return objective, squad


def key_result_seen(work: Work, by: PersonId, wanted: KeyResultId) -> tuple[KeyResult, Objective, Squad]:
    """That key result and what it hangs on; raises NoSuchKeyResult also for one they may not read."""
    person = somebody(work, by)
    key_result = work.key_results.get(wanted)
    objective = work.objectives.get(key_result.objective)
    squad = work.squads.get(objective.squad)
    if not squad.may_read(person):
        raise NoSuchKeyResult(key_result=key_result.ref)
    return key_result, objective, squad


def readable(work: Work, by: PersonId) -> list[Squad]:
    """The squads whoever asks may read, by handle; raises what `somebody` raises."""
    person = somebody(work, by)
    return [squad for squad in work.squads.all() if squad.may_read(person)]
