"""The doctor says of each thing whether it is well, and what to do if not."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor import NO_TOKEN, Finding, examine
from bot.settings import Settings
from playground import AppUnderTest, Playground
from tests.stage import WORKSPACE

SECRET = "a" * 32
TOKEN = "xoxb-1"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def settings(database: str, api: str = "http://127.0.0.1:9/api/", token: str | None = TOKEN) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(token) if token else None,
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=api,
        database_url=SecretStr(database),
    )


def complaints(findings: list[Finding]) -> list[str]:
    return [finding.says for finding in findings if not finding.good]


async def test_all_is_well_where_all_is_well(sqlite_url: str) -> None:
    app = AppUnderTest(signing_secret=SECRET)
    async with Playground(WORKSPACE, app).running() as address:
        findings = await examine(settings(sqlite_url, f"{address}/api/", app.bot_token))
    assert complaints(findings) == []
    assert any("slack:T0PEBBLE" in finding.says for finding in findings)


async def test_a_token_slack_does_not_take_is_said_so_without_printing_it(sqlite_url: str) -> None:
    async with Playground(WORKSPACE, AppUnderTest()).running() as address:
        [complaint] = complaints(await examine(settings(sqlite_url, f"{address}/api/", "xoxb-wrong")))
    assert complaint == "Slack does not take SLACK_BOT_TOKEN: invalid_auth."


async def test_a_slack_that_cannot_be_reached_is_said_so(sqlite_url: str) -> None:
    [complaint] = complaints(await examine(settings(sqlite_url)))
    assert "cannot be reached at http://127.0.0.1:9/api/" in complaint


async def test_a_missing_token_is_said_so(sqlite_url: str) -> None:
    assert complaints(await examine(settings(sqlite_url, token=None))) == [NO_TOKEN]


async def test_a_database_nobody_migrated_names_the_command(tmp_path: Path) -> None:
    [complaint] = complaints(await examine(settings(f"sqlite:///{tmp_path / 'new.db'}", token=None)))[:1]
    assert "cairn migrate" in complaint
    assert not (tmp_path / "new.db").exists()


async def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_bytes(b"Dear diary, " * 1000)
    [complaint] = complaints(await examine(settings(f"sqlite:///{tmp_path / 'notes.db'}", token=None)))[:1]
    assert "database" in complaint


async def test_a_server_that_does_not_answer_is_said_so_without_the_password(tmp_path: Path) -> None:
    url = "postgresql://cairn:geheim@127.0.0.1:9/cairn"
    [complaint] = complaints(await examine(settings(url, token=None)))[:1]
    assert complaint.startswith("The database does not answer")
    assert "geheim" not in complaint
