"""What is tied to an objective or a key result, by name, as far as somebody may read it."""

from collections.abc import Callable, Iterable, Mapping

from okr.key_result import KeyResult, KeyResultId
from okr.links import Drives, Link
from okr.notices.named import Named
from okr.notices.reading import Ties
from okr.objective import Objective, ObjectiveId
from okr.permissions import may_read
from okr.person import Person
from okr.squad import Squad, SquadId
from okr.work import Work

Sees = Callable[[Objective, Mapping[SquadId, Squad]], bool]
"""Whether an objective of these squads may be shown."""


def eyes_of(person: Person) -> Sees:
    return lambda objective, squads: may_read(person, objective, squads)


def everybody(objective: Objective, squads: Mapping[SquadId, Squad]) -> bool:
    """What anybody of the workspace may read."""
    return not squads[objective.squad].private


def ties_of(work: Work, ref: str, sees: Sees) -> Ties:
    """In six queries at most, however many there are."""
    links = work.links.of([ref])
    known = named(work, {end for each in links for end in (each.source, each.upheld)} - {ref}, sees)

    def others(wanted: Callable[[Link], bool], end: Callable[[Link], str]) -> tuple[Named, ...]:
        return tuple(known[end(each)] for each in links if wanted(each) and end(each) in known)

    return Ties(
        drives=others(lambda each: isinstance(each, Drives) and each.source == ref, _upheld),
        driven_by=others(lambda each: isinstance(each, Drives) and each.upheld == ref, _source),
        supports=others(lambda each: not isinstance(each, Drives) and each.source == ref, _upheld),
        supported_by=others(lambda each: not isinstance(each, Drives) and each.upheld == ref, _source),
    )


def named(work: Work, refs: Iterable[str], sees: Sees) -> dict[str, Named]:
    """Those of `refs` that are not dropped and may be shown."""
    key_result_ids, objective_ids = _ids(refs)
    key_results = work.key_results.named(key_result_ids) if key_result_ids else {}
    wanted = objective_ids | {each.objective for each in key_results.values()}
    objectives = work.objectives.named(wanted) if wanted else {}
    squad_ids = {squad for each in objectives.values() for squad in each.squads}
    squads = work.squads.named(squad_ids) if squad_ids else {}
    shown = {each.id: each for each in objectives.values() if not each.dropped and sees(each, squads)}
    found: list[Objective | KeyResult] = [each for each in shown.values() if each.id in objective_ids]
    found += [each for each in key_results.values() if each.objective in shown and not each.dropped]
    return {each.ref: Named(each.ref, each.title, squads[_home(each, shown).squad].name) for each in found}


def _home(thing: Objective | KeyResult, objectives: Mapping[ObjectiveId, Objective]) -> Objective:
    return thing if isinstance(thing, Objective) else objectives[thing.objective]


def _ids(refs: Iterable[str]) -> tuple[set[KeyResultId], set[ObjectiveId]]:
    """Key results and objectives, told apart by the letters before their numbers."""
    wanted = set(refs)
    key_results = {KeyResultId(int(ref[2:])) for ref in wanted if ref.startswith("KR")}
    return key_results, {ObjectiveId(int(ref[1:])) for ref in wanted if ref.startswith("O")}


def _source(link: Link) -> str:
    return link.source


def _upheld(link: Link) -> str:
    return link.upheld
