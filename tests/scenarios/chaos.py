"""A fan-out under fire: a Slack that falters, processes killed again and again, and the count at the end.

`python -m tests.scenarios.chaos --people 10000 --kills 20` runs it at length, on SQLite and on Postgres;
`--seed` repeats its plan, though not the moments to the millisecond.
"""

import argparse
import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.postgres import started
from tests.scenarios.chaos_bot import LOOK_AGAIN
from tests.scenarios.chaos_count import Count
from tests.scenarios.chaos_crowd import Crowd
from tests.scenarios.chaos_database import Database, postgres_at, sqlite_in
from tests.scenarios.chaos_plan import Plan, violent
from tests.scenarios.chaos_processes import Processes, running
from tests.scenarios.chaos_slack import Slack, blindness, slack_process, troubles

REPLICAS: Final = 3
"""Processes over one Postgres."""

FROZEN: Final = 45
"""Seconds a process is frozen when there is time: after these, the others hold it for gone."""

LONG: Final = 1800
"""Seconds that a run at length may take."""


async def chaos_on_sqlite(plan: Plan, folder: Path) -> Count:
    """Run the plan in an empty folder; TimeoutError when it does not come to an end. Errors tell the seed."""
    with _telling(plan, folder):
        return await _run(plan, await sqlite_in(folder), folder)


async def chaos_on_postgres(plan: Plan, url: str, folder: Path) -> Count:
    """Run the plan over an empty database; all else as on SQLite."""
    with _telling(plan, folder):
        async with postgres_at(url, plan.processes) as database:
            return await _run(plan, database, folder)


@contextmanager
def _telling(plan: Plan, folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        error.add_note(f"{plan}; the logs are in {folder}")
        raise


async def _run(plan: Plan, database: Database, folder: Path) -> Count:
    began = time.monotonic()
    crowd = Crowd(plan.people, datetime.now(UTC))
    await crowd.gather(database.address_for(0))
    async with slack_process(crowd.write_workspace(folder / "workspace.json")) as slack:
        await slack.arm(troubles(times=len(plan.blows) // 2), plan.seed)
        async with (
            asyncio.timeout(plan.patience),
            running(database, slack.address, folder, plan.processes) as processes,
        ):
            await _strike_again_and_again(plan, slack, processes)
            faults = await slack.faults()
            await slack.arm(blindness(), plan.seed)
            await _until(partial(_all_settled, database, plan.people))
            faults += await slack.faults()
        seconds = time.monotonic() - began
        letters, seen, messages_of = await database.letters(), await slack.times(), await slack.messages_of()
        return Count(plan, letters, seen, messages_of, faults, processes.at_the_sender, seconds)


async def _strike_again_and_again(plan: Plan, slack: Slack, processes: Processes) -> None:
    for blow in plan.blows:
        await _until(partial(_has_posted, slack, blow.after))
        await asyncio.sleep(blow.later)
        await processes.strike(blow)


async def _until(done: Callable[[], Awaitable[bool]]) -> None:
    while not await done():
        await asyncio.sleep(LOOK_AGAIN)


async def _has_posted(slack: Slack, enough: int) -> bool:
    return await slack.posted() >= enough


async def _all_settled(database: Database, people: int) -> bool:
    states = await database.states()
    return states["waiting"] + states["sending"] == 0 and states.total() == people


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("--folder", type=Path, help="An empty folder for the logs; else they are not kept.")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)  # noqa: T201 - known even if this never ends
    kinds = ("sqlite", "postgres") if given.database == "both" else (given.database,)
    counts = [_at_length(kind, given.people, given.kills, given.seed, given.folder) for kind in kinds]
    raise SystemExit(not all(count.went_well for count in counts))


def _at_length(kind: str, people: int, kills: int, seed: int, kept: Path | None) -> Count:
    plan = violent(people, kills, seed, 1 if kind == "sqlite" else REPLICAS, FROZEN, LONG)
    with TemporaryDirectory(prefix="chaos-") as passing:
        folder = (kept or Path(passing)) / kind
        folder.mkdir(parents=True)
        count = _on_sqlite(plan, folder) if kind == "sqlite" else _on_postgres(plan, folder)
    print(f"{kind}: {count.says}", flush=True)  # noqa: T201
    return count


def _on_sqlite(plan: Plan, folder: Path) -> Count:
    return asyncio.run(chaos_on_sqlite(plan, folder))


def _on_postgres(plan: Plan, folder: Path) -> Count:
    # A folder of its own: the path of a socket may not be long.
    with (
        TemporaryDirectory(prefix="cairn-pg-") as server,
        started(Path(server)) as cluster,
        cluster.fresh() as url,
    ):
        return asyncio.run(chaos_on_postgres(plan, url, folder))


if __name__ == "__main__":
    main()
