"""List objectives and key results: all, mine, somebody's, a squad's, those at risk or gone stale."""

from collections.abc import Callable, Sequence
from typing import assert_never

from okr.commands import ListOkrs, ListScope
from okr.cycle import CycleId
from okr.health import Health
from okr.notices import OkrList, Tied
from okr.overview import look
from okr.permissions import readable, somebody, squad_called
from okr.person import PersonId
from okr.squad import Squad
from okr.standing import ObjectiveStanding, Standing
from okr.ties import eyes_of, named
from okr.work import Work


def list_okrs(work: Work, command: ListOkrs) -> OkrList:
    """Raises NoSuchSquad, NoSuchPerson, GuestsCannot."""
    squads = _squads(work, command)
    overview = look(work, squads, reader=somebody(work, command.by))
    keep = _keep(command)
    shown = [overview.objective(each, keep) for each in overview.objectives.values()]
    narrowed = command.scope not in {ListScope.EVERYTHING, ListScope.SQUAD}
    return OkrList(
        title=_title(work, command),
        objectives=tuple(each for each in shown if each.key_results or not narrowed),
        ties=_ties(work, command, shown),
        ended=None if overview.objectives else _last_ended(work, squads),
    )


def _ties(work: Work, command: ListOkrs, shown: Sequence[ObjectiveStanding]) -> tuple[Tied, ...]:
    """What these drive and support, as far as whoever asks may know of it."""
    refs = {each.objective.ref for each in shown}
    refs |= {standing.key_result.ref for each in shown for standing in each.key_results}
    links = [each for each in work.links.of(refs) if each.source in refs] if refs else []
    ends = {end for each in links for end in (each.source, each.upheld)}
    known = named(work, ends, eyes_of(somebody(work, command.by))) if ends else {}
    return tuple(Tied(known[each.source], known[each.upheld]) for each in links if each.upheld in known)


def _last_ended(work: Work, squads: Sequence[Squad]) -> CycleId | None:
    """The latest cycle for which these squads, who have nothing open, ever set an objective."""
    objectives = work.objectives.of([squad.id for squad in squads]) if squads else []
    cycles = work.cycles.named({each.cycle for each in objectives}).values()
    return max(cycles, key=lambda cycle: cycle.ends).id if cycles else None


def _squads(work: Work, command: ListOkrs) -> Sequence[Squad]:
    if command.scope is ListScope.SQUAD and command.squad:
        return [squad_called(work, command.by, command.squad)]
    squads = readable(work, command.by)
    if command.scope is ListScope.SQUAD:
        return [squad for squad in squads if squad.has(command.by)]
    return squads


def _keep(command: ListOkrs) -> Callable[[Standing], bool]:
    match command.scope:
        case ListScope.EVERYTHING | ListScope.SQUAD:
            return lambda _: True
        case ListScope.ME:
            return _owned_by(command.by)
        case ListScope.PERSON:
            return _owned_by(command.person or command.by)
        case ListScope.AT_RISK:
            return lambda standing: standing.health in {Health.AT_RISK, Health.OFF_TRACK}
        case ListScope.STALE:
            return lambda standing: standing.health is Health.OUTDATED
        case _:
            assert_never(command.scope)


def _owned_by(person: PersonId) -> Callable[[Standing], bool]:
    return lambda standing: person in standing.key_result.owners


def _title(work: Work, command: ListOkrs) -> str:
    if command.scope is ListScope.PERSON and command.person is not None:
        return work.people.get(command.person).name
    return command.squad or command.scope.value
