"""A bot at work against a Slack that knows nothing of it: two peers across HTTP, each with its clock."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pydantic import SecretStr

from bot.assemble import Cairn, assembled
from bot.courier.pace import Pace
from bot.settings import Settings
from playground import AppUnderTest, Channel, Playground, SlashCommand, Team, User, Workspace
from playground.facts import Json
from playground.person import Person
from playground.running import serving
from tests.stores import HandClock

FRIDAY = datetime(2026, 10, 2, 12, 0, tzinfo=UTC)

ANA, BO, CHEN, DEE = "U0ANA", "U0BO", "U0CHEN", "U0DEE"
CHANNEL = "C0CHURN"

SECRET = "a-secret-of-the-test"
APP_TOKEN = "xapp-of-the-test"
PATIENCE = 60
"""Seconds until a test that waits in vain fails."""

EVENTS = frozenset({"message.im", "user_change"})
SCOPES = frozenset({"commands", "chat:write", "chat:write.public", "im:history", "im:write", "users:read"})

PEOPLE = (
    User(DEE, "Dee", "Dee", "Europe/Berlin", is_admin=True),
    User(ANA, "Ana", "Ana", "Europe/Berlin"),
    User(BO, "Bo", "Bo", "America/New_York"),
    User(CHEN, "Chen", "Chen", "Asia/Singapore"),
)

WORKSPACE = Workspace(
    team=Team("T0WORLD", "World", "world"),
    users=PEOPLE,
    channels=(Channel(CHANNEL, "churn", tuple(person.id for person in PEOPLE)),),
    commands=(SlashCommand("/okr"),),
)


@dataclass(frozen=True, slots=True)
class World:
    slack: Playground
    cairn: Cairn
    clock: HandClock

    def person(self, who: str) -> Person:
        return self.slack.person(who)

    async def until(self, at: datetime) -> None:
        """Let time pass to `at`, and what is due happen."""
        self.clock.now = at
        await self.cairn.ticker.tick()
        await self.cairn.courier.drain()

    async def sees(self, who: str, channel: str, words: str) -> Json:
        """The newest message with these words that this person can read there, once it is there."""
        return await self._found(lambda: self._newest(who, channel, words))

    async def form(self, who: str) -> Json:
        """The form that this person has before them, once it is open."""
        return await self._found(lambda: self._topmost(who))

    async def _found(self, look: Callable[[], Awaitable[Json | None]]) -> Json:
        """Look again whenever something changed in Slack, until there is something to see."""
        changed = asyncio.Event()
        self.slack.live.heard.append(lambda _user, _push: changed.set())
        async with asyncio.timeout(PATIENCE):
            while (found := await look()) is None:
                await changed.wait()
                changed.clear()
        return found

    async def _topmost(self, who: str) -> Json | None:
        modals: list[Json] = (await self.slack.state(who))["modals"]
        return modals[-1] if modals else None

    async def _newest(self, who: str, channel: str, words: str) -> Json | None:
        messages = await self.person(who).reads(channel)
        return next(
            (each for each in reversed(messages) if words in json.dumps(each, ensure_ascii=False)), None
        )


@asynccontextmanager
async def world(url: str, transport: str) -> AsyncIterator[World]:
    """A bot of its own, told of Slack only what its settings say."""
    clock = HandClock(FRIDAY)
    app = AppUnderTest(
        signing_secret=SECRET,
        app_token=APP_TOKEN if transport == "socket" else None,
        scopes=SCOPES,
        events=EVENTS,
    )
    slack = Playground(WORKSPACE, app)
    async with slack.running() as address:
        settings = Settings(
            slack_bot_token=SecretStr(app.bot_token),
            slack_signing_secret=SecretStr(SECRET) if transport == "http" else None,
            slack_app_token=SecretStr(APP_TOKEN) if transport == "socket" else None,
            slack_api_url=f"{address}/api/",
            database_url=SecretStr(url),
        )
        async with (
            assembled(settings, now=clock, pace=Pace.unhurried) as cairn,
            serving(cairn.web, "127.0.0.1", 0) as bot,
        ):
            slack.app = replace(app, url=f"{bot}/slack/events" if transport == "http" else None)
            yield World(slack, cairn, clock)
