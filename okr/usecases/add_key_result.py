"""Add a key result to an objective, and show what was understood."""

from dataclasses import replace
from datetime import date
from typing import Final

from okr.commands.key_results import AddKeyResult
from okr.cycle import Cycle
from okr.errors.key_results import CycleEnded, DueOutsideCycle, OwnerNotMember
from okr.history import remember
from okr.key_result import KeyResult, KeyResultDraft, KeyResultId, Reach
from okr.notices.key_results import KeyResultAdded
from okr.objective import Objective, title_of
from okr.overview import look_at
from okr.permissions import editor_of, objective_seen, squads_of
from okr.person import PersonId
from okr.squad import Squad
from okr.work import Work

NO_ID: Final = KeyResultId(0)
"""Of a key result that nobody keeps yet."""


def add_key_result(work: Work, command: AddKeyResult) -> KeyResultAdded:
    """Raises NoSuchObjective, MembersOnly, CycleEnded, and for the draft OwnerNotMember, DueOutsideCycle,
    TitleMissing, TitleTooLong.
    """
    objective, squad = objective_seen(work, command.by, command.objective)
    editor_of(work, command.by, objective)
    cycle = running_cycle(work, objective, squad)
    key_result = keep_key_result(work, command.by, command.draft, objective, cycle, squad)
    return KeyResultAdded(
        standing=look_at(work, squad, objective).standing(key_result),
        objective=objective,
        baseline_missing=isinstance(key_result.aim, Reach) and key_result.aim.baseline is None,
    )


def running_cycle(work: Work, objective: Objective, squad: Squad) -> Cycle:
    """The objective's cycle; what is added after its end could not be worked for. Raises CycleEnded."""
    cycle = work.cycles.get(objective.cycle)
    if cycle.ended(squad.today(work.now)):
        raise CycleEnded(cycle=cycle.id, ends=_written(cycle.ends), objective=objective.ref)
    return cycle


def keep_key_result(
    work: Work, by: PersonId, draft: KeyResultDraft, objective: Objective, cycle: Cycle, squad: Squad
) -> KeyResult:
    """Give a draft its id and keep it; whoever drafts it owns it unless the draft names owners."""
    key_result = key_result_from(work, by, draft, objective, cycle, squad)
    key_result = replace(key_result, id=work.key_results.next_id())
    work.key_results.add(key_result)
    remember(work, by, key_result.ref, "created", after=key_result)
    return key_result


def key_result_from(
    work: Work, by: PersonId, draft: KeyResultDraft, objective: Objective, cycle: Cycle, squad: Squad
) -> KeyResult:
    """What would come of a draft; it has no id yet. Raises TitleMissing, TitleTooLong, OwnerNotMember,
    DueOutsideCycle.
    """
    return KeyResult(
        id=NO_ID,
        objective=objective.id,
        title=title_of(draft.title),
        owners=owners_among(work, draft.owners or (by,), objective),
        measure=draft.measure,
        aim=draft.aim,
        due=due_within(draft.due, cycle),
        indicator=draft.indicator,
        weight=draft.weight,
        source=draft.source,
        milestones=draft.milestones,
        created=squad.today(work.now),
    )


def owners_among(work: Work, owners: tuple[PersonId, ...], objective: Objective) -> tuple[PersonId, ...]:
    """Those, each a member of a squad that works on it; raises OwnerNotMember."""
    squads = squads_of(work, objective)
    outside = next((each for each in owners if not any(squad.has(each) for squad in squads.values())), None)
    if outside is not None:
        squad = squads[objective.squad]
        person = work.people.get(outside)
        raise OwnerNotMember(person=person.name, squad=squad.name, handle=squad.handle)
    return owners


def due_within(due: date | None, cycle: Cycle) -> date:
    """That day, or the end of the cycle; raises DueOutsideCycle."""
    if due is None:
        return cycle.ends
    if not cycle.holds(due):
        days = map(_written, (due, cycle.starts, cycle.ends))
        raise DueOutsideCycle(cycle=cycle.id, **dict(zip(("due", "starts", "ends"), days, strict=True)))
    return due


def _written(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
