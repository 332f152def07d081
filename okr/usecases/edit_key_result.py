"""Change a key result, from a form that shows all of it or from a sentence that says some of it."""

from dataclasses import replace

from okr.commands.key_results import EditKeyResult
from okr.errors.key_results import KeyResultDropped
from okr.history import CHANGED, remember
from okr.key_result import KeyResult, KeyResultDraft, KeyResultId, Reach
from okr.meanwhile import meanwhile
from okr.notices.key_results import KeyResultAdded, KeyResultUnderstood
from okr.objective import Objective
from okr.overview import look_at
from okr.permissions import editor_of, key_result_seen
from okr.person import PersonId
from okr.sheet import sheet_of
from okr.squad import Squad
from okr.usecases.add_key_result import due_within, owners_among
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work


def edit_key_result(work: Work, command: EditKeyResult) -> KeyResultAdded | KeyResultUnderstood:
    """Asks again, with what was typed, when somebody else was faster.

    Raises NoSuchKeyResult, KeyResultDropped, OwnerNotMember, DueOutsideCycle, and what editor_of raises.
    """
    key_result, objective, squad = key_result_to_edit(work, command.by, command.key_result)
    if command.version not in {None, key_result.version}:
        return _ask_again(work, key_result, command)
    after = _changed(work, key_result, command, objective)
    return keep_changed(work, command.by, key_result, after, objective, squad)


def key_result_to_edit(work: Work, by: PersonId, wanted: KeyResultId) -> tuple[KeyResult, Objective, Squad]:
    """Raises NoSuchKeyResult, KeyResultDropped, and what editor_of raises."""
    key_result, objective, squad = key_result_seen(work, by, wanted)
    editor_of(work, by, objective)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    return key_result, objective, squad


def keep_changed(
    work: Work, by: PersonId, before: KeyResult, after: KeyResult, objective: Objective, squad: Squad
) -> KeyResultAdded:
    """Save it if anything changed, and show it as it is now."""
    if after != before:
        work.key_results.save(after)
        remember(work, by, after.ref, CHANGED, before=before, after=after)
        revise_what_was_asked(work, objective, [after])
    return KeyResultAdded(
        standing=look_at(work, squad, objective).standing(after),
        objective=objective,
        baseline_missing=isinstance(after.aim, Reach) and after.aim.baseline is None,
        edited=True,
    )


def _ask_again(work: Work, key_result: KeyResult, command: EditKeyResult) -> KeyResultUnderstood:
    return KeyResultUnderstood(
        sheet=sheet_of(command.draft),
        about=f"{key_result.ref}@{key_result.version}",
        title=key_result.title,
        meanwhile=meanwhile(work, key_result.ref, command.version or 0, key_result.version),
    )


def _changed(work: Work, before: KeyResult, command: EditKeyResult, objective: Objective) -> KeyResult:
    draft = _whole(before, command)
    cycle = work.cycles.get(objective.cycle)
    new = set(draft.owners) - set(before.owners)
    owners_among(work, tuple(each for each in draft.owners if each in new), objective)
    return replace(
        before,
        title=draft.title,
        owners=draft.owners or before.owners,
        measure=draft.measure,
        aim=draft.aim,
        due=before.due if draft.due == before.due else due_within(draft.due, cycle),
        indicator=draft.indicator,
        weight=draft.weight,
        source=draft.source,
        milestones=draft.milestones,
    )


def _whole(before: KeyResult, command: EditKeyResult) -> KeyResultDraft:
    """What a sentence does not say stays as it is; a form says everything."""
    draft = command.draft
    if command.version is not None:
        return draft
    return replace(
        draft,
        owners=draft.owners or before.owners,
        indicator=draft.indicator or before.indicator,
        due=draft.due or before.due,
        weight=before.weight if draft.weight == 1 else draft.weight,
        source=draft.source or before.source,
    )
