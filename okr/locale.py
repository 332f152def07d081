"""How numbers are written where a workspace is at home: what groups thousands, what begins the rest."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Marks:
    """The two marks inside a number."""

    group: str
    decimal: str


class Locale(StrEnum):
    """Named for whoever is most at home in it; others write their numbers like one of these."""

    EN = "en"
    DE = "de"
    CH = "ch"
    FR = "fr"

    @property
    def marks(self) -> Marks:
        return _MARKS[self]


_MARKS = {
    Locale.EN: Marks(",", "."),
    Locale.DE: Marks(".", ","),
    Locale.CH: Marks("\u2019", "."),
    Locale.FR: Marks("\u202f", ","),
}
