"""What a collection has read in its transaction and need not read again until it writes."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
IdT = TypeVar("IdT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Recall(Generic[T]):
    """A verb asks for the same things in many places, and its transaction is short enough to believe them.

    What is written by others meanwhile is caught where it matters: a row is saved only over the version seen.
    """

    _found: dict[Hashable, T] = field(default_factory=dict)

    def of(self, asked: Hashable, read: Callable[[], T]) -> T:
        """What `asked` found before, or what `read` finds now."""
        if asked not in self._found:
            self._found[asked] = read()
        return self._found[asked]

    def forget(self) -> None:
        self._found.clear()


@dataclass(frozen=True, slots=True)
class RecallById(Generic[IdT, T]):
    """As Recall, of things that are asked for by their ids; of those that are not there it recalls that."""

    _found: dict[IdT, T | None] = field(default_factory=dict)

    def of(self, ids: Iterable[IdT], read: Callable[[Sequence[IdT]], Mapping[IdT, T]]) -> dict[IdT, T]:
        """Those of `ids` that are there; `read` is asked for the ones not looked for before."""
        asked = list(dict.fromkeys(ids))
        if unread := [each for each in asked if each not in self._found]:
            self._found.update(dict.fromkeys(unread))
            self._found.update(read(unread))
        return {each: found for each in asked if (found := self._found[each]) is not None}

    def forget(self) -> None:
        self._found.clear()
