"""Show what was understood of a key result before it is kept, so that it can be corrected."""

from dataclasses import replace

from okr.commands.key_results import CheckKeyResult
from okr.notices.key_results import KeyResultUnderstood
from okr.permissions import editor_of, objective_seen
from okr.sheet import sheet_of
from okr.usecases.add_key_result import running_cycle
from okr.work import Work


def check_key_result(work: Work, command: CheckKeyResult) -> KeyResultUnderstood:
    """Raises NoSuchObjective, CycleEnded, and what editor_of raises."""
    objective, squad = objective_seen(work, command.by, command.objective)
    editor_of(work, command.by, objective)
    cycle = running_cycle(work, objective, squad)
    draft = command.draft
    whole = replace(draft, owners=draft.owners or (command.by,), due=draft.due or cycle.ends)
    return KeyResultUnderstood(sheet_of(whole), objective.ref, objective.title, over=True)
