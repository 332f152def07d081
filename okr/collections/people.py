"""The collections of people, of what they set for themselves and of when they last looked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from okr.person import Person, PersonId
from okr.preferences import Preferences


class People(Protocol):
    """The workspace's people as last seen."""

    def get(self, person: PersonId) -> Person:
        """Raises NoSuchPerson."""
        ...

    def named(self, people: Iterable[PersonId]) -> dict[PersonId, Person]:
        """Those of `people` we know, in one query."""
        ...

    def called(self, name: str) -> list[Person]:
        """Those whose full or first name may be `name`, in letters of any size; by id, and not many."""
        ...

    def in_squads(self, after: PersonId, limit: int) -> list[PersonId]:
        """Some who are still here and in a squad that is not archived, by id, the first beyond `after`."""
        ...

    def put(self, person: Person) -> None: ...


class AllPreferences(Protocol):
    """What people set for themselves."""

    def named(self, people: Iterable[PersonId]) -> dict[PersonId, Preferences]:
        """Of each of `people`, in one query; who set nothing has the defaults."""
        ...

    def served_by(self, deputies: Iterable[PersonId]) -> list[Preferences]:
        """Of those with a pause, over or not, whom any of `deputies` stands in for, in one query."""
        ...

    def put(self, preferences: Preferences) -> None:
        """Writes version + 1; raises ChangedMeanwhile unless the stored version is `preferences.version`."""
        ...


class Visits(Protocol):
    """When people last looked at their Home."""

    def last(self, person: PersonId) -> datetime | None: ...

    def put(self, person: PersonId, at: datetime) -> None: ...
