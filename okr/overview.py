"""Reads where whole squads stand, in a handful of queries whatever their number."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from okr.check_in import CheckIn
from okr.closing import is_closed
from okr.cycle import Cycle, CycleId
from okr.digest import Digest, Request, fold
from okr.errors.cycles import CycleClosed
from okr.key_result import KeyResult, KeyResultId
from okr.notices.marks import OpenBlocker
from okr.objective import Objective, ObjectiveId
from okr.permissions import may_read
from okr.person import Person, PersonId
from okr.squad import Squad, SquadId
from okr.standing import ObjectiveStanding, Standing, roll_up, stand
from okr.work import Work


@dataclass(frozen=True, slots=True)
class Overview:
    """What was read of some squads: everything a list, a form or a digest needs."""

    now: datetime
    squads: Mapping[SquadId, Squad]
    """Those of `objectives`, and those that share them."""
    cycles: Mapping[CycleId, Cycle]
    objectives: Mapping[ObjectiveId, Objective]
    key_results: Mapping[KeyResultId, KeyResult]
    check_ins: Mapping[KeyResultId, Sequence[CheckIn]]
    people: Mapping[PersonId, Person]
    closed: frozenset[ObjectiveId] = frozenset()
    """Those whose squad has closed their cycle."""

    def beside(self, other: "Overview") -> "Overview":
        """Both together, of one instant."""
        return replace(
            self,
            squads={**self.squads, **other.squads},
            cycles={**self.cycles, **other.cycles},
            objectives={**self.objectives, **other.objectives},
            key_results={**self.key_results, **other.key_results},
            check_ins={**self.check_ins, **other.check_ins},
            people={**self.people, **other.people},
            closed=self.closed | other.closed,
        )

    def squad_of(self, key_result: KeyResult) -> Squad:
        """The squad it belongs to, whoever shares it."""
        return self.squads[self.objectives[key_result.objective].squad]

    def is_open(self, key_result: KeyResult) -> bool:
        """Whether its cycle has neither ended nor been closed, and its objective is not dropped."""
        objective = self.objectives[key_result.objective]
        if objective.dropped or objective.id in self.closed:
            return False
        return not self.cycles[objective.cycle].ended(self.squads[objective.squad].today(self.now))

    def refuse_closed(self, key_results: Iterable[KeyResult]) -> None:
        """Its scores were judged by the last values. Raises CycleClosed."""
        for each in key_results:
            objective = self.objectives[each.objective]
            if objective.id in self.closed:
                squad = self.squads[objective.squad]
                raise CycleClosed(squad=squad.name, cycle=objective.cycle, handle=squad.handle)

    def standing(self, key_result: KeyResult) -> Standing:
        return stand(
            key_result,
            owners=tuple(self.name(owner) for owner in key_result.owners),
            check_ins=self.check_ins.get(key_result.id, ()),
            cycle=self.cycles[self.objectives[key_result.objective].cycle],
            squad=self.squad_of(key_result),
            now=self.now,
            closed=key_result.objective in self.closed,
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
        pace = self.cycles[objective.cycle].share_gone(squad.today(self.now))
        whole = roll_up(objective, squad=squad.name, standings=standings, pace=pace)
        return replace(whole, key_results=tuple(filter(keep, standings)))

    def digest(
        self,
        squad: Squad,
        cycle: Cycle,
        asked: Mapping[KeyResultId, datetime],
        away: Collection[KeyResultId] = (),
        blockers: Mapping[KeyResultId, Sequence[OpenBlocker]] = MappingProxyType({}),
        requests: Sequence[Request] = (),
        reminded: Mapping[KeyResultId, datetime] = MappingProxyType({}),
    ) -> Digest:
        """For all but `squad` and `cycle` see `fold`."""
        return fold(
            squad=squad,
            set_up_by=self.name(squad.lead),
            cycle=cycle,
            objectives=[
                self.objective(each) for each in self.objectives.values() if self._is_shown_in(squad, each)
            ],
            check_ins=self.check_ins,
            asked=asked,
            now=self.now,
            away=away,
            blockers=blockers,
            requests=requests,
            reminded=reminded,
        )

    def _is_shown_in(self, squad: Squad, objective: Objective) -> bool:
        """What a private squad shares stays out of channels that anybody may be in."""
        ours = squad.id in objective.squads
        return ours and (not self.squads[objective.squad].private or squad.private)


def look(
    work: Work, squads: Iterable[Squad], since: date | None = None, reader: Person | None = None
) -> Overview:
    """The objectives of `squads` whose cycle had not ended by `since` (or today), and what hangs on them.

    Those that another squad shares with them are among them; with `reader`, if they may read that one.
    """
    by_id = {squad.id: squad for squad in squads}
    objectives = work.objectives.of(by_id) if by_id else []
    squads_too = _squads(work, objectives, by_id)
    cycles = _cycles(work, objectives)
    open_ones = [
        each
        for each in objectives
        if cycles[each.cycle].ends >= (since or squads_too[each.squad].today(work.now))
        and (reader is None or may_read(reader, each, squads_too))
    ]
    return _fill(work, squads_too, cycles, open_ones)


def look_at(work: Work, squad: Squad, objective: Objective) -> Overview:
    """One objective, ended or not, and what hangs on it."""
    squads = _squads(work, [objective], {squad.id: squad})
    return _fill(work, squads, _cycles(work, [objective]), [objective])


def look_around(work: Work, key_results: Iterable[KeyResult]) -> Overview:
    """The objectives of `key_results`, ended or not, and what hangs on them."""
    objectives = [work.objectives.get(each) for each in dict.fromkeys(each.objective for each in key_results)]
    return _fill(work, _squads(work, objectives, {}), _cycles(work, objectives), objectives)


def look_closely(work: Work, key_results: Iterable[KeyResultId]) -> Overview:
    """Those of `key_results` that are not dropped, nor their objective, without the others of those."""
    named = [each for each in work.key_results.named(key_results).values() if not each.dropped]
    found = work.objectives.named(each.objective for each in named)
    objectives = {each.id: each for each in found.values() if not each.dropped}
    kept = [each for each in named if each.objective in objectives]
    squads = work.squads.named(squad for each in objectives.values() for squad in each.squads)
    cycles = work.cycles.named(each.cycle for each in objectives.values())
    return _overview(work, squads, cycles, objectives, kept)


def look_at_these(work: Work, objectives: Iterable[Objective]) -> Overview:
    """`objectives`, ended or not, and what hangs on them."""
    found = list(objectives)
    return _fill(work, _squads(work, found, {}), _cycles(work, found), found)


def look_lately(work: Work, objectives: Iterable[Objective]) -> Overview:
    """`objectives` and what hangs on them, of check-ins only the last: enough for progress, and for health
    where no forecast pulls it down.
    """
    by_id = {each.id: each for each in objectives}
    squads = work.squads.named({squad for each in by_id.values() for squad in each.squads}) if by_id else {}
    cycles = work.cycles.named({each.cycle for each in by_id.values()}) if by_id else {}
    key_results = work.key_results.of(by_id) if by_id else []
    latest = work.check_ins.latest_all([each.id for each in key_results]) if key_results else {}
    lately = {number: [last] for number, last in latest.items()}
    return _overview(work, squads, cycles, by_id, key_results, lately)


def look_further(work: Work, overview: Overview, objectives: Iterable[Objective]) -> Overview:
    """As `overview`, with all check-ins of what hangs on `objectives`."""
    wanted = {each.id for each in objectives}
    ours = [each.id for each in overview.key_results.values() if each.objective in wanted]
    return replace(overview, check_ins=work.check_ins.of(ours) if ours else {})


def _cycles(work: Work, objectives: Iterable[Objective]) -> dict[CycleId, Cycle]:
    return {each: work.cycles.get(each) for each in dict.fromkeys(each.cycle for each in objectives)}


def _squads(
    work: Work, objectives: Iterable[Objective], known: Mapping[SquadId, Squad]
) -> dict[SquadId, Squad]:
    """Those we know, and the others of `objectives`."""
    wanted = {squad for each in objectives for squad in each.squads}
    others = wanted.difference(known)
    return {**known, **(work.squads.named(others) if others else {})}


def _fill(
    work: Work, squads: Mapping[SquadId, Squad], cycles: Mapping[CycleId, Cycle], objectives: list[Objective]
) -> Overview:
    key_results = work.key_results.of([each.id for each in objectives]) if objectives else []
    return _overview(work, squads, cycles, {each.id: each for each in objectives}, key_results)


def _overview(
    work: Work,
    squads: Mapping[SquadId, Squad],
    cycles: Mapping[CycleId, Cycle],
    objectives: Mapping[ObjectiveId, Objective],
    key_results: Sequence[KeyResult],
    lately: Mapping[KeyResultId, Sequence[CheckIn]] | None = None,
) -> Overview:
    """`lately` stands in for all check-ins there are."""
    if lately is None:
        lately = work.check_ins.of([each.id for each in key_results]) if key_results else {}
    owners = {owner for each in key_results for owner in each.owners}
    leads = {squad.lead for squad in squads.values()}
    closings = work.closings.of({each.squad for each in objectives.values()}) if objectives else []
    return Overview(
        now=work.now,
        squads=squads,
        cycles=cycles,
        objectives=objectives,
        key_results={each.id: each for each in key_results},
        check_ins=lately,
        people=work.people.named(owners | leads),
        closed=frozenset(each.id for each in objectives.values() if is_closed(each, closings)),
    )
