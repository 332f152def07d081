"""What a fan-out is compared to: messages composed long ago, posted by slack_sdk's client and forgotten.

Arguments: the address of a Slack and a file of messages. It reads lines of how many are to be posted and how
many at a time, answers each with the seconds that took, and stops when its input ends.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import uvloop
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.server import TOKEN

Json = dict[str, Any]


async def run(api_url: str, messages: list[Json]) -> None:
    async with ClientSession() as session:
        client = AsyncWebClient(TOKEN, base_url=api_url, session=session)
        endless = cycle(messages)
        while line := await asyncio.to_thread(sys.stdin.readline):
            count, at_once = map(int, line.split())
            print(await _post(client, (next(endless) for _ in range(count)), at_once), flush=True)


async def _post(client: AsyncWebClient, messages: Iterator[Json], at_once: int) -> float:
    began = time.perf_counter()
    await asyncio.gather(*(_one_by_one(client, messages) for _ in range(at_once)))
    return time.perf_counter() - began


async def _one_by_one(client: AsyncWebClient, messages: Iterator[Json]) -> None:
    for message in messages:
        await client.chat_postMessage(**message)


if __name__ == "__main__":
    uvloop.run(run(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))))
