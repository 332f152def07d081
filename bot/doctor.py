"""Examines an installation: what is set, what answers, and what to do where something does not."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from math import ceil

from aiohttp import ClientError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import DBAPIError

from bot.courier.job_tables import unprepared
from bot.holidays.reading import NotRead, read_days
from bot.holidays.sources import Source, sources
from bot.settings import Settings
from bot.slack.clients import answering, http_session
from bot.slack.tokens import NotTaken, installation, ticket
from storage import undelivered
from storage.engine import StorageError
from storage.letters import State
from storage.migrate import check_migrated
from storage.ownership import holders, key_of
from storage.progress import LATELY as LAST_MINUTES
from storage.progress import LATEST, WAVE, Wave, waves
from storage.undelivered import Pile
from storage.visit import visit

NO_TOKEN = "SLACK_BOT_TOKEN is not set; docs/install-slack.md says how to get one."  # noqa: S105 - a sentence

LATELY = timedelta(days=7)
"""Letters that were in trouble longer ago are history."""


STUCK = "None was said in the last five minutes: does `cairn run` run, and what does its log say?"


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    says: str


def unreachable(settings: Settings, error: Exception) -> str:
    return f"Slack cannot be reached at {settings.slack_api_url}: {type(error).__name__}."


async def examine(settings: Settings, now: datetime) -> list[Finding]:
    database = await _database(settings)
    letters = await _letters(settings, now) if database.good else []
    holidays = [await _holidays(each, now.date()) for each in sources(settings.cairn_holidays)]
    return [database, *letters, *holidays, *await _slack(settings)]


async def resend(settings: Settings, now: datetime, within: timedelta) -> int:
    """Have what could not be delivered tried again; how many letters. A running bot sees them in a minute.

    Raises storage's errors.
    """
    url = settings.database_url.get_secret_value()
    await check_migrated(url)
    return await visit(url, lambda connection: undelivered.resend(connection, now, within))


async def _database(settings: Settings) -> Finding:
    try:
        behind = await unprepared(settings.database_url.get_secret_value())
    except (StorageError, OSError) as error:
        return Finding(good=False, says=f"The database does not answer: {error}")
    except DBAPIError as error:  # whose own words repeat the statement
        return Finding(good=False, says=f"The database cannot be used: {error.orig}")
    if behind:
        return Finding(good=False, says="The database has to be brought up to date: run `cairn migrate`.")
    return Finding(good=True, says="The database answers and is up to date.")


async def _letters(settings: Settings, now: datetime) -> list[Finding]:
    """What waits is only news; what did not arrive is for somebody to look at."""
    url = settings.database_url.get_secret_value()
    piles = await visit(url, lambda connection: undelivered.piles(connection, now, LATELY))
    moving = await visit(url, lambda connection: waves(connection, now))
    senders = await visit(url, holders) if moving else {}
    waiting = sum(wave.waiting for wave in moving)
    least = "at least " if waiting >= LATEST else ""
    news = Finding(good=True, says=f"Letters that wait to be said: {least}{waiting}.")
    troubles = [Finding(good=False, says=_troubled(pile)) for pile in piles]
    return [news, *chain.from_iterable(_wave(wave, senders, now) for wave in moving), *troubles]


def _wave(wave: Wave, senders: Mapping[int, str], now: datetime) -> list[Finding]:
    """How far it is, and where several processes may send, which one does."""
    sender = senders.get(key_of(wave.workspace))
    who = [Finding(good=True, says=f"{wave.workspace}: sent by {sender}.")] if sender else []
    return [_progress(wave, now), *who]


def _progress(wave: Wave, now: datetime) -> Finding:
    """Good as long as it moves, or may have had no time to."""
    hours = WAVE // timedelta(hours=1)
    so_far = (
        f"{wave.workspace}: {wave.said} of {wave.said + wave.waiting} letters of the last {hours} hours are"
        f" said; {wave.waiting} wait, the first since {wave.since:%d %b %H:%M} UTC."
    )
    if wave.left is not None:
        left = ceil(wave.left / timedelta(minutes=1))
        return Finding(good=True, says=f"{so_far} At {wave.a_minute:.0f} a minute it takes {left} min more.")
    stuck = now - wave.since > LAST_MINUTES
    return Finding(good=not stuck, says=f"{so_far} {STUCK if stuck else 'They have just been written.'}")


async def _holidays(source: Source, today: date) -> Finding:
    """What they are called stays unsaid: a calendar may be somebody's own."""
    try:
        days = await read_days(source, today)
    except NotRead as error:
        says = f"Holidays of {source.name}: {error}. The days read last stay."
        return Finding(good=False, says=says)
    following = next((day for day in days if day >= today), None)
    if following is None:
        says = f"Holidays of {source.name}: none from today on; the calendar is out of date."
        return Finding(good=False, says=says)
    count = len(days)
    return Finding(
        good=True, says=f"Holidays of {source.name}: {count} known, the next on {following:%d %b %Y}."
    )


def _troubled(pile: Pile) -> str:
    if pile.state is State.FAILED:
        return (
            f"Letters that could not be delivered: {pile.letters} ({pile.reason}). "
            "Once that is put right, `cairn resend` sends them again."
        )
    return f"Letters that nobody knows of: {pile.letters} ({pile.reason}). They are not sent again."


async def _slack(settings: Settings) -> list[Finding]:
    if settings.slack_bot_token is None:
        return [Finding(good=False, says=NO_TOKEN)]
    async with http_session() as session:
        token = settings.slack_bot_token.get_secret_value()
        client = answering(token, settings.slack_api_url, session)
        return [await _tried(settings, asked) for asked in (_door(settings, client), _token(client))]


async def _tried(settings: Settings, asked: Awaitable[str]) -> Finding:
    """What Slack was asked, as a finding."""
    try:
        return Finding(good=True, says=await asked)
    except NotTaken as error:
        return Finding(good=False, says=str(error))
    except (ClientError, TimeoutError) as error:
        return Finding(good=False, says=unreachable(settings, error))


async def _door(settings: Settings, client: AsyncWebClient) -> str:
    if settings.slack_app_token is None:
        return "HTTP: Slack must reach /slack/events of this process over HTTPS."
    await ticket(client, settings.slack_app_token.get_secret_value())
    return "Socket Mode: the bot calls Slack, no public address is needed."


async def _token(client: AsyncWebClient) -> str:
    return f"Slack takes the token; the workspace is {(await installation(client)).workspace}."
