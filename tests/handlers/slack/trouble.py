"""Trouble on purpose: storage that is busy or broken, payloads sent once more with a difference."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from urllib.parse import urlencode

from sqlalchemy import Connection

from tests.stage import DEE, Json, Scene


@asynccontextmanager
async def blocked_storage(scene: Scene) -> AsyncIterator[None]:
    """The one storage thread is busy until the block ends."""
    begun, done = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hold(_: Connection, __: datetime) -> None:
        loop.call_soon_threadsafe(begun.set)
        done.wait()

    holding = asyncio.create_task(scene.cairn.store.run(hold))
    await begun.wait()
    try:
        yield
    finally:
        done.set()
        await holding


async def break_check_ins(scene: Scene) -> None:
    """From here on every check-in fails for a reason that is ours."""
    await scene.cairn.store.run(
        lambda connection, _: connection.exec_driver_sql("ALTER TABLE check_in RENAME TO elsewhere").close()
    )


async def asked_again(scene: Scene) -> Json:
    """This week's question to Dee, who answered last week."""
    await scene.ask(DEE, "/okr checkin KR2 3.1% c6")
    return await scene.prompt(DEE, week=1)


def interaction(payload: Json, **changed: object) -> bytes:
    """The body of a click or a form, changed somewhere."""
    return urlencode({"payload": json.dumps({**payload, **changed})}).encode()
