"""A large workspace: squads of eight, a key result each with seven weeks of check-ins, some of them due."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, Table, insert

from benchmarks.cast import WORKSPACE
from storage import tables

NOW: Final = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""Nine on a Monday in Berlin, where those who are due live."""

SQUAD: Final = 8
_WEEKS: Final = 7
_CYCLE: Final = "2026Q4"
_ENDS: Final = date(2026, 12, 31)
_STARTS: Final = date(2026, 10, 1)

Rows = Iterator[dict[str, Any]]


def gather(connection: Connection, people: int, due: int, size: int = SQUAD) -> None:
    """Fill an empty database with `people`, of whom `due` are due and the others live further west.

    `size` of them make a squad.
    """
    ids = [f"U{number:09}" for number in random.Random(7).sample(range(10**9), people)]  # noqa: S311
    squads = [ids[start : start + size] for start in range(0, people, size)]
    for table, rows in (
        (tables.person, _people(ids, due)),
        (tables.squad, _squads(squads)),
        (tables.member, _members(squads)),
        (tables.cycle, _ours([{"id": _CYCLE, "starts": _STARTS, "ends": _ENDS}])),
        (tables.objective, _objectives(len(squads))),
        (tables.key_result, _key_results(people, due, size)),
        (tables.key_result_owner, _owners(ids)),
        (tables.check_in, _check_ins(ids[:due])),
        (tables.schedule, _schedule(ids, due)),
        (tables.counter, _ours([{"name": "check_in", "last": (people + 1) * _WEEKS}])),
    ):
        _fill(connection, table, rows)


def _fill(connection: Connection, table: Table, rows: Rows) -> None:
    connection.execute(insert(table), list(rows))


def _ours(rows: Iterable[dict[str, Any]]) -> Rows:
    return ({"workspace": WORKSPACE, **row} for row in rows)


def _people(ids: list[str], due: int) -> Rows:
    common = {"active": True, "guest": False, "admin": False}
    zones = ("Europe/Berlin", "America/New_York")
    return _ours(
        {"id": person, "name": f"Person {number}", "zone": zones[number >= due], **common}
        for number, person in enumerate(ids)
    )


def _squads(squads: list[list[str]]) -> Rows:
    common = {
        "zone": "Europe/Berlin",
        "since": _STARTS,
        "purpose": "",
        "kind": "squad",
        "private": False,
        "every_weeks": 1,
        "prompt_weekday": 0,
        "prompt_at": time(9),
        "digest_weekday": 1,
        "digest_at": time(15),
        "version": 1,
    }
    return _ours(
        {"id": n, "handle": f"s{n}", "name": f"Squad {n}", "lead": squad[0], "channel": f"C{n}", **common}
        for n, squad in enumerate(squads, 1)
    )


def _members(squads: list[list[str]]) -> Rows:
    return _ours(
        {"squad": number, "person": person, "function": "Product", "rank": rank}
        for number, squad in enumerate(squads, 1)
        for rank, person in enumerate(squad)
    )


def _objectives(squads: int) -> Rows:
    common = {"cycle": _CYCLE, "title": "Customers LOVE our Product", "intent": "committed", "version": 1}
    return _ours({"id": number, "squad": number, **common} for number in range(1, squads + 1))


def _key_results(people: int, due: int, size: int) -> Rows:
    common = {
        "title": "Reduce net monthly churn",
        "measure": "percent",
        "unit": "%",
        "direction": "reduce",
        "baseline": Decimal("3.2"),
        "target": Decimal(1),
        "low": None,
        "high": None,
        "due": _ENDS,
        "indicator": "lagging",
        "weight": Decimal(1),
        "source": "",
        "milestones": [],
        "dropped": False,
        "version": 1,
    }
    last = {
        "last_at": NOW - timedelta(weeks=1),
        "last_confidence": 6,
        "last_value": Decimal("2.9"),
        "falls_short": False,
    }
    silent = dict.fromkeys(last)
    return _ours(
        {"id": n + 1, "objective": n // size + 1, **common, **(last if n < due else silent)}
        for n in range(people)
    )


def _owners(ids: list[str]) -> Rows:
    return _ours({"key_result": n, "rank": 0, "person": person} for n, person in enumerate(ids, 1))


def _check_ins(ids: list[str]) -> Rows:
    said = {"value": Decimal("2.9"), "confidence": 6, "note": "on we go", "blocker": "", "news": "news"}
    return _ours(
        {"id": n * _WEEKS + week, "key_result": n, "at": NOW - timedelta(weeks=week), "by": person, **said}
        for n, person in enumerate(ids, 1)
        for week in range(_WEEKS, 0, -1)
    )


def _schedule(ids: list[str], due: int) -> Rows:
    later = NOW + timedelta(hours=6)
    return _ours(
        {"kind": "prompt", "subject": person, "next_due_at": NOW if number < due else later}
        for number, person in enumerate(ids)
    )
