"""What the rules need from the world, as Protocols; the other rooms keep these promises."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from okr.check_in import CheckIn, CheckInId
from okr.cycle import Cycle, CycleId
from okr.key_result import KeyResult, KeyResultId
from okr.notices import Notice
from okr.objective import Objective, ObjectiveId
from okr.person import ChannelId, Person, PersonId, WorkspaceId
from okr.squad import Rhythm, Squad, SquadId


class Clock(Protocol):
    """Tells the time; aware, UTC."""

    def __call__(self) -> datetime: ...


class People(Protocol):
    """The workspace's people as last seen."""

    def get(self, person: PersonId) -> Person:
        """Raises NoSuchPerson."""
        ...

    def named(self, people: Iterable[PersonId]) -> dict[PersonId, Person]:
        """Those of `people` we know, in one query."""
        ...

    def put(self, person: Person) -> None: ...


class Squads(Protocol):
    def get(self, squad: SquadId) -> Squad:
        """Raises NoSuchSquad."""
        ...

    def named(self, squads: Iterable[SquadId]) -> dict[SquadId, Squad]:
        """Those of `squads` there are."""
        ...

    def by_handle(self, handle: str) -> Squad:
        """Raises NoSuchSquad."""
        ...

    def all(self) -> list[Squad]:
        """Every squad, by handle."""
        ...

    def of(self, person: PersonId) -> list[Squad]:
        """The squads `person` is a member of, by handle."""
        ...

    def rhythms_of(self, people: Iterable[PersonId]) -> dict[PersonId, list[Rhythm]]:
        """When those in squads are asked, in two queries; somebody who is in none is left out."""
        ...

    def next_id(self) -> SquadId: ...

    def add(self, squad: Squad) -> None:
        """Raises HandleTaken."""
        ...

    def save(self, squad: Squad) -> None:
        """Writes version + 1; raises ChangedMeanwhile unless the stored version is `squad.version`."""
        ...


class Cycles(Protocol):
    def get(self, cycle: CycleId) -> Cycle:
        """Raises NoSuchCycle."""
        ...

    def named(self, cycles: Iterable[CycleId]) -> dict[CycleId, Cycle]:
        """Those of `cycles` there are, in one query."""
        ...

    def put(self, cycle: Cycle) -> None:
        """Adds it unless it is there."""
        ...


class Objectives(Protocol):
    def get(self, objective: ObjectiveId) -> Objective:
        """Raises NoSuchObjective."""
        ...

    def named(self, objectives: Iterable[ObjectiveId]) -> dict[ObjectiveId, Objective]:
        """Those of `objectives` there are, in one query."""
        ...

    def of(self, squads: Iterable[SquadId]) -> list[Objective]:
        """Of those squads, by id."""
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
    squad: SquadId
    ends: date
    """The last day of its cycle."""
    owners: tuple[PersonId, ...]


class KeyResults(Protocol):
    def get(self, key_result: KeyResultId) -> KeyResult:
        """Raises NoSuchKeyResult."""
        ...

    def named(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, KeyResult]:
        """Those of `key_results` there are, in one query."""
        ...

    def of(self, objectives: Iterable[ObjectiveId]) -> list[KeyResult]:
        """Not dropped, of those objectives, by id."""
        ...

    def owned_by(self, person: PersonId) -> list[KeyResult]:
        """Not dropped, owned or co-owned, by id."""
        ...

    def answerable_by(self, people: Iterable[PersonId]) -> list[Answerable]:
        """Not dropped, owned or co-owned by any of `people`, by id, in one query."""
        ...

    def next_id(self) -> KeyResultId: ...

    def add(self, key_result: KeyResult) -> None: ...

    def save(self, key_result: KeyResult) -> None:
        """As Squads.save."""
        ...


class CheckIns(Protocol):
    def of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, list[CheckIn]]:
        """All of each, oldest first, in one query; a key result without any maps to an empty list."""
        ...

    def latest(self, key_results: Iterable[KeyResultId], since: datetime) -> dict[KeyResultId, CheckIn]:
        """The last of each, where it was given at `since` or later, in one query."""
        ...

    def next_id(self) -> CheckInId: ...

    def add(self, check_in: CheckIn) -> None: ...


@dataclass(frozen=True, slots=True)
class Prompt:
    """What we remember of a weekly question: whom, which week, about what."""

    person: PersonId
    week: str
    """ISO week of the person's own calendar, such as `2026-W48`."""
    key_results: tuple[KeyResultId, ...]
    at: datetime

    @property
    def subject(self) -> str:
        """What the outbox calls the message."""
        return f"prompt:{self.person}:{self.week}"


class Prompts(Protocol):
    def add(self, prompt: Prompt) -> bool:
        """False when this person has been asked in this week already: nothing is added."""
        ...

    def add_all(self, prompts: Sequence[Prompt]) -> list[Prompt]:
        """As `add` for many at once; those that were added."""
        ...

    def latest(self, person: PersonId) -> Prompt | None: ...

    def about(self, key_results: Iterable[KeyResultId], since: datetime) -> list[Prompt]:
        """Prompts asked since then that name any of `key_results`."""
        ...


class DueKind(StrEnum):
    PROMPT = "prompt"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Due:
    """Something of one workspace that is due."""

    workspace: WorkspaceId
    kind: DueKind
    subject: str
    """A PersonId for a prompt, a SquadId for a digest."""
    at: datetime


