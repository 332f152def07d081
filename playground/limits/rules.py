"""Small rules for one value each, and shapes made of them."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from playground.limits.notes import Notes, object_at

Rule = Callable[[Notes, str, Any], None]


def anything(notes: Notes, pointer: str, value: Any) -> None:  # noqa: ARG001 - a rule takes what every rule takes
    return None


def string(longest: int, shortest: int = 1) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        if not isinstance(value, str):
            notes.add(pointer, "must provide a string")
        elif len(value) < shortest:
            notes.add(pointer, f"must be more than {shortest - 1} characters")
        elif len(value) > longest:
            notes.add(pointer, f"must be less than {longest + 1} characters")

    return check


def text(longest: int, kinds: Collection[str] = ("plain_text", "mrkdwn")) -> Rule:
    """A text object; where only plain text is read, mrkdwn is refused."""
    known = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}

    def check(notes: Notes, pointer: str, value: Any) -> None:
        given = object_at(notes, pointer, value)
        if given is None:
            return
        kind = given.get("type")
        if kind not in kinds:
            notes.add(f"{pointer}/type", f"must be one of {sorted(kinds)}")
            return
        for name in given.keys() - known[str(kind)]:
            notes.add(pointer, f"invalid additional property: {name}")
        string(longest)(notes, f"{pointer}/text", given.get("text"))

    return check


def plain(longest: int) -> Rule:
    return text(longest, ("plain_text",))


def one_of(*allowed: str) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        if value not in allowed:
            notes.add(pointer, f"must be one of {sorted(allowed)}")

    return check


def matching(pattern: str, words: str) -> Rule:
    compiled = re.compile(pattern)

    def check(notes: Notes, pointer: str, value: Any) -> None:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            notes.add(pointer, f"must be {words}")

    return check


def integer(lowest: int, highest: int) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            notes.add(pointer, "must provide a number")
        elif not lowest <= value <= highest:
            notes.add(pointer, f"must be from {lowest} to {highest}")

    return check


def boolean(notes: Notes, pointer: str, value: Any) -> None:
    if not isinstance(value, bool):
        notes.add(pointer, "must provide a boolean")


def items(rule: Rule, shortest: int, longest: int) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        if not isinstance(value, list):
            notes.add(pointer, "must provide an array")
            return
        if len(value) < shortest:
            notes.add(pointer, f"no less than {shortest} items required")
        if len(value) > longest:
            notes.add(pointer, f"no more than {longest} items allowed")
        for index, one in enumerate(value):
            rule(notes, f"{pointer}/{index}", one)

    return check


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with these fields and no others; `also` says what no field alone can, once all are right."""

    required: Mapping[str, Rule]
    optional: Mapping[str, Rule]
    also: Rule = anything

    def __call__(self, notes: Notes, pointer: str, value: Any) -> None:
        given = object_at(notes, pointer, value)
        if given is None:
            return
        known = {**self.required, **self.optional}
        before = len(notes.problems)
        for name in self.required.keys() - given.keys():
            notes.add(pointer, f"missing required field: {name}")
        for name, one in given.items():
            if name in known:
                known[name](notes, f"{pointer}/{name}", one)
            elif name != "type":
                notes.add(pointer, f"invalid additional property: {name}")
        if len(notes.problems) == before:
            self.also(notes, pointer, given)


def by_type(shapes: Mapping[str, Rule], allowed: Collection[str]) -> Rule:
    """The shape named by the value's own type, if such may stand here."""

    def check(notes: Notes, pointer: str, value: Any) -> None:
        given = object_at(notes, pointer, value)
        if given is None:
            return
        kind = given.get("type")
        if not isinstance(kind, str) or kind not in shapes:
            notes.add(f"{pointer}/type", f"unsupported type: {kind}")
        elif kind not in allowed:
            notes.add(f"{pointer}/type", f"unsupported type here: {kind}")
        else:
            shapes[kind](notes, pointer, given)

    return check


def exactly_one(*names: str) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        if sum(name in value for name in names) != 1:
            notes.add(pointer, f"must provide exactly one of {list(names)}")

    return check


def at_least_one(*names: str) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        if not any(name in value for name in names):
            notes.add(pointer, f"must provide at least one of {list(names)}")

    return check


def together(*rules: Rule) -> Rule:
    def check(notes: Notes, pointer: str, value: Any) -> None:
        for rule in rules:
            rule(notes, pointer, value)

    return check
