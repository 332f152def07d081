"""Cairn and a small Slack on one stage: real signed HTTP between them, and a clock that only tests move.

    async def test_a_check_in_is_kept(scene: Scene) -> None:
        assert "19%" in await scene.ask(ANA, "/okr checkin KR1 19% c6")

`O1` of the squad `churn` is Dee's to lead; `KR1` is Ana's, `KR2` Dee's, `KR3` Chen's, `KR4` Bo's.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.assemble import Cairn, assembled
from bot.courier.pace import Pace
from bot.settings import Settings
from handlers.slack.desk import PATIENCE
from okr.commands.objectives import CreateObjective
from okr.commands.squads import AddMember, CreateSquad
from okr.person import ChannelId, PersonId
from okr.phrases.okrs import read_key_results
from okr.usecases.add_member import add_member
from okr.usecases.create_objective import create_objective
from okr.usecases.create_squad import create_squad
from playground import (
    AppUnderTest,
    Channel,
    Person,
    PlayClock,
    Shortcut,
    ShortcutType,
    SlashCommand,
    Team,
    Timing,
    User,
    UserGroup,
    Workspace,
)
from playground.running import serving
from playground.signed_http import signature
from tests.overheard import Ears, Overheard, Request

Json = dict[str, Any]

OPENS = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""A Monday, an hour or more before anybody is asked."""

ANA, BO, CHEN, DEE = "U0ANA", "U0BO", "U0CHEN", "U0DEE"
EVE, GIL, ZOE, ROBOT = "U0EVE", "U0GIL", "U0ZOE", "U0ROBOT"
"""In no squad; a guest; of another workspace; a bot."""

CREW = "S0CREW"
"""A user group: Ana and Eve, and two whom no squad takes in."""

CHURN, GENERAL = "C0CHURN", "C0GENERAL"

_PEOPLE = (
    User(DEE, "dee", "Dee", "Europe/Berlin", is_admin=True),
    User(ANA, "ana", "Ana", "Europe/Berlin"),
    User(BO, "bo", "Bo", "America/New_York"),
    User(CHEN, "chen", "Chen", "Asia/Singapore"),
    User(EVE, "eve", "Eve", "Europe/Berlin"),
    User(GIL, "gil", "Gil", is_restricted=True),
    User(ZOE, "zoe", "Zoe", team="T0ELSEWHERE"),
    User(ROBOT, "robot", "Robot", is_bot=True),
)

_EVERYBODY = tuple(person.id for person in _PEOPLE)

WORKSPACE = Workspace(
    Team("T0PEBBLE", "Pebble", "pebble"),
    _PEOPLE,
    (Channel(CHURN, "churn", _EVERYBODY), Channel(GENERAL, "general", _EVERYBODY)),
    (SlashCommand("/okr"),),
    (
        Shortcut("check_in", "Check in"),
        Shortcut("use_as_evidence", "Use as evidence", ShortcutType.MESSAGE),
        Shortcut("log_a_blocker", "Log a blocker", ShortcutType.MESSAGE),
    ),
    (UserGroup(CREW, "crew", "Crew", (ANA, EVE, GIL, ZOE)),),
)

KEY_RESULTS = f"""
Increase trial to customer conversion rate from 18% to 30% <@{ANA}> leading
Reduce net monthly churn from 3.2% to 1% <@{DEE}> lagging
Increase average revenue per user from $1,400 to $2,000 <@{CHEN}> lagging
Increase expansion sales from $120,000 to $500,000 <@{BO}> lagging
"""


BOT = AppUnderTest(name="cairn", real_name="Cairn")

NO_RETRIES = Timing(retries=())


