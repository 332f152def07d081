"""What is to happen in a run, all of it out of one seed."""

import random
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.courier.taking import SETTLED

A_MOMENT: Final = 0.2
"""The most that a blow comes after the message it waits for."""

LAST_BLOW: Final = 0.9
"""The share of messages after which nothing happens to the processes any more."""

FROZEN: Final = SETTLED + 3
"""Seconds a process is frozen: so long that by the clock, what it has in hand would be left behind."""

AIMED: Final = 0.5
"""The share of kills at whoever sends just then; the others fall anywhere."""


class Harm(StrEnum):
    """What is done to a process."""

    KILL = "killed and started again"
    END = "killed for good"
    FREEZE = "frozen for a while"
    RESTART = "asked to end and started again"


@dataclass(frozen=True, slots=True)
class Blow:
    """After so many messages, and so many seconds."""

    harm: Harm
    after: int
    later: float = 0
    at: int | None = None
    """Which process, counting those that still live; None is whoever sends."""
    lasts: float = 0
    """Seconds to be frozen."""


@dataclass(frozen=True, slots=True)
class Plan:
    people: int
    processes: int
    seed: int
    blows: tuple[Blow, ...]
    patience: float = 300
    """Seconds after which it has failed."""

    def __str__(self) -> str:
        harms = Counter(each.harm.value for each in self.blows)
        done = ", ".join(f"{times} {harm}" for harm, times in harms.items())
        return f"seed {self.seed}: {self.people} people, processes: {self.processes} ({done})"


def violent(
    people: int, kills: int, seed: int, processes: int = 1, frozen: float = FROZEN, patience: float = 300
) -> Plan:
    """So many kills; with several processes one is killed for good besides, and one frozen while it sends."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    harms = [Harm.KILL] * kills + ([Harm.END, Harm.FREEZE] if processes > 1 else [])
    chance.shuffle(harms)
    after = sorted(chance.sample(range(int(people * LAST_BLOW)), len(harms)))
    moments = zip(harms, after, strict=True)
    blows = tuple(_blow(chance, harm, messages, processes, frozen) for harm, messages in moments)
    return Plan(people, processes, seed, blows, patience)


def rolling(people: int, seed: int, processes: int, patience: float = 300) -> Plan:
    """Each process in turn is asked to end and started again, as when a new version is rolled out."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    after = sorted(chance.sample(range(int(people * LAST_BLOW)), processes))
    blows = tuple(Blow(Harm.RESTART, messages, at=number) for number, messages in enumerate(after))
    return Plan(people, processes, seed, blows, patience)


def _blow(chance: random.Random, harm: Harm, after: int, processes: int, frozen: float) -> Blow:
    # Whoever is frozen has to be sending: only then could somebody else take its letters.
    anywhere = harm is not Harm.FREEZE and chance.random() >= AIMED
    at = chance.randrange(processes) if anywhere else None
    return Blow(harm, after, chance.uniform(0, A_MOMENT), at, frozen if harm is Harm.FREEZE else 0)
