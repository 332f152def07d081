"""What the page asks and is pushed."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse
from slack_sdk.web.async_client import AsyncWebClient

from playground import AppUnderTest, Jump, PlayClock, Playground, read_workspace, running
from playground.__main__ import options, playground_of
from tests.playground.stage import ANA, BO, BOT, BOTS, GENERAL, Wall, modal, played

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
async def session(url: str) -> AsyncIterator[ClientSession]:
    async with ClientSession(url) as session:
        yield session


async def post(session: ClientSession, act: str, **body: Any) -> Any:
    async with session.post(f"/ui/{act}", json=body) as response:
        assert response.status == 200
        return await response.json()


async def get(session: ClientSession, path: str) -> Any:
    async with session.get(path) as response:
        return await response.json()


async def until(socket: ClientWebSocketResponse, kind: str) -> Any:
    """The next push of this kind."""
    while True:
        push = await socket.receive_json()
        if push["type"] == kind:
            return push


async def test_the_state_is_one_persons_view(session: ClientSession) -> None:
    state = await get(session, f"/ui/state?user={BO}")
    assert state["me"] == BO
    assert {one["name"] for one in state["channels"]} == {"general", "bots", "app"}
    direct = next(one for one in state["channels"] if one["kind"] == "im")
    assert direct["with"] == BOT
    assert [one["is_app"] for one in state["users"] if one["id"] == BOT] == [True]
    assert state["commands"][0] == {"command": "/okr", "usage_hint": "[help]", "description": "OKRs"}
    assert {one["type"] for one in state["shortcuts"]} == {"global", "message"}
    assert (await get(session, "/ui/state"))["me"] == ANA
    assert [one["id"] for one in (await get(session, "/ui/people"))["users"]] == [ANA, BO]
    assert (await get(session, "/ui/state?user=U404"))["error"] == "user_not_found"


async def test_messages_are_pushed_as_they_come_change_and_go(
    session: ClientSession, client: AsyncWebClient
) -> None:
    async with session.ws_connect(f"/ui/live?user={ANA}") as socket:
        assert (await socket.receive_json())["type"] == "state"
        ts = (await client.chat_postMessage(channel=BOTS, text="one"))["ts"]
        push = await until(socket, "message")
        assert (push["channel"], push["message"]["text"]) == (BOTS, "one")
        state = await until(socket, "state")
        assert [one["unread"] for one in state["channels"] if one["id"] == BOTS] == [1]
        await client.chat_update(channel=BOTS, ts=ts, text="two")
        changed = (await until(socket, "message"))["message"]
        assert (changed["ts"], changed["text"], changed["edited"]) == (ts, "two", True)
        await client.chat_delete(channel=BOTS, ts=ts)
        assert (await until(socket, "message_deleted"))["ts"] == ts


async def test_a_modal_is_pushed_when_it_opens(
    session: ClientSession, client: AsyncWebClient, play: Playground
) -> None:
    async with session.ws_connect(f"/ui/live?user={ANA}") as socket:
        await socket.receive_json()
        await client.views_open(trigger_id=play.services.triggers.issue(ANA), view=modal())
        (view,) = (await until(socket, "state"))["modals"]
        assert view["title"]["text"] == "A form"


async def test_another_persons_secrets_are_not_pushed(session: ClientSession, client: AsyncWebClient) -> None:
    async with session.ws_connect(f"/ui/live?user={BO}") as socket:
        await socket.receive_json()
        await client.chat_postEphemeral(channel=BOTS, user=ANA, text="psst")
        await client.chat_postMessage(channel=BOTS, text="loud")
        assert (await until(socket, "message"))["message"]["text"] == "loud"


async def test_failures_are_toasts(session: ClientSession) -> None:
    async with session.ws_connect(f"/ui/live?user={ANA}") as socket:
        await socket.receive_json()
        answer = await post(session, "message", user=ANA, channel=GENERAL, text="/okr")
        assert answer == {"ok": True, "failed": "dispatch_failed"}
        assert (await until(socket, "toast"))["text"] == '/okr failed with the error "dispatch_failed"'


async def test_what_is_read_is_no_longer_new(session: ClientSession) -> None:
    await post(session, "message", user=ANA, channel=GENERAL, text="hi")

    async def unread(user: str) -> int:
        state = await get(session, f"/ui/state?user={user}")
        return next(int(one["unread"]) for one in state["channels"] if one["id"] == GENERAL)

    assert (await unread(ANA), await unread(BO)) == (0, 1)
    await post(session, "read", user=BO, channel=GENERAL)
    assert await unread(BO) == 0


async def test_wrong_acts_are_refused_with_a_word(session: ClientSession) -> None:
    ts = (await post(session, "message", user=ANA, channel=GENERAL, text="hi"))["ts"]
    wrong = (
        ("message", {"user": ANA, "channel": GENERAL}, "invalid_arguments"),
        ("message", {"user": ANA, "channel": GENERAL, "text": "  "}, "no_text"),
        ("message", {"user": BO, "channel": "C0SECRET", "text": "x"}, "channel_not_found"),
        ("message", {"user": "U404", "channel": GENERAL, "text": "x"}, "user_not_found"),
        ("edit", {"user": BO, "channel": GENERAL, "ts": ts, "text": "x"}, "cant_update_message"),
        ("delete", {"user": BO, "channel": GENERAL, "ts": ts}, "cant_delete_message"),
        ("submit", {"user": BO, "view_id": "V404", "state": {}}, "not_found"),
        (
            "action",
            {"user": BO, "container": {"type": "home"}, "block_id": "b", "action_id": "a"},
            "not_found",
        ),
        ("clock", {"user": BO, "hours": -1}, "time_runs_forward"),
        ("join", {"user": BO, "channel": "C0SECRET"}, "channel_not_found"),
    )
    for act, body, error in wrong:
        assert await post(session, act, **body) == {"ok": False, "error": error}, act


async def test_threads_and_dismissals(session: ClientSession, client: AsyncWebClient) -> None:
    ts = (await post(session, "message", user=ANA, channel=BOTS, text="top"))["ts"]
    await post(session, "message", user=BO, channel=BOTS, text="below", thread_ts=ts)
    thread = await get(session, f"/ui/messages?user={ANA}&channel={BOTS}&thread={ts}")
    assert [one["text"] for one in thread["messages"]] == ["top", "below"]
    private = await client.chat_postEphemeral(channel=BOTS, user=ANA, text="psst")
    await post(session, "delete", user=ANA, channel=BOTS, ts=private["message_ts"])
    top = await get(session, f"/ui/messages?user={ANA}&channel={BOTS}")
    assert [one["text"] for one in top["messages"]] == ["top"]


async def test_the_clock_moves_forward_by_hours_days_and_to_an_instant(wall: Wall) -> None:
    play = played(wall, clock=PlayClock(MONDAY, real=lambda: MONDAY))
    await play.act("clock", hours=1)
    await play.act("clock", days=1)
    assert play.clock.now() == MONDAY + timedelta(days=1, hours=1)
    answer = await play.act("clock", to="2026-01-07T09:00:00Z")
    assert answer == {"ok": True, "now": "2026-01-07T09:00:00Z"}
    ts = (await play.act("message", user=ANA, channel=GENERAL, text="later"))["ts"]
    assert datetime.fromtimestamp(float(ts), UTC) == MONDAY + timedelta(days=2)


async def test_whoever_embeds_the_playground_names_the_jumps_and_walks_there(wall: Wall) -> None:
    walked: list[datetime] = []

    async def jumps() -> list[Jump]:
        return [Jump("next prompt", MONDAY)]

    async def travel(to: datetime) -> None:
        walked.append(to)

    play = played(wall, jumps=jumps, travel=travel)
    state = await play.state(ANA)
    assert state["clock"]["jumps"] == [{"label": "next prompt", "at": "2026-01-05T09:00:00Z"}]
    await play.act("clock", to="2026-01-05T09:00:00Z")
    assert walked == [MONDAY]


async def test_a_permalink_opens_the_page_there(session: ClientSession, client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel=BOTS, text="x"))["ts"]
    link = (await client.chat_getPermalink(channel=BOTS, message_ts=ts))["permalink"]
    async with session.get(link, allow_redirects=False) as response:
        assert response.headers["location"] == f"/?channel={BOTS}&ts={ts}"


async def test_it_serves_a_default_workspace_to_any_app() -> None:
    async with running(AppUnderTest()) as url, ClientSession(url) as session:
        state = await get(session, "/ui/state")
    assert state["team"]["name"] == "Playground"
    assert {one["name"] for one in state["channels"]} == {"general", "random", "app"}


def test_a_workspace_file_overrides_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "workspace.json"
    file.write_text(
        '{"users": [{"id": "U1", "name": "a", "real_name": "A"}],'
        ' "commands": [{"command": "/hi"}], "shortcuts": [{"callback_id": "s", "name": "S"}]}'
    )
    workspace = read_workspace(file)
    assert [one.id for one in workspace.users] == ["U1"]
    assert workspace.channels[0].members == ("U1",)
    given = options(["--workspace", str(file), "--app-url", "http://127.0.0.1:3000/", "--command", "/more"])
    play = playground_of(given)
    assert set(play.world.commands) == {"/hi", "/more"}
    assert play.app.url == "http://127.0.0.1:3000/"
