"""The collections of when people are not there: weeks they skip, and holidays."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from okr.person import PersonId
from okr.skip import Skip


class Skips(Protocol):
    def of(self, people: Iterable[PersonId], since: str) -> list[Skip]:
        """Of the ISO week `since` and later ones, by week and person, in one query."""
        ...

    def put(self, skip: Skip) -> None:
        """Takes the place of what the person said of that week before."""
        ...

    def remove(self, person: PersonId, week: str) -> None:
        """If they skipped it."""
        ...


class Holidays(Protocol):
    """The workspace's calendars, each with a name."""

    def calendars(self) -> list[str]:
        """The names of those that have a day, in order."""
        ...

    def replace(self, calendar: str, days: Mapping[date, str]) -> None:
        """The days and what they are called, instead of all it had; without any it is gone."""
        ...

    def between(self, calendars: Iterable[str], first: date, last: date) -> Mapping[str, Mapping[date, str]]:
        """The days of each from `first` to `last`, both included, in one query; one without any is empty."""
        ...
