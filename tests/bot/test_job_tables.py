"""The courier's job tables: made once, beside ours, and found by an address in anybody's words."""

import asyncio

import pytest
from psycopg.conninfo import conninfo_to_dict

from bot.courier.job_tables import SCHEMA, check_prepared, libpq_address, prepare, unprepared
from storage.engine import PostgresServer, read_address
from storage.migrate import NotMigrated, migrate
from storage.postgres_pool import NoAnswer
from tests.postgres import PostgresCluster


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "postgresql://cairn:p%40ss@db:5433/okr?sslmode=require",
            {
                "host": "db",
                "port": "5433",
                "user": "cairn",
                "password": "p@ss",
                "dbname": "okr",
                "sslmode": "require",
            },
        ),
        (
            "postgresql+asyncpg://cairn@/okr?host=/run/postgresql&ssl=disable&prepared_statement_cache_size=0",
            {"host": "/run/postgresql", "user": "cairn", "dbname": "okr", "sslmode": "disable"},
        ),
    ],
)
def test_an_address_is_said_in_libpqs_words(url: str, said: dict[str, str]) -> None:
    address = read_address(url)
    assert isinstance(address, PostgresServer)
    assert conninfo_to_dict(libpq_address(address.url)) == said


async def test_processes_that_start_together_prepare_one_after_the_other(postgres_url: str) -> None:
    assert await unprepared(postgres_url)
    await asyncio.gather(*(prepare(postgres_url) for _ in range(3)))
    await check_prepared(postgres_url)


async def test_a_database_without_job_tables_is_not_prepared(postgres_url: str) -> None:
    await migrate(postgres_url)
    with pytest.raises(NotMigrated):
        await check_prepared(postgres_url)


async def test_a_file_needs_no_job_tables(sqlite_url: str) -> None:
    assert not await unprepared(sqlite_url)


def test_each_version_of_the_library_has_tables_of_its_own() -> None:
    assert SCHEMA.startswith("cairn_wakes_3_")


@pytest.mark.parametrize("where", ["127.0.0.1:1", "nobody.invalid"])
async def test_a_server_that_does_not_answer_is_named_when_it_is_prepared(where: str) -> None:
    with pytest.raises(NoAnswer, match=where.partition(":")[0]) as error:
        await prepare(f"postgresql://ana:secret@{where}/cairn")
    assert "secret" not in str(error.value)


async def test_whoever_may_not_make_tables_is_told_so(
    postgres_cluster: PostgresCluster, postgres_url: str
) -> None:
    postgres_cluster.run("CREATE ROLE guest LOGIN")
    with pytest.raises(NotMigrated, match="permission denied"):
        await prepare(postgres_url.replace("//postgres@", "//guest@"))
