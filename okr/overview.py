"""Reads where whole squads stand, in a handful of queries whatever their number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from okr.check_in import CheckIn
from okr.cycle import Cycle, CycleId
from okr.digest import Digest, fold
from okr.key_result import KeyResult, KeyResultId
from okr.objective import Objective, ObjectiveId
from okr.person import Person, PersonId
from okr.ports import Work
from okr.squad import Squad, SquadId
from okr.standing import ObjectiveStanding, Standing, roll_up, stand


@dataclass(frozen=True, slots=True)
class Overview:
    """What was read of some squads: everything a list, a form or a digest needs."""

    now: datetime
    squads: Mapping[SquadId, Squad]
    cycles: Mapping[CycleId, Cycle]
    objectives: Mapping[ObjectiveId, Objective]
    key_results: Mapping[KeyResultId, KeyResult]
    check_ins: Mapping[KeyResultId, Sequence[CheckIn]]
    people: Mapping[PersonId, Person]

    def squad_of(self, key_result: KeyResult) -> Squad:
        return self.squads[self.objectives[key_result.objective].squad]

    def standing(self, key_result: KeyResult) -> Standing:
        return stand(
            key_result,
            owners=tuple(self.name(owner) for owner in key_result.owners),
            check_ins=self.check_ins.get(key_result.id, ()),
            cycle=self.cycles[self.objectives[key_result.objective].cycle],
            squad=self.squad_of(key_result),
            now=self.now,
        )

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.name if known else str(person)

    def objective(
        self, objective: Objective, keep: Callable[[Standing], bool] = lambda _: True
    ) -> ObjectiveStanding:
        """The objective with its key results, narrowed to those that `keep` wants; its progress is of all."""
        squad = self.squads[objective.squad]
        standings = [
            self.standing(each) for each in self.key_results.values() if each.objective == objective.id
        ]
        whole = roll_up(objective, squad=squad.name, standings=standings)
        return ObjectiveStanding(objective, squad.name, whole.progress, tuple(filter(keep, standings)))

    def digest(self, squad: Squad, cycle: Cycle) -> Digest:
        return fold(
            squad=squad,
            set_up_by=self.name(squad.lead),
            cycle=cycle,
            objectives=[self.objective(each) for each in self.objectives.values() if each.squad == squad.id],
            check_ins=self.check_ins,
            now=self.now,
        )


def look(work: Work, squads: Iterable[Squad]) -> Overview:
    """Everything open of `squads`: the objectives whose cycle has not ended, and what hangs on them."""
    by_id = {squad.id: squad for squad in squads}
    objectives = work.objectives.of(by_id) if by_id else []
    cycles = {cycle: work.cycles.get(cycle) for cycle in {each.cycle for each in objectives}}
    is_open = [each for each in objectives if cycles[each.cycle].ends >= by_id[each.squad].today(work.now)]
    return _fill(work, by_id, cycles, is_open)


def look_at(work: Work, squad: Squad, objective: Objective) -> Overview:
    """One objective, ended or not, and what hangs on it."""
    cycles = {objective.cycle: work.cycles.get(objective.cycle)}
    return _fill(work, {squad.id: squad}, cycles, [objective])


def _fill(
    work: Work, squads: Mapping[SquadId, Squad], cycles: Mapping[CycleId, Cycle], objectives: list[Objective]
) -> Overview:
    key_results = work.key_results.of([each.id for each in objectives]) if objectives else []
    check_ins = work.check_ins.of([each.id for each in key_results]) if key_results else {}
    owners = {owner for each in key_results for owner in each.owners}
    leads = {squad.lead for squad in squads.values()}
    return Overview(
        now=work.now,
        squads=squads,
        cycles=cycles,
        objectives={each.id: each for each in objectives},
        key_results={each.id: each for each in key_results},
        check_ins=check_ins,
        people=work.people.named(owners | leads),
    )
