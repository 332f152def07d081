"""What must cost nothing or little, counted rather than timed."""

from typing import Any

from aiohttp import ClientSession
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground import AppUnderTest, Playground
from playground.running import serving
from tests.playground.listener import listening, say
from tests.playground.stage import ANA, BO, BOTS, SECRET, Wall, played


async def test_a_message_is_drawn_only_for_pages_that_are_open(play: Playground) -> None:
    drawn: list[str] = []
    show = play.live.show_message

    def counting(channel: Any, message: Any) -> Any:
        drawn.append(message.text)
        return show(channel, message)

    play.live.show_message = counting
    await play.act("message", user=ANA, channel=BOTS, text="nobody looks")
    async with (
        play.running() as url,
        ClientSession() as session,
        session.ws_connect(f"{url}/ui/live?user={BO}") as page,
    ):
        assert (await page.receive_json())["type"] == "state"
        await play.act("message", user=ANA, channel=SECRET, text="not for Bo")
        await play.act("message", user=ANA, channel=BOTS, text="Bo looks")
        assert (await page.receive_json())["message"]["text"] == "Bo looks"
    await play.act("message", user=ANA, channel=BOTS, text="nobody looks any more")
    assert drawn == ["Bo looks"]


async def test_events_that_follow_one_another_use_one_connection(wall: Wall) -> None:
    callers = []

    async def hear(request: Request) -> Response:
        callers.append(request.client)
        return Response()

    asgi = Starlette(routes=[Route("/", hear, methods=["POST"])])
    async with serving(asgi, "127.0.0.1", 0) as app_url:
        play = played(wall, AppUnderTest(url=f"{app_url}/"))
        async with play.running():
            for text in "abc":
                await play.act("message", user=ANA, channel=BOTS, text=text)
                await play.settled()
    assert (len(callers), len(set(callers))) == (3, 1)


async def test_a_playground_started_again_delivers_again(play: Playground) -> None:
    for text in ("first run", "second run"):
        async with play.running(), listening(play) as listener:
            await say(play, text)
            assert [body["event"]["text"] for body in listener.bodies] == [text]
