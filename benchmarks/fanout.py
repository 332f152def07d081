"""What it costs to say something to ten thousand people, beside a bare loop that posts the same messages."""

import asyncio
import json
import math
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.fanout_letters import due, write_letters
from benchmarks.fanout_slack import Json, Theirs, stand_in
from benchmarks.load import Wrong
from benchmarks.process import Child, child, free_port, listening
from bot.courier.pace import FEW

SOON: Final = 0.02
"""Seconds between two looks whether all is said."""

PATIENCE: Final = 300
"""Seconds after which a wave has failed."""

UNHURRIED: Final = "inf"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is said."""

    people: int = 10_000
    wave: int = 1_000
    """How many come due at a time, with the bare loops between."""
    bare: int = 500
    """How many messages a bare loop posts in its turn."""

    @property
    def waves(self) -> int:
        return math.ceil(self.people / self.wave)


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many messages, and what was used for them, in seconds."""

    messages: int
    seconds: float
    cpu: float
    their_cpu: float

    @property
    def rate(self) -> float:
        return self.messages / self.seconds

    @property
    def cpu_each(self) -> float:
        return self.cpu / self.messages


@dataclass(frozen=True, slots=True)
class Run:
    """A fan-out to one Slack out of one database, wave by wave, and after each what it is compared to."""

    name: str
    waves: list[Stretch] = field(default_factory=list)
    together: list[Stretch] = field(default_factory=list)
    """The bare loop with as many calls under way as the bot has."""
    alone: list[Stretch] = field(default_factory=list)
    """The bare loop that waits for each answer."""
    peaks: list[float] = field(default_factory=list)
    """The bot's megabytes after each wave."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A database of letters, due wave by wave, and a file of the messages that they become."""

    url: str
    to: Mapping[str, str]
    """Whom each letter is for, by its id."""
    messages: Path


async def written(folder: Path, sizes: Sizes) -> Letters:
    url = f"sqlite:///{folder / 'letters.db'}"
    return Letters(url, await write_letters(url, sizes.people, sizes.wave), folder / "messages.json")


def copied(letters: Letters, path: Path) -> Letters:
    """The same in a file of its own, since each can be sent only once."""
    shutil.copy(letters.url.removeprefix("sqlite:///"), path)
    return Letters(f"sqlite:///{path}", letters.to, letters.messages)


async def capture(letters: Letters, sizes: Sizes) -> None:
    """Keep what the bot says, for the bare loops."""
    async with stand_in() as slack, bot_at_work(slack, letters.url) as bot:
        await said(slack, bot, sizes.wave, 0)
        messages = [_not_a_letter(each) for each in await slack.ask("GET", "/said")]
    letters.messages.write_text(json.dumps(messages), encoding="utf-8")


def _not_a_letter(message: Json) -> Json:
    """The same in as many words, but not to be taken for what the bot said."""
    metadata = message["metadata"]
    return {**message, "metadata": {**metadata, "event_payload": {"bar": metadata["event_payload"]["key"]}}}


async def fan_out(name: str, letters: Letters, slack: Theirs, sizes: Sizes, waves: int) -> Run:
    """So many waves; raises Wrong when a message is lost or comes twice."""
    run = Run(name)
    arguments = (f"{slack.address}/api/", str(letters.messages))
    async with bot_at_work(slack, letters.url) as bot, child("benchmarks.bare_loop", *arguments) as loop:
        await _posted(slack, loop, FEW, FEW)  # its connections are open now
        for wave in range(waves):
            run.waves.append(await said(slack, bot, sizes.wave, wave))
            run.peaks.append(bot.peak)
            run.together.append(await _posted(slack, loop, sizes.bare, FEW))
            run.alone.append(await _posted(slack, loop, sizes.bare, 1))
    await slack.check(list(letters.to)[: waves * sizes.wave])
    return run


@asynccontextmanager
async def bot_at_work(slack: Theirs, database: str, scale: str = UNHURRIED) -> AsyncIterator[Child]:
    async with at_work(slack, database, free_port(), scale) as bot:
        yield bot


@asynccontextmanager
async def at_work(slack: Theirs, database: str, port: int, scale: str) -> AsyncIterator[Child]:
    """A bot that does nothing yet."""
    arguments = (f"{slack.address}/api/", database, str(port), scale)
    async with child("benchmarks.fanout_bot", *arguments) as bot:
        await listening(bot.process, port)
        yield bot


async def said(slack: Theirs, bot: Child, messages: int, wave: int) -> Stretch:
    """Let a wave of so many come due, and wait until all of them are said."""
    before = await slack.posted()
    bot.say(due(wave).isoformat())
    return await _measured(slack, bot, messages, _until(slack, before + messages))


async def _posted(slack: Theirs, loop: Child, messages: int, at_once: int) -> Stretch:
    loop.say(f"{messages} {at_once}")
    return await _measured(slack, loop, messages, loop.answer())


async def _measured(slack: Theirs, by: Child, messages: int, done: Awaitable[object]) -> Stretch:
    began, cpu, their_cpu = time.perf_counter(), by.cpu, slack.process.cpu
    await done
    return Stretch(messages, time.perf_counter() - began, by.cpu - cpu, slack.process.cpu - their_cpu)


async def _until(slack: Theirs, enough: int) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while await slack.posted() < enough:  # noqa: ASYNC110 - another process cannot wake us
                await asyncio.sleep(SOON)
    except TimeoutError:
        raise Wrong(f"only {await slack.posted()} of {enough} messages were said") from None
