"""List the cycles: what runs, what comes, what has ended."""

from okr.commands.cycles import ListCycles
from okr.cycle import Phase, quarter_after, quarter_of
from okr.notices.cycles import CycleLine, CycleList
from okr.permissions import readable, somebody
from okr.work import Work

_ORDER = (Phase.RUNNING, Phase.COMING, Phase.ENDED)


def list_cycles(work: Work, command: ListCycles) -> CycleList:
    """This quarter and the next are there without being made. Raises GuestsCannot."""
    today = somebody(work, command.by).local(work.now).date()
    known = {each.id: each for each in (quarter_of(today), quarter_after(today), *work.cycles.all())}
    squads = [squad.id for squad in readable(work, command.by)]
    counted = work.objectives.count_in_cycles(squads) if squads else {}
    lines = [CycleLine(each, each.phase(today), counted.get(each.id, 0)) for each in known.values()]
    ended = [each for each in lines if each.phase is Phase.ENDED]
    others = [each for each in lines if each.phase is not Phase.ENDED]
    others.sort(key=lambda line: (_ORDER.index(line.phase), line.cycle.starts, line.cycle.ends))
    return CycleList((*others, *sorted(ended, key=_latest_first)))


def _latest_first(line: CycleLine) -> int:
    return -line.cycle.ends.toordinal()
