"""What is wrong, and where: problems are collected as a payload is walked through."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    pointer: str
    message: str

    @property
    def sentence(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


@dataclass(slots=True)
class Notes:
    """One walk through one payload; `surface` is message, modal or home."""

    surface: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, pointer: str, message: str) -> None:
        self.problems.append(Problem(pointer, message))


def object_at(notes: Notes, pointer: str, value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    notes.add(pointer, "must provide an object")
    return None
