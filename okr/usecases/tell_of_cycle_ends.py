"""Tell whoever leads a squad, once a cycle, that it comes to its end and how to close it."""

from collections.abc import Sequence

from okr.address import Address
from okr.commands.clockwork import TellOfCycleEnds
from okr.cycle import Cycle, CycleId
from okr.notices.cycles import CycleEnding, EndingFor
from okr.objective import Objective, ObjectiveId
from okr.person import Person
from okr.schedule import DueKind
from okr.squad import Squad, SquadId
from okr.work import Work


def tell_of_cycle_ends(work: Work, command: TellOfCycleEnds) -> int:
    """How many leads were told. Who leads several squads hears of all of them in one message."""
    due = work.schedule.due(DueKind.CYCLE_END, command.subjects)
    work.schedule.remove_all(DueKind.CYCLE_END, due)
    return sum(_tell(work, subject) for subject in due)


def _tell(work: Work, subject: str) -> bool:
    number, _, name = subject.partition(":")
    squad = work.squads.named([SquadId(int(number))]).get(SquadId(int(number)))
    cycle = work.cycles.named([CycleId(name)]).get(CycleId(name))
    if squad is None or cycle is None or squad.archived or cycle.ended(squad.today(work.now)):
        return False
    lead = work.people.named([squad.lead]).get(squad.lead)
    told = f"cycle-end:{cycle.id}:{squad.lead}"
    if lead is None or not lead.active or work.outbox.told(told):
        return False
    ending = _ending(work, lead, squad, cycle)
    return bool(ending.squads) and work.outbox.tell(told, Address.of_person(work.workspace, lead.id), ending)


def _ending(work: Work, lead: Person, squad: Squad, cycle: Cycle) -> CycleEnding:
    led = {each.id: each for each in (squad, *work.squads.of(lead.id)) if each.lead == lead.id}
    done = {each.squad for each in work.closings.of(led) if each.cycle == cycle.id}
    objectives = [each for each in work.objectives.of(led) if each.cycle == cycle.id]
    counted = work.key_results.count_of([each.id for each in objectives]) if objectives else {}
    found = [
        _for(each, [one for one in objectives if one.squad == each.id], counted)
        for each in led.values()
        if each.id not in done and not each.archived
    ]
    return CycleEnding(lead.name, cycle, tuple(each for each in found if each.key_results))


def _for(squad: Squad, objectives: Sequence[Objective], counted: dict[ObjectiveId, int]) -> EndingFor:
    key_results = sum(counted.get(each.id, 0) for each in objectives)
    return EndingFor(squad.name, squad.handle, len(objectives), key_results)
