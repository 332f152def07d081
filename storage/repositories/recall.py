"""What a collection has read in its transaction and need not read again until it writes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


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
