"""A playground on a free port, a tiny Bolt app behind real HTTP, and a client of the Web API."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from tests.playground.stage import Stage, Wall, played, serving_bolt


@pytest.fixture
def wall() -> Wall:
    """Real time, for whatever counts seconds; tests push it forward."""
    return Wall()


@pytest.fixture
def play(wall: Wall) -> Playground:
    return played(wall)


@pytest.fixture
async def url(play: Playground) -> AsyncIterator[str]:
    async with play.running() as base_url:
        yield base_url


@pytest.fixture
async def client(url: str) -> AsyncIterator[AsyncWebClient]:
    async with ClientSession() as session:
        yield AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session)


@pytest.fixture
async def stage(play: Playground, client: AsyncWebClient) -> AsyncIterator[Stage]:
    """A Bolt app that answers over signed HTTP; register listeners on `stage.bolt`."""
    async with serving_bolt(client) as (bolt, app_url):
        play.app = replace(play.app, url=app_url)
        yield Stage(play, bolt, client)
        await play.settled()
