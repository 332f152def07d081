"""Puts the bot and the playground on one stage: real signed HTTP between them, one clock for both."""

import asyncio
import secrets
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.assemble import Cairn, assembled
from bot.courier.pace import Pace
from bot.demo.cast import WORKSPACE
from bot.demo.past import opening, tell_the_past
from bot.settings import Settings
from bot.slack.manifest import Manifest, read_manifest
from okr.schedule import DueKind
from playground import (
    AppUnderTest,
    Jump,
    PlayClock,
    Playground,
    Shortcut,
    ShortcutType,
    SlashCommand,
    Workspace,
)
from playground.running import serving
from storage.migrate import migrate
from storage.repositories.schedule import due, next_due


class Stage:
    """The playground and the bot, and the way through time they share."""

    def __init__(self, clock: PlayClock) -> None:
        self._clock = clock
        self._cairn: Cairn | None = None

    def enter(self, cairn: Cairn) -> None:
        """The bot is made after the playground, whose address it has to know."""
        self._cairn = cairn

    async def travel(self, to: datetime) -> None:
        """Go to an instant by way of everything that comes due before it, as time itself would."""
        while (comes := await self._next()) is not None and self._clock.now() < comes <= to:
            await self._arrive(comes)
        await self._arrive(to)

    async def jumps(self) -> list[Jump]:
        """The moments worth going to; a prompt says whose, since Monday at nine comes to each in turn."""
        asked, shown = await self._next(DueKind.PROMPT), await self._next(DueKind.DIGEST)
        found = ((f"Next prompt ({', '.join(await self._asked_at(asked))})", asked), ("Next digest", shown))
        return [Jump(label, at) for label, at in found if at is not None]

    async def _next(self, kind: DueKind | None = None) -> datetime | None:
        if self._cairn is None:
            return None
        return await self._cairn.store.run(lambda connection, _: next_due(connection, kind))

    async def _asked_at(self, at: datetime | None) -> list[str]:
        """The names of those who are asked then."""
        if self._cairn is None or at is None:
            return []
        together = await self._cairn.store.run(lambda connection, _: due(connection, at))
        names = {user.id: user.name for user in WORKSPACE.users}
        return [names[each.subject] for each in together if each.kind is DueKind.PROMPT]

    async def _arrive(self, at: datetime) -> None:
        if at > self._clock.now():
            self._clock.set(at)
        if self._cairn is not None:
            await self._cairn.ticker.tick()
            await self._cairn.courier.drain()


async def demonstrate(port: int, say: Callable[[str], None]) -> None:
    """Run the demo until interrupted."""
    say("Setting the stage: the Churn squad, four people, three weeks of history ...")
    async with stage(port) as address:
        say(f"\n  Cairn is playing at  {address}\n\n  Stop it with Ctrl+C.")
        await _interrupted()


@asynccontextmanager
async def stage(port: int, today: date | None = None) -> AsyncIterator[str]:
    """The demo at work; gives the address of the page. `today` decides only which quarter is played."""
    today = today or datetime.now(UTC).date()
    clock = PlayClock(start=opening(today))
    manifest = read_manifest()
    app = _installed(manifest)
    on_stage = Stage(clock)
    playground = Playground(_workspace(manifest), app, clock, jumps=on_stage.jumps, travel=on_stage.travel)
    with TemporaryDirectory(prefix="cairn-demo-") as folder:
        database = f"sqlite:///{Path(folder, 'demo.db')}"
        await migrate(database)
        async with playground.running(port=port) as address:
            settings = _settings(f"{address}/api/", app, database)
            async with assembled(settings, now=clock.now, pace=Pace.unhurried) as cairn:
                on_stage.enter(cairn)
                async with serving(cairn.web, "127.0.0.1", 0) as bot:
                    playground.app = replace(app, url=f"{bot}/slack/events")
                    await tell_the_past(cairn, on_stage.travel, today)
                    yield address


def _installed(manifest: Manifest) -> AppUnderTest:
    """The app with what its manifest asks for and no more, so that the demo shows whether that is enough."""
    return AppUnderTest(
        name="cairn",
        real_name="Cairn",
        bot_token="xoxb-playground",  # noqa: S106 - opens nothing but the playground
        signing_secret=secrets.token_hex(16),
        scopes=manifest.scopes,
        events=manifest.events,
    )


def _workspace(manifest: Manifest) -> Workspace:
    commands = (
        SlashCommand(each.command, each.description, each.usage_hint, each.should_escape)
        for each in manifest.commands
    )
    shortcuts = (
        Shortcut(each.callback_id, each.name, ShortcutType(each.type)) for each in manifest.shortcuts
    )
    return replace(WORKSPACE, commands=tuple(commands), shortcuts=tuple(shortcuts))


def _settings(api_url: str, app: AppUnderTest, database: str) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(app.bot_token),
        slack_signing_secret=SecretStr(app.signing_secret),
        slack_app_token=None,
        slack_api_url=api_url,
        database_url=SecretStr(database),
    )


async def _interrupted() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
