"""Gather what the forms for sharing offer, by name."""

from okr.commands.sharing import PrepareShare, PrepareShareObjective
from okr.errors.objectives import NoObjectiveYet
from okr.errors.sharing import NobodyToShareWith
from okr.notices.named import Named
from okr.notices.sharing import ShareForm, ShareObjectiveForm
from okr.objective import Objective
from okr.permissions import member_of, objective_seen, readable, somebody
from okr.squad import Squad
from okr.subject import subject_seen
from okr.which_cycle import refuse_closed
from okr.work import Work

MOST = 101
"""As many as are looked for at once. A form lists fewer; beyond that it lets people search."""


def prepare_share(work: Work, command: PrepareShare) -> ShareForm:
    """Raises NoObjectiveYet, NoSuchObjective, NoSuchKeyResult."""
    if command.ref:
        subject = subject_seen(work, command.by, command.ref)
        return ShareForm((subject.named,), subject.ref)
    person = somebody(work, command.by)
    ours = {each.id: each for each in readable(work, command.by) if each.may_edit(person)}
    objectives = work.objectives.open_of(ours, work.now.date(), limit=MOST)
    named = [_named(each, ours[each.squad]) for each in objectives if each.squad in ours]
    homes = {each.id: each for each in objectives if each.squad in ours}
    named += [
        Named(each.ref, each.title, ours[homes[each.objective].squad].name)
        for each in work.key_results.of(homes)
    ]
    if not named:
        raise NoObjectiveYet
    return ShareForm(tuple(named[:MOST]))


def prepare_share_objective(work: Work, command: PrepareShareObjective) -> ShareObjectiveForm:
    """Raises NoSuchObjective, MembersOnly, CycleClosed, NobodyToShareWith."""
    objective, squad = objective_seen(work, command.by, command.objective)
    member_of(work, command.by, squad)
    refuse_closed(work, squad, objective.cycle)
    others = tuple(each for each in readable(work, command.by) if each.id != squad.id)
    if not others:
        raise NobodyToShareWith
    return ShareObjectiveForm(_named(objective, squad), others[:MOST])


def _named(objective: Objective, squad: Squad) -> Named:
    return Named(objective.ref, objective.title, squad.name)
