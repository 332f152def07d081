"""The collections of what stands beside key results: links, initiatives, blockers, evidence, scores."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from okr.blocker import Blocker, BlockerId
from okr.check_in import CheckInId
from okr.evidence import Evidence, EvidenceId
from okr.initiative import Initiative, InitiativeId
from okr.key_result import KeyResultId
from okr.links import Drives, Link, Supports
from okr.objective import ObjectiveId
from okr.person import PersonId
from okr.score import Score
from okr.squad import SquadId


class Links(Protocol):
    def of(self, refs: Iterable[str]) -> list[Link]:
        """Links with one of `refs` (`O12`, `KR31`) at either end, in two queries."""
        ...

    def drives(self, key_results: Iterable[KeyResultId]) -> list[Drives]:
        """With one of `key_results` at either end, in one query."""
        ...

    def supports(self, objectives: Iterable[ObjectiveId]) -> list[Supports]:
        """What `objectives` support, in one query; of what supports them see `of`."""
        ...

    def add(self, link: Link) -> None:
        """Once, however often. An objective supports one thing: the new one takes the place of the old."""
        ...

    def remove(self, link: Link) -> None:
        """Raises NoSuchLink."""
        ...


class Initiatives(Protocol):
    def get(self, initiative: InitiativeId) -> Initiative:
        """Raises NoSuchInitiative."""
        ...

    def of(self, key_results: Iterable[KeyResultId]) -> list[Initiative]:
        """Not dropped, of those key results, by id."""
        ...

    def owned_by(self, person: PersonId) -> list[Initiative]:
        """Planned or being done, by id."""
        ...

    def next_id(self) -> InitiativeId: ...

    def add(self, initiative: Initiative) -> None: ...

    def save(self, initiative: Initiative) -> None:
        """As Squads.save."""
        ...


class Blockers(Protocol):
    def get(self, blocker: BlockerId) -> Blocker:
        """Raises NoSuchBlocker."""
        ...

    def open_of(self, key_results: Iterable[KeyResultId]) -> list[Blocker]:
        """Not cleared, of those key results, the longest open first."""
        ...

    def stood_at(self, key_results: Iterable[KeyResultId], at: datetime) -> list[Blocker]:
        """As `open_of`, for what was open then."""
        ...

    def settled_by(self, check_in: CheckInId) -> list[Blocker]:
        """Those that this check-in says are there, or are gone, the longest open first."""
        ...

    def waiting_on(self, person: PersonId) -> list[Blocker]:
        """Not cleared, that wait on `person`, the longest open first."""
        ...

    def asked_of(self, squads: Iterable[SquadId]) -> list[Blocker]:
        """Not cleared, that any of `squads` was asked to take, whatever they replied, as `open_of`."""
        ...

    def next_id(self) -> BlockerId: ...

    def add(self, blocker: Blocker) -> None: ...

    def save(self, blocker: Blocker) -> None:
        """As Squads.save."""
        ...


class AllEvidence(Protocol):
    def unused(self, key_results: Iterable[KeyResultId]) -> list[Evidence]:
        """To be offered in the next check-in of those key results, oldest first."""
        ...

    def next_id(self) -> EvidenceId: ...

    def add(self, evidence: Evidence) -> None: ...

    def use(self, evidence: Iterable[EvidenceId]) -> None:
        """Offer these no more."""
        ...


class Scores(Protocol):
    def of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, Score]:
        """Of those that have one, in one query."""
        ...

    def add(self, score: Score) -> None:
        """Raises ChangedMeanwhile when somebody scored it already."""
        ...

    def save(self, score: Score) -> None:
        """As Squads.save."""
        ...
