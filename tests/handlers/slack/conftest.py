"""A bot that answers late as soon as its database is slow."""

from collections.abc import AsyncIterator

import pytest

from tests.stage import Scene, staged

IMPATIENT = 0.02
"""A patience that is over before a blocked database answers."""


@pytest.fixture
async def impatient(sqlite_url: str) -> AsyncIterator[Scene]:
    async with staged(sqlite_url, patience=IMPATIENT) as scene:
        yield scene
