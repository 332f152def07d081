"""List what waits on somebody, or on a squad, and what stands in their own way."""

from collections.abc import Iterable, Sequence

from okr.blocker import Blocker
from okr.commands.marks import ListBlockers
from okr.in_the_way import in_the_way
from okr.key_result import KeyResultId
from okr.notices.marks import BlockerLine, BlockerList
from okr.overview import Overview, look_closely
from okr.permissions import may_read, somebody, squad_called
from okr.person import Person
from okr.squad import Squad, SquadId
from okr.work import Work


def list_blockers(work: Work, command: ListBlockers) -> BlockerList:
    """Raises NoSuchSquad, GuestsCannot."""
    person = somebody(work, command.by)
    if command.squad:
        squad = squad_called(work, command.by, command.squad)
        return _of_squad(work, person, squad)
    mine = [each.id for each in work.key_results.owned_by(person.id)]
    asked = _asked_of(work, {each.id for each in work.squads.of(person.id)})
    waiting = {each.id: each for each in (*work.blockers.waiting_on(person.id), *asked)}
    return BlockerList("", _lines(work, person, waiting.values(), asked), _open_of(work, person, mine))


def _of_squad(work: Work, person: Person, squad: Squad) -> BlockerList:
    objectives = [each.id for each in work.objectives.open_of([squad.id], squad.today(work.now))]
    ours = [each.id for each in work.key_results.of(objectives)] if objectives else []
    asked = _asked_of(work, {squad.id})
    theirs = asked if squad.may_edit(person) else ()
    return BlockerList(squad.name, _lines(work, person, asked, theirs), _open_of(work, person, ours))


def _asked_of(work: Work, squads: Iterable[SquadId]) -> list[Blocker]:
    ids = set(squads)
    return [each for each in work.blockers.asked_of(ids) if each.waits_on_asked] if ids else []


def _open_of(work: Work, person: Person, key_results: Sequence[KeyResultId]) -> tuple[BlockerLine, ...]:
    found = work.blockers.open_of(key_results) if key_results else []
    return _lines(work, person, found, ())


def _lines(
    work: Work, person: Person, blockers: Iterable[Blocker], asked: Iterable[Blocker]
) -> tuple[BlockerLine, ...]:
    """Of what goes on; what they may not read is left out, or told without what it is in the way of if they
    were `asked`.
    """
    found = sorted(blockers, key=lambda each: (each.since, each.id))
    overview = look_closely(work, {each.key_result for each in found}) if found else None
    theirs = {each.id for each in asked}
    lines: list[BlockerLine] = []
    for told in in_the_way(work, found, person) if found else ():
        blocker = told.blocker
        key_result = overview.key_results.get(blocker.key_result) if overview else None
        if overview is None or key_result is None or not overview.is_open(key_result):
            continue
        if _may_read(overview, blocker.key_result, person):
            lines.append(BlockerLine(told, overview.squad_of(key_result).name, key_result))
        elif blocker.id in theirs:
            lines.append(BlockerLine(told, "", None))
    return tuple(lines)


def _may_read(overview: Overview, key_result: KeyResultId, person: Person) -> bool:
    objective = overview.objectives[overview.key_results[key_result].objective]
    return may_read(person, objective, overview.squads)
