"""A fan-out under fire: a Slack that falters, a bot that is killed again and again, and the count at the end.

`python -m tests.scenarios.chaos --people 10000 --kills 20` runs it at length; `--seed` repeats its plan,
though not the moments to the millisecond.
"""

import argparse
import asyncio
import random
import secrets
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playground.facts import Json
from storage.migrate import migrate
from tests.scenarios.chaos_bot import Bot
from tests.scenarios.chaos_crowd import Crowd
from tests.scenarios.chaos_slack import Slack, blindness, slack_process, troubles

LOOK_AGAIN: Final = 0.02
"""Seconds between two looks at another process, which cannot wake us."""

A_MOMENT: Final = 0.2
"""The most that a kill comes after the message it waits for."""

LAST_KILL: Final = 0.9
"""The share of messages after which there are no more kills."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to happen, all of it out of one seed."""

    people: int = 500
    kills: int = 8
    seed: int = 0
    patience: float = 150
    """Seconds after which it has failed."""

    @property
    def moments(self) -> list[tuple[int, float]]:
        """For each kill: after how many messages, and how many seconds later."""
        chance = random.Random(self.seed)  # noqa: S311 - to be repeated, not to be secret
        after = sorted(chance.sample(range(int(self.people * LAST_KILL)), self.kills))
        return [(messages, chance.uniform(0, A_MOMENT)) for messages in after]


@dataclass(frozen=True, slots=True)
class Count:
    """What was seen from outside, and what the bot believes."""

    plan: Plan
    letters: dict[str, str]
    """The state of each, by its id."""
    seen: dict[str, int]
    messages_of: dict[str, int]
    faults: list[Json]
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
    def says(self) -> str:
        states = dict(Counter(self.letters.values()))
        return (
            f"seed {self.plan.seed}: {self.plan.people} people, {self.plan.kills} kills, "
            f"lost {len(self.lost)}, sent twice {len(self.twice)}, letters {states}, "
            f"troubles {self.struck}, {self.seconds:.0f} s"
        )


async def chaos(plan: Plan, folder: Path) -> Count:
    """Run the plan in an empty folder; TimeoutError when it does not come to an end. Errors tell the seed."""
    try:
        return await _run(plan, folder)
    except Exception as error:
        error.add_note(f"{plan}; the log of the bot is {folder / 'bot.log'}")
        raise


async def _run(plan: Plan, folder: Path) -> Count:
    began = time.monotonic()
    database = folder / "cairn.db"
    url = f"sqlite:///{database}"
    await migrate(url)
    crowd = Crowd(plan.people, datetime.now(UTC))
    await crowd.gather(url)
    async with slack_process(crowd.write_workspace(folder / "workspace.json")) as slack:
        await slack.arm(troubles(times=plan.kills // 2), plan.seed)
        async with asyncio.timeout(plan.patience), _alive(Bot(slack.address, url, folder / "bot.log")) as bot:
            await _kill_again_and_again(plan, slack, bot)
            faults = await slack.faults()
            await slack.arm(blindness(), plan.seed)
            await _until(partial(_all_settled, database, plan.people))
            faults += await slack.faults()
        seconds = time.monotonic() - began
        letters = _letters(database)
        return Count(plan, letters, await slack.times(), await slack.messages_of(), faults, seconds)


@asynccontextmanager
async def _alive(bot: Bot) -> AsyncIterator[Bot]:
    bot.start()
    try:
        yield bot
    except BaseException:
        bot.kill()
        raise
    bot.stop()


async def _kill_again_and_again(plan: Plan, slack: Slack, bot: Bot) -> None:
    for messages, later in plan.moments:
        await _until(partial(_has_posted, slack, messages))
        await asyncio.sleep(later)
        bot.kill()
        bot.start()


async def _until(done: Callable[[], Awaitable[bool]]) -> None:
    while not await done():
        await asyncio.sleep(LOOK_AGAIN)


async def _has_posted(slack: Slack, enough: int) -> bool:
    return await slack.posted() >= enough


async def _all_settled(database: Path, people: int) -> bool:
    states = Counter(_letters(database).values())
    return states["waiting"] + states["sending"] == 0 and states.total() == people


def _letters(database: Path) -> dict[str, str]:
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute("SELECT id, state FROM outbox"))


def _name(fault: Json) -> str:
    kind = str(fault["status"]) if fault["kind"] == "refuse" else str(fault["kind"])
    return f"{fault['method']} {kind} {'after' if fault['after'] else 'before'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    given = parser.parse_args()
    plan = Plan(given.people, given.kills, given.seed, patience=1800)
    print(f"seed {plan.seed}", flush=True)  # noqa: T201 - known even if this never ends
    with TemporaryDirectory() as folder:
        count = asyncio.run(chaos(plan, Path(folder)))
    print(count.says)  # noqa: T201
    raise SystemExit(bool(count.lost or count.twice or set(count.letters.values()) != {"sent"}))


if __name__ == "__main__":
    main()
