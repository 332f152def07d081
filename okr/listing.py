"""Pages of objectives, wherever they come from: what is not shown is not read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from okr.listing_turn import Turn
from okr.objective import Objective, ObjectiveId
from okr.overview import Overview, look_at_these, look_further, look_lately
from okr.standing import Standing
from okr.work import Work

MOST_OBJECTIVES: Final = 10
MOST_KEY_RESULTS: Final = 24
"""On one page, unless one objective alone has more."""

_A_PAGE: Final = MOST_OBJECTIVES + 1
"""And one that tells that there are more."""

Source = Callable[[Turn, int], list[Objective]]
"""So many objectives of a turn, by id; backwards, those right before."""

Keep = Callable[[Standing], bool]

Look = Callable[[Work, Iterable[Objective]], Overview]
"""How closely objectives are looked at before they are chosen."""


@dataclass(frozen=True, slots=True)
class Page:
    objectives: tuple[Objective, ...]
    overview: Overview
    """Of those at least."""
    more: bool
    """Whether there are others further in the direction of the turn."""


def page_of(work: Work, source: Source, turn: Turn, keep: Keep | None, look: Look = look_lately) -> Page:
    """As much as fits; `keep` says which key results are shown, of objectives that have such ones."""
    if keep is not None:
        return _page_of_some(work, source, turn, keep, look)
    found = source(turn, _A_PAGE)
    shown = _fitting(found, work.key_results.count_of([each.id for each in found]) if found else {}, turn)
    return Page(tuple(shown), look_at_these(work, shown), more=len(shown) < len(found))


def _page_of_some(work: Work, source: Source, turn: Turn, keep: Keep, look: Look) -> Page:
    """A source that knows already which ones are kept is asked once."""
    counts: dict[ObjectiveId, int] = {}
    known: list[Objective] = []
    overview = look(work, ())
    for some in _chunks(source, turn):
        overview = overview.beside(look(work, some))
        counts |= {each.id: kept for each in some if (kept := _kept(overview, each, keep))}
        known = [*some, *known] if turn.backwards else [*known, *some]
        if len(counts) >= _A_PAGE:
            break
    kept_ones = [each for each in known if each.id in counts]
    shown = _fitting(kept_ones, counts, turn)
    return Page(tuple(shown), look_further(work, overview, shown), more=len(shown) < len(kept_ones))


def _chunks(source: Source, turn: Turn) -> Iterator[list[Objective]]:
    """In the direction of the turn."""
    while some := source(turn, _A_PAGE):
        yield some
        if len(some) < _A_PAGE:
            return
        turn = Turn(before=some[0].id) if turn.backwards else Turn(after=some[-1].id)


def _kept(overview: Overview, objective: Objective, keep: Keep) -> int:
    """How many of its key results are shown."""
    ours = [each for each in overview.key_results.values() if each.objective == objective.id]
    return sum(1 for each in ours if keep(overview.standing(each)))


def _fitting(
    found: Sequence[Objective], counts: Mapping[ObjectiveId, int], turn: Turn
) -> Sequence[Objective]:
    """The first, or the last where the turn goes backwards, that fit on one page; one at least."""
    ordered = found[::-1] if turn.backwards else found
    fitting = list(_first(ordered, counts))
    return fitting[::-1] if turn.backwards else fitting


def _first(found: Sequence[Objective], counts: Mapping[ObjectiveId, int]) -> Iterator[Objective]:
    key_results = 0
    for number, each in enumerate(found):
        key_results += counts[each.id]
        if number and (number == MOST_OBJECTIVES or key_results > MOST_KEY_RESULTS):
            return
        yield each
