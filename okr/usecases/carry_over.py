"""Carry into the next cycle what a squad did not finish: made anew, once, from where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from okr.carrying import GOES_ON, CarriedFrom, CarriedTo, carried
from okr.commands.cycles import CarryOver
from okr.commands.which import Unfinished
from okr.cycle import Cycle, quarter_after, quarter_of
from okr.errors.cycles import NotClosed, NothingToCarry
from okr.history import remember
from okr.key_result import KeyResult, KeyResultId
from okr.notices.cycles import CarriedObjective, CarriedOver
from okr.notices.named import Named
from okr.notices.which import WhichForm
from okr.objective import Objective, ObjectiveId
from okr.permissions import member_of, squad_called
from okr.person import PersonId
from okr.score import Score, Verdict
from okr.squad import Squad
from okr.timetable import schedule_cycle_end
from okr.usecases.add_key_result import keep_key_result
from okr.usecases.ask_which import only_squad
from okr.which_cycle import cycle_called, cycle_to_work_in
from okr.work import Work


def carry_over(work: Work, command: CarryOver) -> CarriedOver | WhichForm:
    """What was carried before stays as it is, so that carrying twice adds only what came since.

    Asks which squad, where none is named and not only one can be meant. Raises NoSuchSquad, MembersOnly,
    NotClosed, NothingToCarry, NoSuchCycle, CyclePast, CycleClosed.
    """
    handle = command.squad or only_squad(work, command.by)
    if not handle:
        return WhichForm(Unfinished.CARRY)
    squad = squad_called(work, command.by, handle)
    member_of(work, command.by, squad)
    cycle = _closed(work, squad, command.cycle)
    into = cycle_to_work_in(work, squad, command.into or _next(work, squad, cycle).id)
    objectives = [each for each in work.objectives.of([squad.id]) if _of(each, squad, cycle)]
    key_results = work.key_results.of([each.id for each in objectives]) if objectives else []
    scores = work.scores.of(each.id for each in key_results)
    going_on = [each for each in key_results if each.id in scores and scores[each.id].verdict in GOES_ON]
    if not going_on or into.id == cycle.id:
        raise NothingToCarry(squad=squad.name, cycle=cycle.id)
    wanted = {each.objective for each in going_on}
    moved = tuple(
        _objective(work, command.by, squad, into, each, going_on, scores)
        for each in objectives
        if each.id in wanted
    )
    return CarriedOver(squad.name, squad.handle, cycle.id, into.id, moved)


def _closed(work: Work, squad: Squad, named: str) -> Cycle:
    """The cycle of that name, or the last that the squad closed."""
    closings = work.closings.of([squad.id])
    if not named and closings:
        return work.cycles.get(closings[-1].cycle)
    cycle = cycle_called(work, named) if named else quarter_of(squad.today(work.now))
    if not any(each.cycle == cycle.id for each in closings):
        raise NotClosed(squad=squad.name, cycle=cycle.id, handle=squad.handle)
    return cycle


def _next(work: Work, squad: Squad, cycle: Cycle) -> Cycle:
    """The quarter after it; where that has passed as well, the one that today lies in."""
    following, current = quarter_after(cycle.ends), quarter_of(squad.today(work.now))
    return max(following, current, key=lambda each: each.starts)


def _of(objective: Objective, squad: Squad, cycle: Cycle) -> bool:
    return (objective.squad, objective.cycle) == (squad.id, cycle.id)


def _objective(
    work: Work,
    by: PersonId,
    squad: Squad,
    into: Cycle,
    old: Objective,
    going_on: Sequence[KeyResult],
    scores: Mapping[KeyResultId, Score],
) -> CarriedObjective:
    new = _made(work, by, into, old)
    schedule_cycle_end(work, squad, into)
    ours = [each for each in going_on if each.objective == old.id]
    for each in ours:
        if scores[each.id].verdict is Verdict.CARRY and _already(work, each.ref, into) is None:
            draft = carried(each, scores[each.id].value, _owners(squad, each))
            kept = keep_key_result(work, by, draft, new, into, squad)
            _link(work, by, each.ref, kept.ref, into)
    rewrite = [each for each in ours if scores[each.id].verdict is Verdict.REWRITE]
    return CarriedObjective(
        objective=Named(new.ref, new.title, squad.name),
        was=old.ref,
        key_results=tuple(Named(each.ref, each.title, squad.name) for each in work.key_results.of([new.id])),
        rewrite=tuple(Named(each.ref, each.title, squad.name) for each in rewrite),
    )


def _made(work: Work, by: PersonId, into: Cycle, old: Objective) -> Objective:
    known = _already(work, old.ref, into)
    if known is not None:
        return work.objectives.get(ObjectiveId(int(known.removeprefix("O"))))
    # Saved though it stays as it was: of two who carry it at the same moment, the second is refused.
    work.objectives.save(old)
    new = replace(old, id=work.objectives.next_id(), cycle=into.id, version=1)
    work.objectives.add(new)
    remember(work, by, new.ref, "created", after=new)
    _link(work, by, old.ref, new.ref, into)
    return new


def _owners(squad: Squad, key_result: KeyResult) -> tuple[PersonId, ...]:
    """Those who are still in the squad; the lead, where nobody is."""
    return tuple(each for each in key_result.owners if squad.has(each)) or (squad.lead,)


def _already(work: Work, ref: str, into: Cycle) -> str | None:
    """What goes on for it in that cycle, if it was carried before."""
    verb = _verb(into)
    found = (each.after.get("carried_to") for each in work.history.of(ref) if each.verb == verb)
    return next((str(each) for each in found), None)


def _link(work: Work, by: PersonId, old: str, new: str, into: Cycle) -> None:
    remember(work, by, old, _verb(into), after=CarriedTo(new))
    remember(work, by, new, "carried on", after=CarriedFrom(old))


def _verb(into: Cycle) -> str:
    return f"carried into {into.id}"
