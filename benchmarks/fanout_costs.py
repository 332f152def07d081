"""One run of all that is asked about a fan-out."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.fanout import Letters, Run, Sizes, capture, copied, fan_out, written
from benchmarks.fanout_answers import Answered, answers
from benchmarks.fanout_letters import write_letters
from benchmarks.fanout_limits import Limited, fan_out_within_limits
from benchmarks.fanout_slack import PLAYGROUND, STAND_IN, playground, stand_in
from tests.postgres import started

FEWER: Final = 2
"""Waves where not everybody is said something."""


@dataclass(frozen=True, slots=True)
class Costs:
    runs: Sequence[Run]
    limited: Limited
    answered: Sequence[Answered]


async def costs(sizes: Sizes, scale: float, seconds: float) -> Costs:
    """Raises Wrong when a message is lost or comes twice, or an answer is not right."""
    with TemporaryDirectory(prefix="cairn-bench-") as name:
        folder = Path(name)
        letters = await written(folder, sizes)
        await capture(_copy(letters, "captured"), sizes)
        return Costs(
            runs=await _runs(folder, letters, sizes),
            limited=await _within_limits(folder, letters, sizes, scale),
            answered=await answers(_copy(letters, "paced"), _copy(letters, "unhurried"), sizes, seconds),
        )


async def _runs(folder: Path, letters: Letters, sizes: Sizes) -> list[Run]:
    async with stand_in() as slack:
        runs = [await fan_out(STAND_IN, _copy(letters, STAND_IN), slack, sizes, min(FEWER, sizes.waves))]
    async with playground(folder, letters.to.values()) as slack:
        ours = _copy(letters, PLAYGROUND)
        runs.append(await fan_out(f"{PLAYGROUND}, SQLite", ours, slack, sizes, sizes.waves))
    async with _on_postgres(letters, sizes) as ours, playground(folder, letters.to.values()) as slack:
        runs.append(await fan_out(f"{PLAYGROUND}, Postgres", ours, slack, sizes, min(FEWER, sizes.waves)))
    return runs


async def _within_limits(folder: Path, letters: Letters, sizes: Sizes, scale: float) -> Limited:
    async with playground(folder, letters.to.values()) as slack:
        return await fan_out_within_limits(_copy(letters, "limited"), slack, sizes, scale)


@asynccontextmanager
async def _on_postgres(letters: Letters, sizes: Sizes) -> AsyncIterator[Letters]:
    with TemporaryDirectory(prefix="cairn-pg-") as short, started(Path(short)) as cluster:
        url = cluster.create("bench")
        to = await write_letters(url, FEWER * sizes.wave, sizes.wave)
        yield replace(letters, url=url, to=to)


def _copy(letters: Letters, name: str) -> Letters:
    return copied(letters, letters.messages.with_name(f"{name}.db"))