@dataclass(slots=True)
class Scene:
    """The bot at work in a small Slack."""

    play: Overheard
    cairn: Cairn
    door: str
    http: httpx.AsyncClient
    heard: list[Request]
    """Requests to the bot."""

    def person(self, who: str) -> Person:
        return self.play.person(who)

    async def ask(self, who: str, text: str, channel: str = GENERAL) -> str:
        """Give a slash command; all words of the private answer, empty when there was none."""
        before = len(await self.private(who, channel))
        await self.person(who).say(channel, text)
        await self.settled()
        return "\n".join(map(words_of, (await self.private(who, channel))[before:]))

    async def say(self, who: str, text: str) -> str:
        """Write to the bot in person; all words of its reply, empty when there was none."""
        channel = await self.person(who).app_channel()
        before = len(await self.direct(who))
        await self.person(who).say(channel, text)
        await self.settled()
        return "\n".join(map(words_of, (await self.direct(who))[before:]))

    async def private(self, who: str, channel: str = GENERAL) -> list[Json]:
        """What the bot said to this person's eyes only, in a channel."""
        return [one for one in await self.person(who).reads(channel) if one["ephemeral"]]

    async def direct(self, who: str) -> list[Json]:
        """What the bot said to this person in their direct messages."""
        channel = await self.person(who).app_channel()
        return [one for one in await self.person(who).reads(channel) if one["user"] != who]

    async def press(self, who: str, channel: str, message: Json, button: str) -> Json:
        """Press a button, named by its action or the words on it, of a message."""
        done = await self.person(who).press(channel, message["ts"], button)
        await self.settled()
        return done

    async def submit(self, who: str, fields: Json | None = None) -> Json:
        """Fill in and send the form that is open."""
        done = await self.person(who).submit(fields)
        await self.settled()
        return done

    async def modals(self, who: str) -> list[Json]:
        return list((await self.play.state(who))["modals"])

    async def prompt(self, who: str, *, week: int = 0) -> Json:
        """Live on until Monday ten o'clock in Berlin, when Ana and Dee are asked; the message that asks."""
        for each in range(week + 1):
            await self.go(OPENS + timedelta(weeks=each, hours=3))
        return (await self.direct(who))[-1]

    async def go(self, to: datetime) -> None:
        """Move the clock; whatever came due happens."""
        self.play.clock.set(to)
        await self.cairn.ticker.tick()
        await self.settled()

    async def settled(self) -> None:
        """Wait until everything asked for has been answered and said."""
        await self.play.settled()
        await asyncio.sleep(0)  # Bolt acknowledges an event and then begins with it
        await self.cairn.desk.drain()
        await self.cairn.courier.drain()
        await self.play.settled()

    async def send(
        self,
        body: bytes,
        *,
        secret: str | None = None,
        late: float = 0,
        kind: str = "application/x-www-form-urlencoded",
        **headers: str,
    ) -> httpx.Response:
        """Send a request to the bot's door, signed as Slack does unless a test wants otherwise."""
        at = str(int(time.time() - late))
        signed = signature(secret or self.play.app.signing_secret, at, body)
        sent = {"Content-Type": kind, "X-Slack-Request-Timestamp": at, "X-Slack-Signature": signed, **headers}
        return await self.http.post(self.door, content=body, headers=sent)

    async def send_event(self, event: Json, event_id: str = "Ev0TEST") -> httpx.Response:
        """Deliver an event."""
        body = {"type": "event_callback", "team_id": WORKSPACE.team.id, "api_app_id": "A0", "event": event}
        return await self.send(
            json.dumps({**body, "event_id": event_id, "event_time": 0}).encode(), kind="application/json"
        )

    async def again(self, request: Request) -> httpx.Response:
        """Deliver a request once more, to the letter."""
        return await self.http.post(self.door, content=request.body, headers=request.headers)

    def requests(self, kind: str) -> list[Request]:
        """Those of one type of payload: `block_actions`, `view_submission`, `event_callback`."""
        return [one for one in self.heard if one.payload.get("type") == kind]

    def calls(self, method: str) -> int:
        """How often the bot called a method of the Web API."""
        return sum(call.method == method for call in self.play.calls)

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        sql = f"SELECT count(*) FROM {table}"  # noqa: S608 - a name out of a test
        found = await self.cairn.store.run(lambda connection, _: connection.exec_driver_sql(sql).scalar())
        return int(found or 0)


