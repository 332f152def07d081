"""Socket Mode as Bolt speaks it, noticing a lost connection sooner than it does by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground


@asynccontextmanager
async def socket_mode(play: Playground, url: str) -> AsyncIterator[AsyncApp]:
    """A Bolt app that is connected over Socket Mode."""
    async with ClientSession() as session:
        bolt = AsyncApp(client=AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session))
        web_client = AsyncWebClient("xapp-playground", base_url=f"{url}/api/", session=session)
        handler = AsyncSocketModeHandler(bolt, "xapp-playground", web_client=web_client, ping_interval=0.2)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        try:
            yield bolt
            await play.settled()
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]
