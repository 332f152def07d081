"""Calendars are read at the start and once a day by one process; a failure leaves the last good days."""

import logging
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.holidays.address import MOST_BYTES
from bot.holidays.keeper import HolidayKeeper
from bot.holidays.reading import NotRead, read_days
from bot.holidays.sources import Source
from bot.services import BotServices
from okr.work import Work
from storage.work import Store
from tests.bot.test_services import Phonebook
from tests.storage.facts import OURS, do
from tests.stores import HandClock

DE, NYC = Source("de", SecretStr("/secret/de.ics")), Source("nyc", SecretStr("https://example.com/secret"))
XMAS = {date(2026, 12, 25): "Christmas Day"}
THANKS = {date(2026, 11, 26): "Thanksgiving"}


@dataclass(slots=True)
class Shelf:
    """Has calendars by name; what it lacks cannot be read."""

    days: dict[str, dict[date, str]] = field(default_factory=lambda: {"de": XMAS, "nyc": THANKS})
    asked: list[str] = field(default_factory=list)

    async def __call__(self, source: Source, today: date) -> dict[date, str]:
        self.asked.append(source.name)
        if source.name not in self.days:
            raise NotRead("the address answered 404")
        return self.days[source.name]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def keeper(store: Store, clock: HandClock, shelf: Shelf, *sources: Source) -> HolidayKeeper:
    services = BotServices(store, Phonebook({}), clock, lambda _: None)
    return HolidayKeeper(services, OURS, sources, shelf)


async def kept(store: Store) -> dict[str, dict[date, str]]:
    def look(work: Work) -> dict[str, dict[date, str]]:
        names = work.holidays.calendars()
        found = work.holidays.between(names, date(2026, 1, 1), date(2027, 12, 31))
        return {name: dict(days) for name, days in found.items()}

    return await do(store, look)


async def test_every_calendar_is_read_at_the_start_and_once_a_day(
    store: Store, hand_clock: HandClock, shelf: Shelf
) -> None:
    ours = keeper(store, hand_clock, shelf, DE, NYC)
    await ours.step()
    assert await kept(store) == {"de": XMAS, "nyc": THANKS}
    hand_clock.advance(timedelta(hours=23))
    await ours.step()
    assert shelf.asked == ["de", "nyc"]
    shelf.days["de"] = {**XMAS, date(2026, 12, 26): "Boxing Day"}
    hand_clock.advance(timedelta(hours=1))
    await ours.step()
    assert shelf.asked == ["de", "nyc", "de", "nyc"]
    assert len((await kept(store))["de"]) == 2


async def test_one_of_several_processes_reads_them_each_day(
    store: Store, hand_clock: HandClock, shelf: Shelf
) -> None:
    several = [keeper(store, hand_clock, shelf, DE) for _ in range(3)]
    for each in several:
        await each.step()
    assert shelf.asked == ["de"] * 3
    hand_clock.advance(timedelta(days=1))
    for each in several:
        await each.step()
    assert shelf.asked == ["de"] * 4


async def test_where_one_cannot_be_read_its_last_days_stay_and_it_is_tried_in_an_hour(
    store: Store, hand_clock: HandClock, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    ours = keeper(store, hand_clock, shelf, NYC, DE)
    await ours.step()
    del shelf.days["nyc"]
    shelf.days["de"] = {}
    hand_clock.advance(timedelta(days=1))
    await ours.step()
    assert await kept(store) == {"nyc": THANKS}
    assert "the address answered 404" in caplog.text
    assert "secret" not in caplog.text
    shelf.days["nyc"] = XMAS
    hand_clock.advance(timedelta(minutes=59))
    await ours.step()
    assert await kept(store) == {"nyc": THANKS}
    hand_clock.advance(timedelta(minutes=1))
    await ours.step()
    assert await kept(store) == {"nyc": XMAS}


async def test_an_accident_of_one_keeps_no_other_from_being_read(
    sqlite_store: Store, hand_clock: HandClock, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    async def read(source: Source, today: date) -> dict[date, str]:
        if source.name == "nyc":
            raise RuntimeError
        return await shelf(source, today)

    services = BotServices(sqlite_store, Phonebook({}), hand_clock, lambda _: None)
    await HolidayKeeper(services, OURS, (NYC, DE), read).step()
    assert await kept(sqlite_store) == {"de": XMAS}
    assert [each.levelno for each in caplog.records if each.name.startswith("bot.holidays")] == [
        logging.ERROR
    ]


async def test_a_calendar_that_is_named_no_more_is_forgotten(
    sqlite_store: Store, hand_clock: HandClock, shelf: Shelf
) -> None:
    await keeper(sqlite_store, hand_clock, shelf, DE, NYC).step()
    await keeper(sqlite_store, hand_clock, shelf, NYC).step()
    assert await kept(sqlite_store) == {"nyc": THANKS}
    await keeper(sqlite_store, hand_clock, shelf).step()
    assert await kept(sqlite_store) == {}


async def test_without_a_database_nothing_is_raised(
    sqlite_url: str, hand_clock: HandClock, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    store = await Store.open(sqlite_url, hand_clock)
    await store.close()
    await keeper(store, hand_clock, shelf, DE).step()
    assert "the next minute tries again" in caplog.text
    assert shelf.asked == []


EVENT = b"BEGIN:VEVENT\nSUMMARY:Christmas\nDTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY\nEND:VEVENT\n"
CALENDAR = b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Us//EN\n" + EVENT + b"END:VCALENDAR\n"


async def test_a_file_is_read_from_a_year_back_to_two_ahead(tmp_path: Path) -> None:
    (tmp_path / "de.ics").write_bytes(b"\xef\xbb\xbf" + CALENDAR)
    days = await read_days(Source("de", SecretStr(str(tmp_path / "de.ics"))), date(2026, 11, 16))
    assert [day.year for day in days] == [2025, 2026, 2027]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "the file cannot be read (FileNotFoundError)"),
        (b"\xff\xfe" + CALENDAR, "it is not written in UTF-8"),
        (b"x" * (MOST_BYTES + 1), "the file is larger than 2048 KiB"),
        (b"no calendar", "it cannot be read as iCalendar (CalendarParseError)"),
    ],
)
async def test_what_is_wrong_with_a_file_is_said_without_its_place(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "secret.ics"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(NotRead) as error:
        await read_days(Source("de", SecretStr(str(file))), date(2026, 11, 16))
    assert str(error.value) == said
