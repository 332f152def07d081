"""Change an objective: its words, what is meant by it, and the cycle it belongs to."""

from collections.abc import Iterable
from dataclasses import replace

from okr.commands.objectives import EditObjective
from okr.commands.reading import ShowObjective
from okr.cycle import Cycle
from okr.history import CHANGED, remember
from okr.key_result import KeyResult
from okr.meanwhile import meanwhile
from okr.notices.objectives import ObjectiveEditForm
from okr.notices.reading import ObjectiveShown
from okr.objective import Objective, title_of
from okr.permissions import editor_of, objective_seen
from okr.person import PersonId
from okr.squad import Squad
from okr.usecases.prepare_objective_edit import a_key_result_of
from okr.usecases.revise import revise_what_was_asked
from okr.usecases.show_objective import show_objective
from okr.which_cycle import cycle_to_work_in, named_in_front
from okr.work import Work


def edit_objective(work: Work, command: EditObjective) -> ObjectiveShown | ObjectiveEditForm:
    """Asks again, with what was typed, when somebody else was faster.

    Raises NoSuchObjective, TitleMissing, TitleTooLong, and what cycle_to_work_in and editor_of raise.
    """
    before, squad = objective_seen(work, command.by, command.objective)
    editor_of(work, command.by, before)
    if command.version not in {None, before.version}:
        return _ask_again(work, before, command)
    after = _changed(work, before, squad, command)
    if after != before:
        _keep(work, command.by, before, after)
    return show_objective(work, ShowObjective(command.workspace, command.by, before.id))


def _changed(work: Work, before: Objective, squad: Squad, command: EditObjective) -> Objective:
    named, title = (command.cycle, command.title) if command.cycle else named_in_front(work, command.title)
    moved = named and named.casefold() != before.cycle.casefold()
    return replace(
        before,
        title=before.title if named and not title and not command.cycle else title_of(title),
        intent=command.intent or before.intent,
        cycle=cycle_to_work_in(work, squad, named).id if moved else before.cycle,
    )


def _keep(work: Work, by: PersonId, before: Objective, after: Objective) -> None:
    work.objectives.save(after)
    remember(work, by, after.ref, CHANGED, before=before, after=after)
    key_results = work.key_results.of([after.id])
    if after.cycle != before.cycle:
        _move(work, by, key_results, work.cycles.get(before.cycle), work.cycles.get(after.cycle))
    revise_what_was_asked(work, after, key_results)


def _move(work: Work, by: PersonId, key_results: Iterable[KeyResult], old: Cycle, new: Cycle) -> None:
    """What was due when the old cycle ends, or is due outside the new one, is due when the new one ends."""
    for each in key_results:
        if each.due == old.ends or not new.holds(each.due):
            moved = replace(each, due=new.ends)
            work.key_results.save(moved)
            remember(work, by, each.ref, CHANGED, before=each, after=moved)


def _ask_again(work: Work, objective: Objective, command: EditObjective) -> ObjectiveEditForm:
    return ObjectiveEditForm(
        ref=objective.ref,
        version=objective.version,
        title=command.title,
        intent=command.intent or objective.intent,
        cycle=command.cycle or objective.cycle,
        meanwhile=meanwhile(work, objective.ref, command.version or 0, objective.version),
        key_result=a_key_result_of(work, objective),
    )
