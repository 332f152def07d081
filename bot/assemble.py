"""All wiring: settings become a running bot, and a bot is taken apart in the order that loses nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette

from bot.courier.at_work import at_work, courier_for
from bot.courier.job_tables import check_prepared
from bot.courier.pace import Deed, Pace
from bot.courier.port import Couriers, Voice
from bot.courier.watch import Watch
from bot.holidays.keeper import HolidayKeeper
from bot.holidays.sources import sources
from bot.metrics import Metrics
from bot.readiness import answers, is_migrated, within
from bot.reconcile import Reconciler
from bot.scheduler import Ticker, clock
from bot.scrape import numbers
from bot.services import BotServices
from bot.settings import Settings
from bot.slack.app import slack_app
from bot.slack.clients import Stopped, answering, http_session, sending
from bot.slack.directory import SlackDirectory
from bot.slack.messenger import SlackMessenger
from bot.slack.sockets import Sockets, Time
from bot.slack.tokens import TokenWatch, installation
from bot.turnstile import Turnstile
from bot.web import Alive, Checks, web
from handlers.slack.desk import PATIENCE, Desk
from messages.words import Words
from okr.person import WorkspaceId
from okr.ports import Clock
from storage.work import Store

log = logging.getLogger(__name__)

DEED_OF_METHOD: Final = {
    "chat.postMessage": Deed.TELL,
    "chat.update": Deed.REVISE,
    "conversations.history": Deed.FIND,
    "conversations.open": Deed.FIND,
}
"""What the courier does with each method; Slack counts by method."""


LAST_ANSWERS: Final = 15.0
"""Seconds at the end for what was acknowledged and not answered; letters in hand need as many after it."""


class NotConnected(Exception):
    """No chat platform is set up."""


@dataclass(frozen=True, slots=True)
class Cairn:
    """A bot at work."""

    workspace: WorkspaceId
    store: Store
    services: BotServices
    ticker: Ticker
    courier: Couriers
    desk: Desk
    web: Starlette


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def assembled(
    settings: Settings,
    *,
    now: Clock = utc_now,
    pace: Callable[[], Pace] = Pace,
    patience: float = PATIENCE,
) -> AsyncIterator[Cairn]:
    """A bot at work until the block ends; then it finishes what it acknowledged.

    Raises NotConnected, storage's errors, and NotTaken when Slack does not take a token.
    """
    if settings.slack_bot_token is None:
        raise NotConnected
    token = settings.slack_bot_token.get_secret_value()
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(http_session())
        client = answering(token, settings.slack_api_url, session)
        installed = await installation(client)
        url = settings.database_url.get_secret_value()
        store = await Store.open(url, now, locale=settings.cairn_locale)
        stack.push_async_callback(store.close)
        await check_prepared(url)
        address = (settings.cairn_url or "").rstrip("/")
        words = Words(settings.cairn_templates, address, settings.cairn_locale)
        messenger = SlackMessenger(sending(token, settings.slack_api_url, session), words)
        one_pace = pace()
        metrics = Metrics()
        voice = Voice(messenger, one_pace, Watch(metrics.became))
        courier = courier_for(url, store, {installed.workspace: voice})
        metrics.follow(installed.workspace, one_pace, partial(courier.owns, installed.workspace))
        directory = SlackDirectory(client, installed.workspace)
        services = BotServices(store, directory, now, courier.wake)
        reconciler = Reconciler(services, directory, installed.workspace)
        keeper = HolidayKeeper(services, installed.workspace, sources(settings.cairn_holidays))
        ticker = Ticker(store, services, courier.recover, metrics)
        desk = Desk(patience)
        secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None
        bolt = answering(None, settings.slack_api_url, session, _shared(one_pace))
        app = slack_app(bolt, secret, installed, services, words, desk, metrics)

        speaks = await stack.enter_async_context(at_work(courier))
        stack.push_async_callback(_answered, desk)
        await stack.enter_async_context(_ticking(ticker, courier, reconciler, keeper))
        turnstile = Turnstile(lambda: desk.in_hand, turned_away=metrics.turned_away)
        sockets = await stack.enter_async_context(_socket(settings, app, session, turnstile))
        site = web(
            _checks(store, url, sockets, TokenWatch(sending(token, settings.slack_api_url, session))),
            app if secret else None,
            _alive(sockets, speaks),
            numbers(store, metrics, now),
            turnstile,
            links=bool(settings.cairn_url),
        )
        yield Cairn(installed.workspace, store, services, ticker, courier, desk, site)


def _shared(pace: Pace) -> Stopped:
    """What stops the answers to people also stops the courier."""

    def stopped(method: str, seconds: float) -> None:
        if method in DEED_OF_METHOD:
            pace.hush(DEED_OF_METHOD[method], seconds)

    return stopped


async def _answered(desk: Desk) -> None:
    """Whoever waits for an answer gets it, unless Slack is so slow that the letters in hand matter more."""
    try:
        async with asyncio.timeout(LAST_ANSWERS):
            await desk.drain()
    except TimeoutError:
        log.warning("ended without some answers: Slack took too long", extra={"answers": desk.in_hand})


@asynccontextmanager
async def _ticking(
    ticker: Ticker, courier: Couriers, reconciler: Reconciler, keeper: HolidayKeeper
) -> AsyncIterator[None]:
    """Tick at once, for what came due while nobody was here, and then each minute."""
    await ticker.tick()
    scheduler = clock(ticker, courier.recover, reconciler.step, keeper.step)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


@asynccontextmanager
async def _socket(
    settings: Settings, app: AsyncApp, session: ClientSession, turnstile: Turnstile
) -> AsyncIterator[Sockets | None]:
    """Keep Socket Mode open when there is a token for it."""
    if settings.slack_app_token is None:
        yield None
        return
    token = settings.slack_app_token.get_secret_value()
    client = answering(token, settings.slack_api_url, session)
    sockets = Sockets(app, client, token, session, turnstile, Time())
    async with sockets.open():
        yield sockets


def _alive(sockets: Sockets | None, speaks: Alive) -> Alive:
    return lambda: speaks() and (sockets is None or not sockets.wedged)


def _checks(store: Store, url: str, sockets: Sockets | None, token: TokenWatch) -> Checks:
    async def is_connected() -> bool:
        return sockets is None or sockets.connected

    return within(
        {
            "database": answers(store),
            "migrated": is_migrated(url),
            "slack": is_connected,
            "token": token.valid,
        }
    )
