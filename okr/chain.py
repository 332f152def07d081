"""Follows links upward, a step of the whole chain at a time, to see that none closes a circle."""

from collections.abc import Iterable

from okr.errors.links import LinkClosesCircle
from okr.key_result import KeyResultId
from okr.links import Link, closes_circle, key_results_in
from okr.objective import ObjectiveId
from okr.work import Work


def refuse_circle(work: Work, link: Link) -> None:
    """Raises LinkClosesCircle; two queries for each step of the chain above the link."""
    homes: dict[KeyResultId, ObjectiveId] = {}
    found: set[Link] = set()
    seen: set[str] = set()
    ahead = {link.upheld}
    _find_homes(work, key_results_in(link), homes)
    while ahead := _with_homes(ahead, homes) - seen:
        seen |= ahead
        above = {each for each in work.links.of(ahead) if each.source in ahead}
        found |= above
        _find_homes(work, (each for link in above for each in key_results_in(link)), homes)
        ahead = {each.upheld for each in above}
    if closes_circle(link, found, homes):
        raise LinkClosesCircle(source=link.source, upheld=link.upheld)


def _with_homes(refs: Iterable[str], homes: dict[KeyResultId, ObjectiveId]) -> set[str]:
    """These and the objectives that the key results among them belong to."""
    named = {f"KR{key_result}": f"O{objective}" for key_result, objective in homes.items()}
    return {*refs, *(named[ref] for ref in refs if ref in named)}


def _find_homes(
    work: Work, key_results: Iterable[KeyResultId], homes: dict[KeyResultId, ObjectiveId]
) -> None:
    if unknown := set(key_results).difference(homes):
        homes.update({each.id: each.objective for each in work.key_results.named(unknown).values()})
