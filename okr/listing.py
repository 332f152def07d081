"""Pages of objectives, wherever they come from: what is not shown is not read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from okr.listing_turn import Turn
from okr.objective import Objective
from okr.overview import Overview, look_lately
from okr.permissions import may_read
from okr.person import Person
from okr.standing import Standing
from okr.work import Work

MOST_OBJECTIVES: Final = 10
MOST_KEY_RESULTS: Final = 24
"""On one page, unless one objective alone has more."""

_CHUNK: Final = 50
"""Objectives looked at together."""


Look = Callable[[Work, Iterable[Objective]], Overview]
"""How closely objectives are looked at before they are chosen."""

Source = Callable[[Turn, int], list[Objective]]
"""So many objectives of a turn, by id; backwards, those right before."""


@dataclass(frozen=True, slots=True)
class Page:
    objectives: tuple[Objective, ...]
    more: bool
    """Whether there are others further in the direction of the turn."""
    any: bool
    """Whether there was anything at all to choose from."""


def page_of(
    work: Work,
    source: Source,
    turn: Turn,
    person: Person,
    keep: Callable[[Standing], bool] | None,
    look: Look = look_lately,
) -> Page:
    """What `person` may read; with `keep`, only objectives of which it wants a key result, looked at so."""
    chosen: list[Objective] = []
    key_results, seen = 0, False
    for overview, some in _chunks(work, source, turn, look):
        seen = True
        for each in some:
            if not may_read(person, each, overview.squads):
                continue
            count = _kept(overview, each, keep)
            if count is None:
                continue
            if _is_full(chosen, key_results, count):
                return Page(_in_order(chosen, turn), more=True, any=seen)
            chosen.append(each)
            key_results += count
    return Page(_in_order(chosen, turn), more=False, any=seen)


def _chunks(work: Work, source: Source, turn: Turn, look: Look) -> Iterator[tuple[Overview, list[Objective]]]:
    """In the direction of the turn."""
    while some := source(turn, _CHUNK):
        yield look(work, some), (some[::-1] if turn.backwards else some)
        if len(some) < _CHUNK:
            return
        turn = Turn(before=some[0].id) if turn.backwards else Turn(after=some[-1].id)


def _kept(overview: Overview, objective: Objective, keep: Callable[[Standing], bool] | None) -> int | None:
    """How many of its key results are shown; None where it is not shown at all."""
    ours = [each for each in overview.key_results.values() if each.objective == objective.id]
    if keep is None:
        return len(ours)
    return sum(1 for each in ours if keep(overview.standing(each))) or None


def _is_full(chosen: Sequence[Objective], key_results: int, count: int) -> bool:
    full = len(chosen) == MOST_OBJECTIVES or key_results + count > MOST_KEY_RESULTS
    return bool(chosen) and full


def _in_order(chosen: list[Objective], turn: Turn) -> tuple[Objective, ...]:
    return tuple(chosen[::-1] if turn.backwards else chosen)
