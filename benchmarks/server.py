"""The process under test: the bot as it runs for real, with the doors it is compared to beside its own.

Arguments: the address of a Slack to talk to, a database, a port. It stops when its input ends.
"""

import asyncio
import os
import signal
import sys
import time
from datetime import UTC, datetime
from typing import Any

import uvloop
from pydantic import SecretStr
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import Connection, delete, func, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.cast import PEOPLE, TODAY, WEEKS, WORKSPACE
from benchmarks.process import HERE
from benchmarks.request import SECRET
from bot import log
from bot.assemble import Cairn, assembled
from bot.serve import serve
from bot.settings import Settings
from storage import tables
from storage.work import Store

TOKEN = "xoxb-benchmark"

A_WHILE = 0.1
"""Seconds after which what was checked in meanwhile is forgotten again."""

Json = dict[str, Any]


class ShortMemory:
    """Keeps the history of each key result at the length it has in practice, whatever the load adds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._forgotten = 0

    async def run(self) -> None:
        while True:
            await asyncio.sleep(A_WHILE)
            await self.forget()

    async def forget(self) -> int:
        """Forget what the load added; gives how many check-ins that were, since the start."""
        gone = await self._store.run(_forget)  # first, since two may be forgetting at a time
        self._forgotten += gone
        return self._forgotten


def _forget(connection: Connection, _: datetime) -> int:
    seeded = WEEKS * len(PEOPLE)
    return connection.execute(delete(tables.check_in).where(tables.check_in.c.id > seeded)).rowcount


def submissions(connection: Connection, _: datetime) -> int:
    forms = tables.heard.c.key.startswith("view:")
    return connection.execute(select(func.count()).select_from(tables.heard).where(forms)).scalar_one()


def empty_app() -> AsyncApp:
    """Bolt with its middleware and nothing to do: the ceiling of anything built on it."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=WORKSPACE, bot_token=TOKEN, bot_user_id="U0BOT")

    app = AsyncApp(signing_secret=SECRET, authorize=authorize)

    @app.command("/empty")
    async def empty(ack: AsyncAck) -> None:
        await ack()

    return app


async def _bare(request: Request) -> Response:
    """Starlette and Slack's signature, without Bolt."""
    valid = SignatureVerifier(SECRET).is_valid_request(await request.body(), dict(request.headers))
    return Response(status_code=200 if valid else 401)


def _site(cairn: Cairn, memory: ShortMemory) -> Starlette:
    bolt = AsyncSlackRequestHandler(empty_app())

    async def kept(_: Request) -> Response:
        check_ins, forms = await memory.forget(), await cairn.store.run(submissions)
        return JSONResponse({"check_ins": check_ins, "submissions": forms, "cpu": time.process_time()})

    async def empty(request: Request) -> Response:
        return await bolt.handle(request)

    ours = (
        Route("/bare", _bare, methods=["POST"]),
        Route("/empty", empty, methods=["POST"]),
        Route("/kept", kept),
    )
    return Starlette(routes=[*ours, *cairn.web.routes])


def settings_for(api_url: str, database: str) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, and says so to nobody
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        slack_app_token=None,
        slack_api_url=api_url,
        database_url=SecretStr(database),
    )


async def run(api_url: str, database: str, port: int) -> None:
    began = datetime.now(UTC)
    async with assembled(
        settings_for(api_url, database), now=lambda: TODAY + (datetime.now(UTC) - began)
    ) as cairn:
        memory = ShortMemory(cairn.store)
        beside = [asyncio.create_task(each) for each in (memory.run(), stop_when_input_ends())]
        await serve(_site(cairn, memory), HERE, port)
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)


async def stop_when_input_ends() -> None:
    """Whoever measures may die, and must not leave us behind."""
    await asyncio.to_thread(sys.stdin.read)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    log.set_up("WARNING")
    uvloop.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