WORD_JOINER = "\u2060"
"""What keeps `<!channel>` from being one; nobody sees it."""


def words_of(shown: Any) -> str:  # noqa: PLR0911 - an arm a kind of thing
    """Every word a person reads in a message, a form or a part of one; people stand as `<@id>`, channels as
    `<#id>`.
    """
    match shown:
        case {"blocks": [_, *_] as blocks}:
            return words_of(blocks)
        case {"text": str() as text}:
            return text.replace(WORD_JOINER, "")
        case {"type": "user", "user_id": str() as user}:
            return f"<@{user}>"
        case {"type": "channel", "channel_id": str() as channel}:
            return f"<#{channel}>"
        case {"type": "rich_text_section", "elements": elements}:
            return "".join(map(words_of, elements))
        case dict():
            return words_of([one for one in shown.values() if not isinstance(one, str)])
        case _:
            return "\n".join(filter(None, map(words_of, shown))) if isinstance(shown, list) else ""


def buttons_of(message: Json) -> list[str]:
    """The words on every button of a message."""
    elements = [
        one for block in message["blocks"] for one in (*block.get("elements", ()), block.get("accessory"))
    ]
    return [one["text"]["text"] for one in elements if one and one["type"] == "button"]


@asynccontextmanager
async def staged(
    database: str,
    *,
    patience: float = PATIENCE,
    app: AppUnderTest = BOT,
    timing: Timing = NO_RETRIES,
    site: str | None = None,
    workspace: Workspace = WORKSPACE,
    opens: datetime = OPENS,
    with_squad: bool = True,
) -> AsyncIterator[Scene]:
    """The bot, the small Slack and the Churn squad, over a migrated database."""
    clock = PlayClock(opens, real=lambda: opens)
    play = Overheard(workspace, app, clock, timing=timing)
    heard: list[Request] = []
    async with play.running() as address, httpx.AsyncClient(trust_env=False) as http:
        settings = _settings(f"{address}/api/", app, database, site)
        async with assembled(settings, now=clock.now, pace=Pace.unhurried, patience=patience) as cairn:
            cairn.web.add_middleware(Ears, heard=heard)
            async with serving(cairn.web, "127.0.0.1", 0) as bot:
                play.app = replace(app, url=f"{bot}/slack/events")
                if with_squad:
                    await _form_the_squad(cairn)
                yield Scene(play, cairn, f"{bot}/slack/events", http, heard)
                await play.settled()


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    async with staged(sqlite_url) as scene:
        yield scene


def _settings(api_url: str, app: AppUnderTest, database: str, site: str | None = None) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(app.bot_token),
        slack_signing_secret=SecretStr(app.signing_secret),
        slack_app_token=SecretStr(app.app_token) if app.app_token else None,
        slack_api_url=api_url,
        database_url=SecretStr(database),
        cairn_url=site,
    )


async def _form_the_squad(cairn: Cairn) -> None:
    workspace, lead, services = cairn.workspace, PersonId(DEE), cairn.services
    others = {ANA: "Product Marketing", BO: "Sales", CHEN: "Engineering"}
    await services.meet(workspace, [lead, *map(PersonId, others)])
    squad = CreateSquad(
        workspace, lead, "churn", "Churn squad", ChannelId(CHURN), function="Customer Success"
    )
    await services.perform(create_squad, squad)
    for person, function in others.items():
        await services.perform(add_member, AddMember(workspace, lead, "churn", PersonId(person), function))
    drafts = read_key_results(KEY_RESULTS, services.now().date())
    objective = CreateObjective(workspace, lead, "churn", "Customers LOVE our Product", drafts)
    await services.perform(create_objective, objective)
