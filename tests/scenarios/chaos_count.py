"""The count after a run: what people saw, and what the bot believes."""

from collections import Counter
from dataclasses import dataclass

from playground.facts import Json
from tests.scenarios.chaos_plan import Plan


@dataclass(frozen=True, slots=True)
class Count:
    plan: Plan
    letters: dict[str, str]
    """The state of each, by its id."""
    seen: dict[str, int]
    messages_of: dict[str, int]
    faults: list[Json]
    at_the_sender: int
    """How many blows met whoever was sending."""
    seconds: float

    @property
    def lost(self) -> set[str]:
        return self.letters.keys() - self.seen.keys()

    @property
    def twice(self) -> set[str]:
        return {letter for letter, times in self.seen.items() if times > 1}

    @property
    def struck(self) -> dict[str, int]:
        """How often each kind of trouble happened."""
        struck: Counter[str] = Counter()
        for each in self.faults:
            struck[_name(each)] += each["struck"]
        return dict(struck)

    @property
    def went_well(self) -> bool:
        """Everybody was asked once, and the bot knows it."""
        return (
            not self.lost
            and not self.twice
            and self.letters.keys() == self.seen.keys()
            and set(self.letters.values()) == {"sent"}
            and list(self.messages_of.values()) == [1] * self.plan.people
        )

    @property
    def says(self) -> str:
        states = dict(Counter(self.letters.values()))
        return (
            f"{self.plan}, {self.at_the_sender} at the sender, "
            f"lost {len(self.lost)}, sent twice {len(self.twice)}, letters {states}, "
            f"troubles {self.struck}, {self.seconds:.0f} s"
        )


def _name(fault: Json) -> str:
    kind = str(fault["status"]) if fault["kind"] == "refuse" else str(fault["kind"])
    return f"{fault['method']} {kind} {'after' if fault['after'] else 'before'}"
