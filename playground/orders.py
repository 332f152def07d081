"""Reads what the control door is told, and refuses what it cannot mean."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.requests import Request

from playground.facts import Json
from playground.faults import Fault, Trouble
from playground.web_api.meter import RateLimits

Read = Callable[[Any], Any]


def _or_none(read: Read) -> Read:
    return lambda value: None if value is None else read(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"must be true or false: {value}")
    return value


def _counts(value: Any) -> dict[str, int]:
    return {str(method): int(most) for method, most in dict(value).items()}


def _names(value: Any) -> frozenset[str]:
    if not isinstance(value, list):
        raise TypeError(f"must be a list: {value}")
    return frozenset(map(str, value))


_FAULT: Final[dict[str, Read]] = {
    "method": str,
    "kind": Trouble,
    "status": int,
    "retry_after": _or_none(int),
    "times": _or_none(int),
    "error": str,
    "channel": _or_none(str),
    "after": _flag,
    "seconds": float,
    "chance": float,
}

_LIMITS: Final[dict[str, Read]] = {
    "scale": float,
    "per_method": _flag,
    "seconds_per_channel": float,
    "per_minute": _counts,
}

_APP: Final[dict[str, Read]] = {"url": _or_none(str), "events": _or_none(_names)}


async def read_body(request: Request) -> Json:
    given = json.loads(await request.body() or b"{}")
    if not isinstance(given, dict):
        raise TypeError("must be a JSON object")
    return given


def read_faults(given: Json) -> list[Fault]:
    if not isinstance(given.get("seed"), int | None):
        raise TypeError("seed must be a whole number")
    return [Fault(**_read(_FAULT, one)) for one in given["faults"]]


def read_limits(given: Json) -> RateLimits:
    return RateLimits(**_read(_LIMITS, given))


def read_app(given: Json) -> Json:
    return _read(_APP, given)


def read_number(asked: Mapping[str, str], name: str, default: int) -> int:
    number = int(asked.get(name, default))
    if number < 0:
        raise ValueError(f"must not be negative: {name}")
    return number


def _read(known: dict[str, Read], given: Json) -> Json:
    unknown = given.keys() - known.keys()
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    return {name: known[name](value) for name, value in given.items()}
