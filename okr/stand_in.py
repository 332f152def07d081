"""Who answered in somebody's place: whose a key result was when it was checked in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from okr.key_result import KeyResult
from okr.person import PersonId
from okr.work import Work

_LOOKED_THROUGH: Final = 500
"""Changes; what was answered before that many is told of as if it had its owners of today."""

_OWNERS: Final = "owners"


@dataclass(frozen=True, slots=True)
class Ownership:
    """Whose key results are, and were since some instant."""

    now: Mapping[str, tuple[PersonId, ...]]
    """By ref, the owner first."""
    before: Mapping[str, Sequence[tuple[datetime, tuple[PersonId, ...]]]]
    """Until when they were whose, oldest first."""

    def stood_in_for(self, ref: str, by: PersonId, at: datetime) -> PersonId | None:
        """The owner in whose place `by` answered at `at`; None where it was theirs to answer."""
        earlier = (owners for until, owners in self.before.get(ref, ()) if until > at)
        owners = next(earlier, self.now.get(ref, ()))
        return owners[0] if owners and by not in owners else None


def ownership(work: Work, key_results: Iterable[KeyResult], since: datetime) -> Ownership:
    """In one query."""
    now = {each.ref: each.owners for each in key_results}
    before: dict[str, list[tuple[datetime, tuple[PersonId, ...]]]] = defaultdict(list)
    for each in reversed(work.history.since(since, now, _LOOKED_THROUGH) if now else []):
        was = each.before.get(_OWNERS)
        if isinstance(was, list):
            before[each.subject].append((each.at, tuple(PersonId(str(owner)) for owner in was)))
    return Ownership(now, before)
