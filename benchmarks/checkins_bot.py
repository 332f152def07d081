"""The bot of a run of check-ins, with a door beside its own that is the least a check-in could be.

Arguments: the address of a Slack, a database, a port. It stops when its input ends.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime
from typing import Final

import uvloop
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck
from sqlalchemy import Connection, func, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.crowd import NOW
from benchmarks.process import HERE
from benchmarks.server import empty_app, settings_for, stop_when_input_ends, submissions
from bot import log
from bot.assemble import Cairn, assembled
from bot.serve import serve
from storage import tables
from storage.work import Store

_TABLE: Final = "CREATE TABLE ceiling (said VARCHAR(40) NOT NULL)"
_INSERT: Final = "INSERT INTO ceiling (said) VALUES ('two more customers told us so')"


def _make_table(connection: Connection, _: datetime) -> None:
    connection.exec_driver_sql(_TABLE)


def _insert(connection: Connection, _: datetime) -> None:
    connection.exec_driver_sql(_INSERT)


def _check_ins(connection: Connection, _: datetime) -> int:
    return connection.execute(select(func.count()).select_from(tables.check_in)).scalar_one()


def _inserting(store: Store) -> AsyncSlackRequestHandler:
    """Bolt with one listener, which has a row inserted and acknowledges it after the commit."""
    app = empty_app()

    @app.command("/insert")
    async def insert(ack: AsyncAck) -> None:
        await store.run(_insert)
        await ack()

    return AsyncSlackRequestHandler(app)


def _site(cairn: Cairn) -> Starlette:
    bolt = _inserting(cairn.store)

    async def insert(request: Request) -> Response:
        return await bolt.handle(request)

    async def kept(_: Request) -> Response:
        rows, forms = await cairn.store.run(_check_ins), await cairn.store.run(submissions)
        return JSONResponse({"check_ins": rows, "submissions": forms, "cpu": time.process_time()})

    ours = (Route("/insert", insert, methods=["POST"]), Route("/kept", kept))
    return Starlette(routes=[*ours, *cairn.web.routes])


async def run(api_url: str, database: str, port: int) -> None:
    began = datetime.now(UTC)
    async with assembled(
        settings_for(api_url, database), now=lambda: NOW + (datetime.now(UTC) - began)
    ) as cairn:
        await cairn.store.run(_make_table)
        stopping = asyncio.create_task(stop_when_input_ends())
        await serve(_site(cairn), HERE, port)
        stopping.cancel()


if __name__ == "__main__":
    log.set_up("ERROR")  # a revision that waits for its turn is to be expected
    uvloop.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
