"""Addresses of databases, and the column types both databases share."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import OperationalError

from okr.schedule import DueKind
from storage.columns import ExactDecimal, NaiveDatetime, UtcDateTime
from storage.engine import NotADatabase, PostgresServer, SqliteFile, read_address, sqlite_engine
from storage.work import Store
from tests.storage.facts import ANA, do

BOTH: list[Dialect] = [make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql+asyncpg")]
NAIVE = datetime(2026, 11, 23, 9)  # noqa: DTZ001  what must be refused


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///cairn.db", "cairn.db"), ("sqlite:////var/lib/cairn.db", "/var/lib/cairn.db")],
)
def test_sqlite_is_a_file(url: str, path: str) -> None:
    assert read_address(url) == SqliteFile(Path(path))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_postgres_goes_by_several_names(scheme: str) -> None:
    address = read_address(f"{scheme}://ana:s%40cret@db.example:5433/cairn?sslmode=require")
    assert isinstance(address, PostgresServer)
    written = address.url.render_as_string(hide_password=False)
    assert written == "postgresql+asyncpg://ana:s%40cret@db.example:5433/cairn?ssl=require"


@pytest.mark.parametrize(
    "url", ["", "cairn.db", "mysql://ana:secret@db/cairn", "sqlite://", "sqlite:///:memory:", "postgresql"]
)
def test_other_addresses_are_refused_without_repeating_a_password(url: str) -> None:
    with pytest.raises(NotADatabase, match="sqlite:///path") as refused:
        read_address(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("dialect", BOTH)
def test_instants_go_in_as_utc(dialect: Dialect) -> None:
    tokyo = datetime(2026, 11, 23, 18, tzinfo=timezone(timedelta(hours=9)))
    stored = UtcDateTime().process_bind_param(tokyo, dialect)
    assert stored is not None
    assert stored.isoformat() == "2026-11-23T09:00:00+00:00"


@pytest.mark.parametrize("dialect", BOTH)
def test_instants_come_out_as_utc(dialect: Dialect) -> None:
    assert UtcDateTime().process_result_value(NAIVE, dialect) == NAIVE.replace(tzinfo=UTC)


async def test_naive_datetimes_are_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(NaiveDatetime, match="has no zone"):
        await do(store, lambda work: work.schedule.put(DueKind.PROMPT, ANA, NAIVE))


@pytest.mark.parametrize("digits", ["0", "-0.00", "1E+3", "3.20", "123456789012345678901234567890.5"])
def test_decimals_keep_their_digits(digits: str) -> None:
    kept = ExactDecimal().process_bind_param(Decimal(digits), BOTH[0])
    assert str(ExactDecimal().process_result_value(kept, BOTH[0])) == digits


def test_a_failed_statement_does_not_say_what_people_typed(tmp_path: Path) -> None:
    with sqlite_engine(SqliteFile(tmp_path / "cairn.db")).connect() as connection:
        statement = text("INSERT INTO nowhere VALUES (:note)")
        with pytest.raises(OperationalError) as failed:
            connection.execute(statement, {"note": "two large accounts left"})
    assert "nowhere" in str(failed.value)
    assert "accounts" not in str(failed.value)
