"""Reads one source of holidays, wherever it is, from a year back to two ahead."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from bot.holidays.address import MOST_BYTES, NotFetched, fetch
from bot.holidays.calendar_file import NotACalendar, days_in
from bot.holidays.sources import Source, path_of

Days = dict[date, str]
Read = Callable[[Source, date], Awaitable[Days]]
"""The holidays of a source around a day; raises NotRead."""

BACK: Final = timedelta(days=366)
AHEAD: Final = timedelta(days=2 * 366)


class NotRead(Exception):
    """A source of holidays is of no use now; says why, without the source, which may be a secret."""


async def read_days(source: Source, today: date) -> Days:
    try:
        content = await _content(source)
        return await asyncio.to_thread(days_in, _text(content), today - BACK, today + AHEAD)
    except (NotACalendar, NotFetched) as error:
        raise NotRead(str(error)) from error


async def _content(source: Source) -> bytes:
    if source.is_address:
        return await fetch(source.place.get_secret_value())
    return await asyncio.to_thread(_file, path_of(source))


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotRead(f"the file cannot be read ({type(error).__name__})") from error
    if len(content) > MOST_BYTES:
        raise NotRead(f"the file is larger than {MOST_BYTES // 1024} KiB")
    return content


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotRead("it is not written in UTF-8") from None
