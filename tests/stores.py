"""Migrated databases for tests: `store` is SQLite and Postgres in turn, `sqlite_store` is SQLite alone.

    async def test_a_squad_is_kept(store: Store) -> None:
        await store.perform(create_squad, CreateSquad(...))

Time stands still in both: move it with the fixture `hand_clock`.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.courier.job_tables import prepare
from storage.work import Store
from tests.postgres import PostgresCluster

MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class HandClock:
    """A clock whose hands are moved by hand."""

    now: datetime = MONDAY_MORNING

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


@asynccontextmanager
async def opened(url: str, clock: HandClock) -> AsyncIterator[Store]:
    async with await Store.open(url, clock) as store:
        yield store


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "cairn.db"
    asyncio.run(prepare(f"sqlite:///{file}"))
    return file


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The address of a migrated SQLite file of the test's own."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'cairn.db')}"


@pytest.fixture(scope="session")
def migrated_template(postgres_cluster: PostgresCluster) -> str:
    asyncio.run(prepare(postgres_cluster.create("migrated")))
    return "migrated"


@pytest.fixture
def migrated_postgres_url(postgres_cluster: PostgresCluster, migrated_template: str) -> Iterator[str]:
    """The address of a migrated Postgres database of the test's own."""
    with postgres_cluster.fresh(template=migrated_template) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated database, of either kind in turn."""
    kind = {"sqlite": "sqlite_url", "postgres": "migrated_postgres_url"}[request.param]
    url: str = request.getfixturevalue(kind)
    return url


@pytest.fixture
async def sqlite_store(sqlite_url: str, hand_clock: HandClock) -> AsyncIterator[Store]:
    async with opened(sqlite_url, hand_clock) as store:
        yield store


@pytest.fixture
async def store(migrated_url: str, hand_clock: HandClock) -> AsyncIterator[Store]:
    async with opened(migrated_url, hand_clock) as store:
        yield store
