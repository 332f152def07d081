"""Names of what is spoken about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """An objective or a key result, by name."""

    ref: str
    title: str
    squad: str


@dataclass(frozen=True, slots=True)
class Name:
    """Something to pick, as it is written in a form."""

    value: str
    """As people type it: `KR31`, a squad's handle."""
    label: str
