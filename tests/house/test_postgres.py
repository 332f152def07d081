"""The database server the tests start themselves."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.postgres import PostgresCluster


async def ask(url: str, *statements: str) -> list[object]:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        answers = [await connection.execute(text(statement)) for statement in statements]
        found = [answer.scalar() if answer.returns_rows else None for answer in answers]
    await engine.dispose()
    return found


async def test_the_database_is_a_real_postgres(postgres_url: str) -> None:
    (version,) = await ask(postgres_url, "select version()")
    assert str(version).startswith("PostgreSQL 1")


@pytest.mark.parametrize("turn", ["first", "second"])
async def test_every_test_finds_an_empty_database(postgres_url: str, turn: str) -> None:
    await ask(postgres_url, "create table stone (name text)", "insert into stone values ('granite')")
    assert await ask(postgres_url, "select count(*) from stone") == [1]


async def test_a_copy_has_the_schema_of_its_template_and_rows_of_its_own(
    postgres_cluster: PostgresCluster,
) -> None:
    await ask(postgres_cluster.create("quarry"), "create table stone (name text)")
    with postgres_cluster.fresh(template="quarry") as one, postgres_cluster.fresh(template="quarry") as other:
        await ask(one, "insert into stone values ('granite')")
        assert await ask(one, "select count(*) from stone") == [1]
        assert await ask(other, "select count(*) from stone") == [0]
