"""Gather what the form for a new key result offers."""

from okr.commands import PrepareKeyResult
from okr.errors import NoObjectiveYet
from okr.notices import KeyResultForm
from okr.overview import look
from okr.permissions import member_of, readable, somebody
from okr.ports import Work


def prepare_key_result(work: Work, command: PrepareKeyResult) -> KeyResultForm:
    """Raises NoObjectiveYet when they may add to none, NoSuchObjective, MembersOnly, GuestsCannot."""
    person = somebody(work, command.by)
    chosen = None if command.objective is None else work.objectives.get(command.objective)
    if chosen is not None:
        member_of(work, command.by, work.squads.get(chosen.squad))
    editable = [squad for squad in readable(work, command.by) if squad.may_edit(person)]
    objectives = tuple(look(work, editable).objectives.values())
    if not objectives:
        raise NoObjectiveYet
    return KeyResultForm(objectives, chosen, command.sentence)
