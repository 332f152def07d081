"""Slash commands: what the app receives, what people see of its answer, and of its silence."""

import asyncio
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond

from playground import Playground, Timing
from tests.playground.stage import ANA, BO, GENERAL, Stage, Wall, played


async def test_a_command_reaches_the_app_with_every_field_and_its_answer_is_private(stage: Stage) -> None:
    @stage.bolt.command("/okr")
    async def okr(ack: AsyncAck, command: dict[str, Any]) -> None:
        stage.heard.append(command)
        await ack("Hello")

    assert await stage.say("/okr list @bo in #general <now> & here") == {"ok": True}
    command = stage.heard[0]
    assert command["text"] == f"list <@{BO}|bo> in <#{GENERAL}|general> &lt;now&gt; &amp; here"
    assert {"token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name"} < set(
        command
    )
    assert command["is_enterprise_install"] == "false"
    assert await stage.texts(ANA) == ["Hello"]
    assert await stage.texts(BO) == []


async def test_a_command_that_does_not_escape_gets_the_text_as_typed(stage: Stage) -> None:
    @stage.bolt.command("/raw")
    async def raw(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack(response_type="in_channel", text=f"typed {command['text']}")

    await stage.say("/raw @bo <b>")
    assert await stage.texts(BO) == ["typed @bo <b>"]


async def test_an_unknown_command_is_refused_before_the_app_hears_of_it(stage: Stage) -> None:
    assert await stage.say("/nope") == {"ok": False, "error": "unknown_command"}


async def test_a_command_cannot_be_given_in_a_thread(stage: Stage) -> None:
    parent = await stage.say("top")
    answer = await stage.say("/okr", thread_ts=parent["ts"])
    assert answer["error"] == "command_not_supported_in_threads"


async def test_a_slow_app_is_reported_as_a_timeout(wall: Wall) -> None:
    never = asyncio.Event()
    play = played(wall, timing=Timing(ack=0.05, retries=()))
    toasts = _toasts(play)

    async def silent(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await never.wait()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server, play.running():
        port = server.sockets[0].getsockname()[1]
        play.app = replace(play.app, url=f"http://127.0.0.1:{port}/")
        answer = await play.act("message", user=ANA, channel=GENERAL, text="/okr")
        never.set()
    assert answer == {"ok": True, "failed": "operation_timeout"}
    assert toasts == ['/okr failed with the error "operation_timeout"']


async def test_an_absent_app_is_reported_as_not_reached(play: Playground, url: str) -> None:
    toasts = _toasts(play)
    play.app = replace(play.app, url="http://127.0.0.1:1/")
    assert (await play.act("message", user=ANA, channel=GENERAL, text="/okr"))["failed"] == "dispatch_failed"
    assert toasts == ['/okr failed with the error "dispatch_failed"']


async def test_an_app_that_refuses_the_signature_fails_the_command(stage: Stage) -> None:
    stage.play.app = replace(stage.play.app, signing_secret="other")
    assert (await stage.say("/okr"))["failed"] == "dispatch_failed"


async def test_a_response_url_speaks_five_times_and_no_more(stage: Stage) -> None:
    done = asyncio.Event()

    @stage.bolt.command("/okr")
    async def okr(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        for number in range(5):
            await respond(f"answer {number}")
        sixth = await respond("too much")
        stage.heard.append((sixth.status_code, sixth.body))
        done.set()

    await stage.say("/okr")
    await done.wait()
    assert await stage.texts(ANA) == [f"answer {number}" for number in range(5)]
    status, body = stage.heard[0]
    assert status == 404
    assert "used_url" in body


def _toasts(play: Playground) -> list[str]:
    heard: list[str] = []
    play.live.heard.append(
        lambda _user, push: heard.append(push["text"]) if push["type"] == "toast" else None
    )
    return heard
