"""What became of a letter, and how a batch of outcomes is remembered: together, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from sqlalchemy import Connection

from okr.ports import Receipt
from storage import settling
from storage.letters import Letter


@dataclass(frozen=True, slots=True)
class Said:
    letter: Letter
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class PutBack:
    """Not tried, or stopped for everybody: it goes when it may."""

    letter: Letter
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Certainly not there, and worth another try."""

    letter: Letter
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    letter: Letter
    reason: str


@dataclass(frozen=True, slots=True)
class InDoubt:
    """It may be there: it stays on its way, ahead of whatever else goes there, until somebody has looked."""

    letter: Letter
    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may be there, and nobody can look."""

    letter: Letter
    reason: str


Outcome = Said | PutBack | Later | Failed | InDoubt | Unknown


def remember(connection: Connection, now: datetime, outcomes: Sequence[Outcome]) -> datetime:
    """Write down what became of these letters; when that was."""
    said = [(each.letter, each.receipt) for each in outcomes if isinstance(each, Said)]
    settling.all_sent(connection, said)
    for outcome in outcomes:
        _remember(connection, now, outcome)
    return now


def _remember(connection: Connection, now: datetime, outcome: Outcome) -> None:
    match outcome:
        case Said() | InDoubt():
            pass  # written together with others; nothing to write
        case PutBack(letter, seconds, reason):
            settling.put_back(connection, letter, now + timedelta(seconds=seconds), reason)
        case Later(letter, seconds, reason):
            settling.postpone(connection, letter, now + timedelta(seconds=seconds), reason)
        case Failed(letter, reason):
            settling.failed(connection, letter, reason)
        case Unknown(letter, reason):
            settling.unknown(connection, letter, reason)
        case _:
            assert_never(outcome)
