"""Grows the tree of what serves what: a handful of queries a level, and never more than is shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from okr.key_result import KeyResult, KeyResultId
from okr.links import Drives, Link
from okr.notices.reading import TreeLine
from okr.objective import Objective, ObjectiveId
from okr.overview import Overview, look_at_these
from okr.permissions import may_read
from okr.person import Person
from okr.work import Work

LEVELS = 3
"""How deep objectives stand below each other; what serves those is a tree of its own."""

MOST_OBJECTIVES = 24
MOST_LINES = 80


@dataclass(frozen=True, slots=True)
class Grove:
    """Some objectives, everything below them that is shown, and how many more there are."""

    roots: tuple[Objective, ...]
    overview: Overview
    supporters: Mapping[str, tuple[Objective, ...]]
    """Of each objective or key result (`O3`, `KR9`), those that are shown."""
    hidden: Mapping[str, int]
    """How many more support it."""
    drives: Mapping[KeyResultId, tuple[str, ...]]


def grow(work: Work, roots: Iterable[Objective], person: Person) -> Grove:
    """What `person` may read of what serves `roots`, `LEVELS` deep."""
    level = list(roots)
    shown = {each.id: each for each in level}
    supporters: dict[str, tuple[Objective, ...]] = {}
    hidden: dict[str, int] = {}
    drives: dict[KeyResultId, tuple[str, ...]] = {}
    for depth in range(LEVELS):
        key_results = work.key_results.of([each.id for each in level]) if level else []
        refs = {*(each.ref for each in level), *(each.ref for each in key_results)}
        links = work.links.of(refs)
        drives |= _drives(links, key_results)
        below = _below(work, links, refs, person)
        level = []
        for upheld, some in below.items():
            fresh = [each for each in some if each.id not in shown]
            room = MOST_OBJECTIVES - len(shown) if depth < LEVELS - 1 else 0
            supporters[upheld] = tuple(fresh[: max(0, room)])
            hidden[upheld] = len(fresh) - len(supporters[upheld])
            shown |= {each.id: each for each in supporters[upheld]}
            level += supporters[upheld]
    overview = look_at_these(work, shown.values())
    return Grove(tuple(roots), overview, supporters, hidden, drives)


def lines_of(grove: Grove) -> Iterator[TreeLine]:
    """From the top down: each objective, its key results with what supports them, and what supports it."""
    by_objective: dict[ObjectiveId, list[KeyResult]] = {}
    for each in grove.overview.key_results.values():
        by_objective.setdefault(each.objective, []).append(each)
    for root in grove.roots:
        yield from _objective(grove, by_objective, root, 0)


def _objective(
    grove: Grove, by_objective: Mapping[ObjectiveId, list[KeyResult]], objective: Objective, depth: int
) -> Iterator[TreeLine]:
    yield TreeLine(
        depth,
        objective.ref,
        objective.title,
        None,
        grove.overview.objective(objective).progress,
        squad=grove.overview.squads[objective.squad].name,
        hidden=grove.hidden.get(objective.ref, 0),
    )
    for each in by_objective.get(objective.id, ()):
        yield _key_result(grove, each, depth + 1)
        for supporter in grove.supporters.get(each.ref, ()):
            yield from _objective(grove, by_objective, supporter, depth + 2)
    for supporter in grove.supporters.get(objective.ref, ()):
        yield from _objective(grove, by_objective, supporter, depth + 1)


def _key_result(grove: Grove, key_result: KeyResult, depth: int) -> TreeLine:
    standing = grove.overview.standing(key_result)
    return TreeLine(
        depth,
        key_result.ref,
        key_result.title,
        standing.health,
        standing.progress,
        drives=grove.drives.get(key_result.id, ()),
        hidden=grove.hidden.get(key_result.ref, 0),
    )


def _drives(links: Iterable[Link], key_results: Iterable[KeyResult]) -> dict[KeyResultId, tuple[str, ...]]:
    found: dict[KeyResultId, tuple[str, ...]] = {}
    ours = {each.id for each in key_results}
    for each in links:
        if isinstance(each, Drives) and each.leading in ours:
            found[each.leading] = (*found.get(each.leading, ()), each.upheld)
    return found


def _below(work: Work, links: Iterable[Link], refs: set[str], person: Person) -> dict[str, list[Objective]]:
    """What supports each of `refs`, as far as it is open and may be read."""
    upheld = {
        each.objective: each.upheld for each in links if not isinstance(each, Drives) and each.upheld in refs
    }
    if not upheld:
        return {}
    found = {each.id: each for each in work.objectives.named(upheld).values() if not each.dropped}
    squads = work.squads.named({squad for each in found.values() for squad in each.squads})
    cycles = work.cycles.named({each.cycle for each in found.values()})
    below: dict[str, list[Objective]] = {}
    for each in sorted(found.values(), key=lambda one: one.id):
        ended = cycles[each.cycle].ended(squads[each.squad].today(work.now))
        if not ended and may_read(person, each, squads):
            below.setdefault(upheld[each.id], []).append(each)
    return below
