"""Tells what a line of the history changed: field by field, before and after, with names for people."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, cast

from okr.change import Change
from okr.notices.history import ChangedFact
from okr.person import PersonId
from okr.squad import Weekday

UNTOLD: Final = frozenset(
    {
        "at", "by", "cleared_at", "cleared_by", "created", "id", "key_result", "news", "objective",
        "reaffirmed", "replaces", "since", "squad", "suggested", "used", "version",
    }
)  # fmt: skip
"""What the rules need and nobody wants to read."""

UNTOLD_OF: Final[Mapping[str, frozenset[str]]] = {
    "checked in": frozenset({"source"}),
    "nudged": frozenset({"nudged", "why", "day"}),
}
"""Where only one verb keeps it for the rules: the source of a key result is told. Whom somebody nudged is for
these two alone."""

_MADE: Final = frozenset({"title", "name", "handle"})
"""What is told of something new; the rest is shown by the thing itself."""

_PEOPLE: Final = frozenset(
    {"owner", "owners", "lead", "person", "deputy", "waits_on", "cleared_by", "replied_by"}
)

_SQUADS: Final = frozenset({"shared_with", "asked"})
"""Fields that hold a squad's number."""

Names = Mapping[PersonId, str]


def told(change: Change, names: Names, squads: Mapping[int, str]) -> tuple[ChangedFact, ...]:
    """Everything worth telling, in the order in which it was kept."""
    fields = {**change.before, **change.after}
    untold = UNTOLD | UNTOLD_OF.get(change.verb, frozenset())
    wanted = [each for each in fields if each not in untold]
    if change.verb == "created":
        wanted = [each for each in wanted if each in _MADE]

    def write(name: str, value: object) -> str:
        return squads.get(cast("int", value), "") if name in _SQUADS else _written(name, value, names)

    pairs = ((each, _apart(change.before.get(each), change.after.get(each))) for each in wanted)
    found = (ChangedFact(name, write(name, was), write(name, now)) for name, (was, now) in pairs)
    return tuple(each for each in found if each.before != each.after)


def people_in(change: Change) -> set[PersonId]:
    """Everybody whose name is needed to tell it."""
    found = {change.by}
    for facts in (change.before, change.after):
        _walk(facts, found.add)
    return found


def squads_in(change: Change) -> set[int]:
    named = (facts.get(name) for facts in (change.before, change.after) for name in _SQUADS)
    return {each for each in named if isinstance(each, int)}


def _walk(facts: Mapping[str, object], see: Callable[[PersonId], None]) -> None:
    for name, value in facts.items():
        values = value if isinstance(value, list) else [value]
        for each in values:
            if isinstance(each, dict):
                _walk(each, see)
            elif name in _PEOPLE and isinstance(each, str):
                see(PersonId(each))


def _apart(was: object, now: object) -> tuple[object, object]:
    """Of two lists only what left and what came; the order is worth telling where nothing else changed."""
    if not (isinstance(was, list) and isinstance(now, list)):
        return was, now
    left = [each for each in was if each not in now]
    came = [each for each in now if each not in was]
    return (left, came) if left or came else (was, now)


def _written(name: str, value: object, names: Names) -> str:  # noqa: PLR0911 - one arm a kind of value
    match value:
        case "" if name == "holidays":
            return "none"
        case None | [] | "":
            return ""
        case bool():
            return str(value).lower()
        case int() if name == "weekday":
            return Weekday(value).name.capitalize()
        case list():
            return ", ".join(filter(None, (_written(name, each, names) for each in value)))
        case dict():
            return _inner(value, names)
        case str() if name in _PEOPLE:
            return names.get(PersonId(value), value)
        case _:
            return str(value)


def _inner(facts: Mapping[str, object], names: Names) -> str:  # noqa: PLR0911 - one arm a kind of thing
    """What belongs to one thing, in a few words: `3.2 to 1`, `Ana (Sales)`, `Monday 09:00`."""
    match facts:
        case {"person": person, "function": function}:
            return f"{_written('person', person, names)} ({function})"
        case {"kind": kind, "unit": unit}:
            return str(unit or kind)
        case {"baseline": baseline, "target": target}:
            return f"{_written('', baseline, names) or '?'} to {target}"
        case {"every_weeks": int() as weeks, "prompt": prompt, "digest": digest}:
            every = "every week" if weeks == 1 else f"every {weeks} weeks"
            told = [every, _written("", prompt, names), f"digest {_written('', digest, names)}"]
            return ", ".join([*told, *_beside(facts)])
        case {"weekday": int() as weekday, "at": str() as at}:
            return f"{Weekday(weekday).name.capitalize()} {at[:5]}"
        case {"low": low, "high": high}:
            return f"{_written('', low, names) or '…'} to {_written('', high, names) or '…'}"
        case _:
            return " ".join(filter(None, (_written(name, each, names) for name, each in facts.items())))


def _beside(cadence: Mapping[str, object]) -> Iterator[str]:
    """What a cadence says beyond its moments, where it is not what everybody has."""
    if holidays := cadence.get("holidays"):
        yield f"holidays {holidays}"
    if cadence.get("reminds") is False:
        yield "no reminders"
