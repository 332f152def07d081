"""The doctor says of each thing whether it is well, and what to do if not."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection

from bot.doctor import NO_TOKEN, Finding, examine
from bot.doctor import resend as send_again
from bot.settings import Settings
from okr.ports import Receipt
from okr.work import Work
from playground import AppUnderTest, Playground
from storage import outbox, settling
from storage.engine import PostgresServer, read_address
from storage.letters import Letter
from storage.migrate import NotMigrated
from storage.ownership import Ownership
from storage.work import Store
from tests.stage import WORKSPACE
from tests.storage.facts import OURS, address, do, saying
from tests.stores import MONDAY_MORNING, HandClock, opened

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


Mark = Callable[[Connection, Letter], None]


async def examined(settings: Settings) -> list[Finding]:
    return await examine(settings, MONDAY_MORNING)


def complaints(findings: list[Finding]) -> list[str]:
    return [finding.says for finding in findings if not finding.good]


async def test_all_is_well_where_all_is_well(sqlite_url: str) -> None:
    app = AppUnderTest(signing_secret=SECRET)
    async with Playground(WORKSPACE, app).running() as address:
        findings = await examined(settings(sqlite_url, f"{address}/api/", app.bot_token))
    assert complaints(findings) == []
    assert any("slack:T0PEBBLE" in finding.says for finding in findings)


async def test_a_token_slack_does_not_take_is_said_so_without_printing_it(sqlite_url: str) -> None:
    async with Playground(WORKSPACE, AppUnderTest()).running() as address:
        [complaint] = complaints(await examined(settings(sqlite_url, f"{address}/api/", "xoxb-wrong")))
    assert complaint == "Slack does not take SLACK_BOT_TOKEN: invalid_auth."


async def test_an_app_token_slack_does_not_take_is_said_so(sqlite_url: str) -> None:
    async with Playground(WORKSPACE, AppUnderTest()).running() as address:
        asked = settings(sqlite_url, f"{address}/api/", AppUnderTest().bot_token)
        asked = asked.model_copy(update={"slack_app_token": SecretStr("xapp-mistyped")})
        assert complaints(await examined(asked)) == ["Slack does not take SLACK_APP_TOKEN: invalid_auth."]


async def test_a_slack_that_cannot_be_reached_is_said_so(sqlite_url: str) -> None:
    [complaint] = complaints(await examined(settings(sqlite_url)))
    assert "cannot be reached at http://127.0.0.1:9/api/" in complaint


async def test_a_missing_token_is_said_so(sqlite_url: str) -> None:
    assert complaints(await examined(settings(sqlite_url, token=None))) == [NO_TOKEN]


async def test_a_database_nobody_migrated_names_the_command(tmp_path: Path) -> None:
    [complaint] = complaints(await examined(settings(f"sqlite:///{tmp_path / 'new.db'}", token=None)))[:1]
    assert "cairn migrate" in complaint
    assert not (tmp_path / "new.db").exists()


async def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_bytes(b"Dear diary, " * 1000)
    [complaint] = complaints(await examined(settings(f"sqlite:///{tmp_path / 'notes.db'}", token=None)))[:1]
    assert "database" in complaint


async def test_a_server_that_does_not_answer_is_said_so_without_the_password(tmp_path: Path) -> None:
    url = "postgresql://cairn:geheim@127.0.0.1:9/cairn"
    [complaint] = complaints(await examined(settings(url, token=None)))[:1]
    assert complaint.startswith("The database does not answer")
    assert "geheim" not in complaint


async def trouble(store: Store, *marks: Mark) -> None:
    """As many letters, each with its trouble, and one that waits behind the first."""

    def write(work: Work) -> None:
        for number in range(len(marks)):
            work.outbox.tell(f"s{number}", address(number), saying("a"))
        work.outbox.tell("behind", address(0), saying("a"))

    def mark(connection: Connection, now: datetime) -> None:
        for letter, each in zip(outbox.claim(connection, now, OURS, 10), marks, strict=True):
            each(connection, letter)

    await do(store, write)
    await store.run(mark)


def archived(connection: Connection, letter: Letter) -> None:
    settling.failed(connection, letter, "is_archived")


def lost(connection: Connection, letter: Letter) -> None:
    settling.unknown(connection, letter, "missing_scope")


async def test_letters_in_trouble_are_counted_by_kind_and_sent_again_when_wanted(migrated_url: str) -> None:
    async with opened(migrated_url, HandClock()) as store:
        await trouble(store, archived, archived, lost)
    here = settings(migrated_url, token=None)
    failed, unknown, _ = complaints(await examined(here))
    assert "2 (is_archived)" in failed
    assert "cairn resend" in failed
    assert "1 (missing_scope)" in unknown
    assert "cairn resend" not in unknown
    assert await send_again(here, MONDAY_MORNING, timedelta(days=7)) == 2
    assert complaints(await examined(here)) == [unknown, NO_TOKEN]
    assert Finding(good=True, says="Letters that wait to be said: 3.") in await examined(here)


async def test_what_failed_long_ago_is_history(sqlite_url: str) -> None:
    async with opened(sqlite_url, HandClock()) as store:
        await trouble(store, archived, archived)
    here, later = settings(sqlite_url, token=None), MONDAY_MORNING + timedelta(days=8)
    [stuck, no_token] = complaints(await examine(here, later))
    assert ("1 wait, the first since 23 Nov" in stuck, no_token) == (True, NO_TOKEN)
    assert await send_again(here, later, timedelta(days=7)) == 0
    assert await send_again(here, later, timedelta(days=9)) == 2


async def test_nothing_is_sent_again_in_a_database_nobody_migrated(tmp_path: Path) -> None:
    with pytest.raises(NotMigrated):
        await send_again(settings(f"sqlite:///{tmp_path / 'new.db'}"), MONDAY_MORNING, timedelta(days=7))


async def progress(url: str, at: datetime) -> Finding:
    [found] = [
        each for each in await examine(settings(url, token=None), at) if " letters of the " in each.says
    ]
    return found


def said(connection: Connection, letter: Letter) -> None:
    settling.sent(connection, letter, Receipt(OURS, "D1", letter.id))


def put_off(connection: Connection, letter: Letter) -> None:
    settling.put_back(connection, letter, MONDAY_MORNING, "ratelimited")


async def test_a_wave_under_way_tells_how_far_it_is_and_how_long_it_takes(migrated_url: str) -> None:
    async with opened(migrated_url, HandClock()) as store:
        await trouble(store, said, said, said, put_off)
    found = await progress(migrated_url, MONDAY_MORNING + timedelta(minutes=3))
    assert found == Finding(
        good=True,
        says=f"{OURS}: 3 of 5 letters of the last 6 hours are said; 2 wait, the first since 23 Nov 09:00 UTC."
        " At 1 a minute it takes 2 min more.",
    )


async def test_a_wave_that_has_come_to_a_stop_is_a_complaint(sqlite_url: str) -> None:
    async with opened(sqlite_url, HandClock()) as store:
        await trouble(store, put_off)
    assert (await progress(sqlite_url, MONDAY_MORNING + timedelta(minutes=1))).good
    found = await progress(sqlite_url, MONDAY_MORNING + timedelta(minutes=6))
    assert not found.good
    assert "None was said in the last five minutes" in found.says


async def test_where_several_may_send_the_one_that_does_is_named(migrated_postgres_url: str) -> None:
    server = read_address(migrated_postgres_url)
    assert isinstance(server, PostgresServer)
    ownership = Ownership(server)
    async with opened(migrated_postgres_url, HandClock()) as store:
        await trouble(store, put_off)
    assert await ownership.take(OURS)
    senders = [
        each.says for each in await examined(settings(migrated_postgres_url)) if "sent by" in each.says
    ]
    await ownership.close()
    [sender] = senders
    assert sender.startswith(f"{OURS}: sent by cairn courier, process {os.getpid()} on ")


CHRISTMAS = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Us//EN\nBEGIN:VEVENT\nSUMMARY:Christmas\n"
    "DTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n"
)


async def test_calendars_of_holidays_are_read_and_told_apart(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "de.ics").write_text(CHRISTMAS)
    (tmp_path / "old.ics").write_text(CHRISTMAS.replace("YEARLY", "YEARLY;COUNT=3"))
    (tmp_path / "secret.ics").write_text("<html>Please log in</html>")
    calendars = f"de={tmp_path}/de.ics, old={tmp_path}/old.ics, nyc={tmp_path}/secret.ics"
    these = settings(sqlite_url).model_copy(update={"cairn_holidays": SecretStr(calendars)})
    said = {each.says: each.good for each in await examined(these) if "Holidays" in each.says}
    assert said == {
        "Holidays of de: 3 known, the next on 25 Dec 2026.": True,
        "Holidays of old: none from today on; the calendar is out of date.": False,
        "Holidays of nyc: it cannot be read as iCalendar (CalendarParseError). "
        "The days read last stay.": False,
    }