class Schedule(Protocol):
    """When each person is next asked and each digest next due; swept by an index, one row a subject."""

    def put(self, kind: DueKind, subject: str, at: datetime) -> None: ...

    def remove(self, kind: DueKind, subject: str) -> None: ...

    def at(self, kind: DueKind, subject: str) -> datetime | None: ...

    def due(self, kind: DueKind, subjects: Iterable[str]) -> dict[str, datetime]:
        """Those of `subjects` that are due, and since when, but for those that somebody else is serving."""
        ...

    def put_all(self, kind: DueKind, at: Iterable[tuple[str, datetime]]) -> None: ...

    def remove_all(self, kind: DueKind, subjects: Iterable[str]) -> None: ...


class Outbox(Protocol):
    """What is still to be said. `subject` names a message once and for all: `prompt:U1:2026-W48`."""

    def tell(self, subject: str, address: "Address", notice: Notice) -> bool:
        """Say it once; False when that subject was told already, and nothing is written."""
        ...

    def ask(self, prompts: Sequence[Prompt]) -> None:
        """Tell each their question; what there is to show is looked up when it is said."""
        ...

    def told(self, subject: str) -> bool:
        """Whether that subject was told: ask before composing a revision that costs something to compose."""
        ...

    def again(self, subject: str, notice: Notice) -> bool:
        """Tell what failed, or may not have arrived, once more since somebody asks for it; else False."""
        ...

    def revise(self, subject: str, notice: Notice) -> bool:
        """Put `notice` in place of the message told for `subject`; False when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    by: PersonId
    at: datetime
    subject: str
    """`squad:1`, `O12`, `KR31`."""
    verb: str
    before: dict[str, object]
    after: dict[str, object]


class History(Protocol):
    def record(self, change: Change) -> None: ...

    def of(self, subject: str) -> list[Change]:
        """Oldest first."""
        ...


class Work(Protocol):
    """One transaction in one workspace: whatever it shows belongs to that workspace alone."""

    @property
    def workspace(self) -> WorkspaceId: ...
    @property
    def now(self) -> datetime: ...
    @property
    def people(self) -> People: ...
    @property
    def squads(self) -> Squads: ...
    @property
    def cycles(self) -> Cycles: ...
    @property
    def objectives(self) -> Objectives: ...
    @property
    def key_results(self) -> KeyResults: ...
    @property
    def check_ins(self) -> CheckIns: ...
    @property
    def prompts(self) -> Prompts: ...
    @property
    def schedule(self) -> Schedule: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def history(self) -> History: ...


class InWorkspace(Protocol):
    """A command: whatever else it says, it says in which workspace."""

    @property
    def workspace(self) -> WorkspaceId: ...


class Place(StrEnum):
    PERSON = "person"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to say something: to one person, or in a channel."""

    workspace: WorkspaceId
    place: Place
    id: str

    @classmethod
    def of_person(cls, workspace: WorkspaceId, person: PersonId) -> "Address":
        return cls(workspace, Place.PERSON, person)

    @classmethod
    def of_channel(cls, workspace: WorkspaceId, channel: ChannelId) -> "Address":
        return cls(workspace, Place.CHANNEL, channel)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof enough of a message to revise or retract it: conversation and id as the platform gave them."""

    workspace: WorkspaceId
    conversation: str
    message: str


class NotDelivered(Exception):
    """The platform did not take the message. It may after so many seconds; None means it never will."""

    def __init__(self, reason: str, *, retry_after: float | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class TooFast(NotDelivered):
    """The platform takes nothing of that kind for so many seconds, from anybody."""

    def __init__(self, reason: str, *, seconds: float) -> None:
        super().__init__(reason, retry_after=seconds)
        self.seconds = seconds


class NotWelcome(NotDelivered):
    """The platform takes nothing at all from us there until somebody lets us in; worth asking again then."""

    def __init__(self, reason: str, *, seconds: float) -> None:
        super().__init__(reason, retry_after=seconds)
        self.seconds = seconds


class DeliveryUnknown(NotDelivered):
    """The message may or may not have arrived: sending it again could say it twice."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, retry_after=None)


class CannotLookUp(Exception):
    """The platform does not let us see whether a message is there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Messenger(Protocol):
    """Speaks without being asked. Every verb raises NotDelivered and none returns an empty answer."""

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        """`key` is opaque and travels with the message, so that it can be found again."""
        ...

    async def revise(self, receipt: Receipt, notice: Notice) -> None: ...

    async def retract(self, receipt: Receipt) -> None: ...

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        """The message told with `key` not before `since`; None when it is certainly not there.

        Raises CannotLookUp.
        """
        ...


class Directory(Protocol):
    """Asks the platform who somebody is."""

    async def person(self, workspace: WorkspaceId, person: PersonId) -> Person:
        """Raises NoSuchPerson, Stranger."""
        ...


CommandT = TypeVar("CommandT", bound=InWorkspace)
ResultT = TypeVar("ResultT")


class Services(Protocol):
    """What handlers may ask for."""

    async def perform(
        self, use_case: Callable[[Work, CommandT], ResultT], command: CommandT, *, once: str | None = None
    ) -> ResultT:
        """Run `use_case` in a transaction of its own and hand back its result after the commit.

        With `once`, a key of the request, the second call with the same key raises AlreadyHeard.
        """
        ...

    async def meet(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> None:
        """Make sure we know these people; the platform is asked about those we do not.

        Raises NoSuchPerson, Stranger, Deactivated.
        """
        ...

    def now(self) -> datetime: ...
