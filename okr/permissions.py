"""Who may do what; every use case asks here first."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from okr.errors.key_results import KeyResultDropped, NoSuchKeyResult
from okr.errors.links import NoCompanyYet
from okr.errors.objectives import NoSuchObjective, ObjectiveDropped
from okr.errors.people import Deactivated, GuestsCannot
from okr.errors.squads import (
    LeadOnly,
    MembersOnly,
    NearlyThatSquad,
    NoSquadYet,
    NoSuchSquad,
    SquadArchived,
    WhichSquad,
)
from okr.key_result import KeyResult, KeyResultId
from okr.objective import Objective, ObjectiveId
from okr.person import Person, PersonId
from okr.squad import Squad, SquadId, SquadKind
from okr.which_cycle import refuse_closed
from okr.work import Work

_HANDLES: Final = 10_000
"""Among as many the nearest to what was typed is looked for."""


def somebody(work: Work, by: PersonId) -> Person:
    """Whoever asks, if they may use OKRs at all; raises GuestsCannot, Deactivated, NoSuchPerson."""
    person = work.people.get(by)
    if person.guest:
        raise GuestsCannot
    if not person.active:
        raise Deactivated(person=person.name)
    return person


def member_of(work: Work, by: PersonId, squad: Squad) -> Person:
    """Whoever asks, if they may set OKRs for the squad; raises MembersOnly, SquadArchived and what `somebody`
    raises. For an objective that is there already ask `editor_of`.
    """
    person = somebody(work, by)
    _refuse_archived(squad)
    if not squad.may_edit(person):
        raise MembersOnly(squad=squad.name, handle=squad.handle)
    return person


def editor_of(work: Work, by: PersonId, objective: Objective) -> Person:
    """Whoever asks, if they may edit the objective, and check in for what hangs on it.

    Members of either squad that shares it may, until the squad it belongs to closes its cycle. Raises
    ObjectiveDropped, MembersOnly, SquadArchived, CycleClosed and what `somebody` raises.
    """
    if objective.dropped:
        raise ObjectiveDropped(objective=objective.ref)
    person = somebody(work, by)
    squads = squads_of(work, objective)
    if not any(each.may_edit(person) for each in squads.values() if not each.archived):
        member_of(work, by, squads[objective.squad])
    refuse_closed(work, squads[objective.squad], objective.cycle)
    return person


def lead_of(work: Work, by: PersonId, squad: Squad, *, even_archived: bool = False) -> Person:
    """Whoever asks, if they may change the squad itself; raises LeadOnly, what `somebody` raises, and
    SquadArchived unless it is `even_archived` that they may change.
    """
    person = somebody(work, by)
    if not even_archived:
        _refuse_archived(squad)
    if not squad.may_lead(person):
        raise LeadOnly(squad=squad.name)
    return person


def squad_called(work: Work, by: PersonId, handle: str) -> Squad:
    """The squad with that handle, archived or not.

    Raises NoSuchSquad or NearlyThatSquad, also for one they may not read.
    """
    person = somebody(work, by)
    try:
        squad = work.squads.by_handle(handle)
    except NoSuchSquad:
        raise _no_squad_called(work, by, handle) from None
    if not squad.may_read(person):
        raise _no_squad_called(work, by, handle)
    return squad


def squad_meant(work: Work, by: PersonId, handle: str) -> Squad:
    """As `squad_called`; without a handle the only squad that whoever asks is in.

    Raises NoSquadYet, WhichSquad as well.
    """
    if handle:
        return squad_called(work, by, handle)
    mine = work.squads.of(somebody(work, by).id)
    if not mine:
        raise NoSquadYet
    if len(mine) > 1:
        raise WhichSquad(squads=", ".join(each.handle for each in mine), example=mine[0].handle)
    return mine[0]


def _no_squad_called(work: Work, by: PersonId, handle: str) -> NoSuchSquad:
    handles = [each.handle for each in work.squads.labels_for(somebody(work, by), (), _HANDLES)]
    for near in get_close_matches(handle, handles, n=1):
        return NearlyThatSquad(squad=handle, nearest=near)
    return NoSuchSquad(squad=handle)


def objective_seen(work: Work, by: PersonId, wanted: ObjectiveId) -> tuple[Objective, Squad]:
    """That objective and the squad it belongs to; raises NoSuchObjective also for one they may not read."""
    person = somebody(work, by)
    objective = work.objectives.get(wanted)
    squads = squads_of(work, objective)
    if not may_read(person, objective, squads):
        raise NoSuchObjective(objective=objective.ref)
    return objective, squads[objective.squad]


def key_result_seen(work: Work, by: PersonId, wanted: KeyResultId) -> tuple[KeyResult, Objective, Squad]:
    """That key result and what it hangs on; raises NoSuchKeyResult also for one they may not read."""
    person = somebody(work, by)
    key_result = work.key_results.get(wanted)
    objective = work.objectives.get(key_result.objective)
    squads = squads_of(work, objective)
    if not may_read(person, objective, squads):
        raise NoSuchKeyResult(key_result=key_result.ref)
    return key_result, objective, squads[objective.squad]


def key_result_edited(work: Work, by: PersonId, wanted: KeyResultId) -> KeyResult:
    """That key result, if whoever asks may edit it.

    Raises what key_result_seen and editor_of raise, and KeyResultDropped.
    """
    key_result, objective, _ = key_result_seen(work, by, wanted)
    editor_of(work, by, objective)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    return key_result


def readable(work: Work, by: PersonId) -> list[Squad]:
    """The squads, not archived, that whoever asks may read, by handle; raises what `somebody` raises."""
    person = somebody(work, by)
    return [squad for squad in work.squads.all() if squad.may_read(person)]


def company(work: Work, by: PersonId) -> list[Squad]:
    """The squads that set the OKRs of the whole company; raises NoCompanyYet and what `somebody` raises."""
    person = somebody(work, by)
    found = [squad for squad in work.squads.of_kind(SquadKind.COMPANY) if squad.may_read(person)]
    if not found:
        raise NoCompanyYet
    return found


def squads_of(work: Work, objective: Objective) -> dict[SquadId, Squad]:
    """The squad it belongs to first, then the one that shares it; for the eyes of rules, not of people."""
    return {each: work.squads.get(each) for each in objective.squads}


def may_read(person: Person, objective: Objective, squads: Mapping[SquadId, Squad]) -> bool:
    """What its own squad shows; and members of the squad that shares it, also when the first is private."""
    if squads[objective.squad].may_read(person):
        return True
    return any(squads[each].may_edit(person) for each in objective.squads)


def _refuse_archived(squad: Squad) -> None:
    if squad.archived:
        raise SquadArchived(squad=squad.name)
