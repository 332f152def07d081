"""Share an objective with a second squad, and take it out again."""

from dataclasses import replace

from okr.address import Address
from okr.commands.sharing import ShareObjective, UnshareObjective
from okr.errors.objectives import ObjectiveDropped
from okr.errors.sharing import NotShared, OwnersLeftOutside, SharedAlready, ShareWithOwn
from okr.errors.squads import MembersOnly, SquadArchived
from okr.history import remember
from okr.notices.named import Named
from okr.notices.sharing import ObjectiveShared, ObjectiveUnshared, SharedWithYou
from okr.objective import Objective
from okr.permissions import member_of, objective_seen, somebody, squad_called
from okr.squad import Squad
from okr.undo import Taken
from okr.usecases.publish_digests import revise_digest
from okr.which_cycle import refuse_closed
from okr.work import Work


def share_objective(work: Work, command: ShareObjective) -> ObjectiveShared:
    """Whoever leads the second squad is told once.

    Raises NoSuchObjective, NoSuchSquad, MembersOnly, ObjectiveDropped, SquadArchived, ShareWithOwn,
    SharedAlready, CycleClosed.
    """
    objective, squad = objective_seen(work, command.by, command.objective)
    by = member_of(work, command.by, squad)
    other = squad_called(work, command.by, command.squad)
    _refuse(work, objective, squad, other)
    refuse_closed(work, squad, objective.cycle)
    after = replace(objective, shared_with=other.id)
    work.objectives.save(after)
    remember(work, by.id, objective.ref, "shared", before=objective, after=after)
    _revise_digests(work, squad, other)
    named = Named(objective.ref, objective.title, squad.name)
    if other.lead == by.id:
        return ObjectiveShared(named, other.name)
    lead = Address.of_person(work.workspace, other.lead)
    told = SharedWithYou(named, other.name, by.name)
    work.outbox.tell(f"shared:{objective.ref}:{other.id}", lead, told)
    known = work.people.named([other.lead])
    return ObjectiveShared(named, other.name, known[other.lead].name if other.lead in known else "")


def unshare_objective(work: Work, command: UnshareObjective) -> ObjectiveUnshared:
    """Members of the squad it belongs to may, and whoever leads the other.

    Raises NoSuchObjective, MembersOnly, NotShared, OwnersLeftOutside, CycleClosed.
    """
    objective, squad = objective_seen(work, command.by, command.objective)
    by = somebody(work, command.by)
    if objective.shared_with is None:
        raise NotShared(objective=objective.ref)
    other = work.squads.get(objective.shared_with)
    if not squad.may_edit(by) and not other.may_lead(by):
        raise MembersOnly(squad=squad.name, handle=squad.handle)
    refuse_closed(work, squad, objective.cycle)
    _refuse_owners_outside(work, objective, squad)
    after = replace(objective, shared_with=None)
    work.objectives.save(after)
    change = remember(work, by.id, objective.ref, Taken.UNSHARED, before=objective, after=after)
    _revise_digests(work, squad, other)
    return ObjectiveUnshared(Named(objective.ref, objective.title, squad.name), other.name, change)


def _revise_digests(work: Work, *squads: Squad) -> None:
    for each in squads:
        revise_digest(work, each, each.today(work.now))


def _refuse(work: Work, objective: Objective, squad: Squad, other: Squad) -> None:
    if objective.dropped:
        raise ObjectiveDropped(objective=objective.ref)
    if other.id == squad.id:
        raise ShareWithOwn(objective=objective.ref, squad=squad.name)
    if other.archived:
        raise SquadArchived(squad=other.name)
    if objective.shared_with is not None:
        already = work.squads.get(objective.shared_with)
        raise SharedAlready(objective=objective.ref, squad=already.name)


def _refuse_owners_outside(work: Work, objective: Objective, squad: Squad) -> None:
    """Nobody is left to answer for what they may not check in for any more."""
    for key_result in work.key_results.of([objective.id]):
        for owner in key_result.owners:
            if not squad.has(owner):
                known = work.people.named([owner])
                name = known[owner].name if owner in known else owner
                raise OwnersLeftOutside(key_result=key_result.ref, person=name, squad=squad.name)
