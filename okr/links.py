"""Links: what drives a key result, and what an objective supports; they never run in a circle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from okr.errors.links import DrivenIsLeading, DrivesNeedsLeading, LinkClosesCircle, SupportsOwnSquad
from okr.key_result import Indicator, KeyResult, KeyResultId
from okr.objective import Objective, ObjectiveId


@dataclass(frozen=True, slots=True)
class Drives:
    """A leading key result drives a lagging one: moving the one is believed to move the other."""

    leading: KeyResultId
    lagging: KeyResultId

    @property
    def source(self) -> str:
        return f"KR{self.leading}"

    @property
    def upheld(self) -> str:
        return f"KR{self.lagging}"


@dataclass(frozen=True, slots=True)
class SupportsObjective:
    """An objective serves one of another squad."""

    objective: ObjectiveId
    supported: ObjectiveId

    @property
    def source(self) -> str:
        return f"O{self.objective}"

    @property
    def upheld(self) -> str:
        return f"O{self.supported}"


@dataclass(frozen=True, slots=True)
class SupportsKeyResult:
    """An objective serves a key result of another squad."""

    objective: ObjectiveId
    supported: KeyResultId

    @property
    def source(self) -> str:
        return f"O{self.objective}"

    @property
    def upheld(self) -> str:
        return f"KR{self.supported}"


Supports = SupportsObjective | SupportsKeyResult
"""An objective supports one thing at most."""

Link = Drives | Supports
"""From `source`, which is done for the sake of the other, to `upheld`; both as people type them."""


def driving(leading: KeyResult, lagging: KeyResult) -> Drives:
    """Raises LinkClosesCircle, DrivesNeedsLeading, DrivenIsLeading; what was never marked may be either."""
    if leading.id == lagging.id:
        raise LinkClosesCircle(source=leading.ref, upheld=lagging.ref)
    if leading.indicator is Indicator.LAGGING:
        raise DrivesNeedsLeading(leading=leading.ref, lagging=lagging.ref)
    if lagging.indicator is Indicator.LEADING:
        raise DrivenIsLeading(leading=leading.ref, lagging=lagging.ref)
    return Drives(leading.id, lagging.id)


def supporting_objective(objective: Objective, supported: Objective) -> SupportsObjective:
    """Raises SupportsOwnSquad."""
    _refuse_own_squad(objective, supported, supported.ref)
    return SupportsObjective(objective.id, supported.id)


def supporting_key_result(objective: Objective, supported: KeyResult, of: Objective) -> SupportsKeyResult:
    """`of` is the objective that key result belongs to. Raises SupportsOwnSquad."""
    _refuse_own_squad(objective, of, supported.ref)
    return SupportsKeyResult(objective.id, supported.id)


def closes_circle(link: Link, links: Iterable[Link], homes: Mapping[KeyResultId, ObjectiveId]) -> bool:
    """Whether with `link` something would in the end be done for its own sake.

    A key result is done for the objective it belongs to: `homes` has those of all that `links` name.
    """
    ways = _ways([*links, link], homes)
    seen: set[str] = set()
    ahead = [link.upheld]
    while ahead:
        ref = ahead.pop()
        if ref == link.source:
            return True
        if ref not in seen:
            seen.add(ref)
            ahead.extend(ways.get(ref, ()))
    return False


def driven_by(key_result: KeyResultId, links: Iterable[Link]) -> list[KeyResultId]:
    """The lagging key results that this one drives."""
    return [each.lagging for each in links if isinstance(each, Drives) and each.leading == key_result]


def key_results_in(link: Link) -> tuple[KeyResultId, ...]:
    match link:
        case Drives():
            return link.leading, link.lagging
        case SupportsKeyResult():
            return (link.supported,)
        case SupportsObjective():
            return ()
        case _:
            assert_never(link)


def _ways(links: Iterable[Link], homes: Mapping[KeyResultId, ObjectiveId]) -> dict[str, set[str]]:
    """What each is done for: what it drives or supports, and for a key result its objective."""
    ways: dict[str, set[str]] = {}
    for each in links:
        ways.setdefault(each.source, set()).add(each.upheld)
    for key_result, objective in homes.items():
        ways.setdefault(f"KR{key_result}", set()).add(f"O{objective}")
    return ways


def _refuse_own_squad(objective: Objective, supported: Objective, ref: str) -> None:
    if set(objective.squads) & set(supported.squads):
        raise SupportsOwnSquad(objective=objective.ref, supported=ref)
