"""The collections of squads, of cycles, and of which squad has closed which cycle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from okr.closing import Closed
from okr.cycle import Cycle, CycleId
from okr.person import Person, PersonId
from okr.squad import Rhythm, Squad, SquadId, SquadKind


@dataclass(frozen=True, slots=True)
class Label:
    """What a squad is called."""

    handle: str
    name: str


class Squads(Protocol):
    """Archived ones are found by id and by handle, and are in no list unless it says so."""

    def get(self, squad: SquadId) -> Squad:
        """Raises NoSuchSquad."""
        ...

    def named(self, squads: Iterable[SquadId]) -> dict[SquadId, Squad]:
        """Those of `squads` there are, archived or not."""
        ...

    def by_handle(self, handle: str) -> Squad:
        """Archived or not; raises NoSuchSquad."""
        ...

    def all(self) -> list[Squad]:
        """Every squad that is not archived, by handle."""
        ...

    def zones(self) -> frozenset[str]:
        """The time zones of squads, archived or not, in one query."""
        ...

    def of_kind(self, kind: SquadKind) -> list[Squad]:
        """Those of `all` that are of that kind."""
        ...

    def page_for(self, person: Person, limit: int) -> tuple[list[Squad], int]:
        """The first of `all` that `person` may read, and how many there are; in three queries."""
        ...

    def labels_for(self, person: Person, words: Sequence[str], limit: int) -> list[Label]:
        """Some of `all` that `person` may read and that have the words, their own first; in one query."""
        ...

    def archived(self) -> list[Squad]:
        """Every archived squad, by handle."""
        ...

    def of(self, person: PersonId) -> list[Squad]:
        """The squads `person` is a member of, by handle."""
        ...

    def rhythms_of(self, people: Iterable[PersonId]) -> dict[PersonId, list[Rhythm]]:
        """When those in squads are asked, in two queries; somebody who is in none is left out."""
        ...

    def groups(self, after: str, limit: int) -> list[str]:
        """Some of the user groups that squads follow, by name, the first beyond `after`."""
        ...

    def following(self, user_group: str) -> list[Squad]:
        """The squads whose membership follows that user group, by handle."""
        ...

    def next_id(self) -> SquadId: ...

    def add(self, squad: Squad) -> None:
        """Raises HandleTaken, HandleOfArchived."""
        ...

    def save(self, squad: Squad) -> None:
        """Writes version + 1; raises ChangedMeanwhile unless the stored version is `squad.version`.

        Raises HandleTaken, HandleOfArchived.
        """
        ...


class Cycles(Protocol):
    def get(self, cycle: CycleId) -> Cycle:
        """Raises NoSuchCycle."""
        ...

    def named(self, cycles: Iterable[CycleId]) -> dict[CycleId, Cycle]:
        """Those of `cycles` there are, in one query."""
        ...

    def all(self) -> list[Cycle]:
        """Every cycle that was ever used or made, the first to start first."""
        ...

    def around(self, day: date) -> list[Cycle]:
        """Those of `all` in which `day` lies."""
        ...

    def put(self, cycle: Cycle) -> None:
        """Adds it unless it is there."""
        ...

    def add(self, cycle: Cycle) -> None:
        """Raises CycleTaken when there is one of that name."""
        ...


class Closings(Protocol):
    """Which squads have closed which cycles."""

    def of(self, squads: Iterable[SquadId]) -> list[Closed]:
        """Of those squads, the first closed first, in one query."""
        ...

    def add(self, closed: Closed) -> None:
        """Raises AlreadyClosed."""
        ...

    def remove(self, squad: SquadId, cycle: CycleId) -> None:
        """Open it again, if it was closed."""
        ...
