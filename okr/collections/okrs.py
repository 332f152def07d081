"""The collections of objectives, key results and check-ins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from okr.check_in import CheckIn, CheckInId
from okr.cycle import Cycle, CycleId
from okr.key_result import KeyResult, KeyResultId
from okr.listing_turn import Turn
from okr.objective import Objective, ObjectiveId
from okr.person import PersonId
from okr.sought import Sought
from okr.squad import SquadId


class Objectives(Protocol):
    """Dropped ones are found by id and are in no list."""

    def get(self, objective: ObjectiveId) -> Objective:
        """Raises NoSuchObjective."""
        ...

    def named(self, objectives: Iterable[ObjectiveId]) -> dict[ObjectiveId, Objective]:
        """Those of `objectives` there are, in one query."""
        ...

    def of(self, squads: Iterable[SquadId]) -> list[Objective]:
        """Of those squads or shared with them, by id."""
        ...

    def open_of(
        self,
        squads: Iterable[SquadId],
        today: date,
        *,
        after: ObjectiveId | None = None,
        before: ObjectiveId | None = None,
        limit: int | None = None,
    ) -> list[Objective]:
        """As `of`, of cycles that have not ended by `today` and that their squad has not closed.

        A page of them: at most `limit`, the first with ids beyond `after` or the last below `before`.
        """
        ...

    def search(self, sought: Sought, turn: Turn, limit: int) -> list[Objective]:
        """A page of them, by id, in one query that goes along an index: backwards, those right before."""
        ...

    def last_cycle(self, sought: Sought) -> Cycle | None:
        """Of all cycles in which there is one for the reader and the squads, the one that ends last."""
        ...

    def count_of(self, squads: Iterable[SquadId], today: date) -> dict[SquadId, int]:
        """How many `open_of` finds for each of `squads`; a shared one counts for both."""
        ...

    def count_in_cycles(self, squads: Iterable[SquadId]) -> dict[CycleId, int]:
        """How many `of` finds in each cycle, in one query; a shared one counts once."""
        ...

    def next_id(self) -> ObjectiveId: ...

    def add(self, objective: Objective) -> None: ...

    def save(self, objective: Objective) -> None:
        """As Squads.save."""
        ...


@dataclass(frozen=True, slots=True)
class Answerable:
    """As much of a key result as tells whether somebody is asked about it."""

    key_result: KeyResultId
    squads: tuple[SquadId, ...]
    """The squad of its objective and the one that shares it, without archived ones; the owning one first."""
    ends: date
    """The last day of its cycle."""
    owners: tuple[PersonId, ...]


class KeyResults(Protocol):
    """Dropped ones, and those of dropped objectives, are found by id and are in no list."""

    def get(self, key_result: KeyResultId) -> KeyResult:
        """Raises NoSuchKeyResult."""
        ...

    def named(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, KeyResult]:
        """Those of `key_results` there are, dropped or not, in one query."""
        ...

    def of(self, objectives: Iterable[ObjectiveId]) -> list[KeyResult]:
        """Not dropped, of those objectives, dropped or not, by id."""
        ...

    def search(self, sought: Sought, limit: int) -> list[KeyResult]:
        """The first that have the words, of the objectives sought, by objective, in two queries."""
        ...

    def owned_by(self, person: PersonId) -> list[KeyResult]:
        """Owned or co-owned, by id."""
        ...

    def answerable_by(self, people: Iterable[PersonId]) -> list[Answerable]:
        """Owned or co-owned by any of `people`, by id, in one query.

        Without those of archived squads, and of cycles that their squad has closed.
        """
        ...

    def count_of(self, objectives: Iterable[ObjectiveId]) -> dict[ObjectiveId, int]:
        """How many `of` finds for each of `objectives`."""
        ...

    def next_id(self) -> KeyResultId: ...

    def add(self, key_result: KeyResult) -> None: ...

    def save(self, key_result: KeyResult) -> None:
        """As Squads.save."""
        ...


class CheckIns(Protocol):
    """Those that a later one corrects are found by id and are in no list unless it says so."""

    def get(self, check_in: CheckInId) -> CheckIn:
        """Raises NoSuchCheckIn."""
        ...

    def of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, list[CheckIn]]:
        """All of each, oldest first, in one query; a key result without any maps to an empty list."""
        ...

    def latest(self, key_results: Iterable[KeyResultId], since: datetime) -> dict[KeyResultId, CheckIn]:
        """The last of each, where it was given at `since` or later, in one query."""
        ...

    def latest_all(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, CheckIn]:
        """The last of each that has one, in one query that reads no others however many there are."""
        ...

    def stood_at(self, key_results: Iterable[KeyResultId], at: datetime) -> dict[KeyResultId, CheckIn]:
        """The last of each that had one by `at`, corrected since or not, in one query."""
        ...

    def said_in(self, source: str) -> list[CheckIn]:
        """Those that this message said and nothing corrects, by id."""
        ...

    def next_id(self) -> CheckInId: ...

    def add(self, check_in: CheckIn) -> None:
        """What it replaces is in no list any more. Raises ChangedMeanwhile when that is gone."""
        ...

    def remove(self, check_in: CheckInId) -> None:
        """Take it back; only the history remembers it. Raises NoSuchCheckIn.

        What it replaced stands again, or is replaced by what replaced it.
        """
        ...
