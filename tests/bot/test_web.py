"""The web server: Slack's door, and two pages for whoever watches over the process."""

from collections.abc import AsyncIterator

import httpx
import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.turnstile import Turnstile
from bot.web import MOST_BYTES, web


async def authorize() -> AuthorizeResult:
    raise NotImplementedError


@pytest.fixture
def checks() -> dict[str, bool]:
    """What /readyz is told; change it to make something fail."""
    return {"database": True, "migrated": True, "slack": True}


@pytest.fixture
async def door(checks: dict[str, bool]) -> AsyncIterator[httpx.AsyncClient]:
    async def found() -> dict[str, bool]:
        return checks

    app = web(found, AsyncApp(signing_secret="secret", authorize=authorize))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        yield client


async def test_a_live_process_says_so_whatever_else_is_wrong(
    door: httpx.AsyncClient, checks: dict[str, bool]
) -> None:
    checks["database"] = False
    answer = await door.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


async def test_a_process_is_ready_when_everything_is(door: httpx.AsyncClient) -> None:
    assert (await door.get("/readyz")).status_code == 200


@pytest.mark.parametrize("amiss", ["database", "migrated", "slack"])
async def test_a_process_is_not_ready_when_something_is_amiss_and_says_what(
    door: httpx.AsyncClient, checks: dict[str, bool], amiss: str
) -> None:
    checks[amiss] = False
    answer = await door.get("/readyz")
    assert answer.status_code == 503
    assert [name for name, good in answer.json().items() if not good] == [amiss]


async def test_a_request_beyond_measure_is_refused_before_it_is_read(door: httpx.AsyncClient) -> None:
    assert (await door.post("/slack/events", content=b"x" * (MOST_BYTES + 1))).status_code == 413


@pytest.mark.parametrize("length", ["", "many", "-1"])
async def test_a_request_that_does_not_say_how_long_it_is_is_refused(
    door: httpx.AsyncClient, length: str
) -> None:
    headers = {"content-length": length} if length else {}
    request = door.build_request("POST", "/slack/events", content=_pieces(), headers=headers)
    if not length:
        request.headers.pop("content-length", None)
    assert (await door.send(request)).status_code == 413


async def _pieces() -> AsyncIterator[bytes]:
    yield b"x"


FORM = {"content-type": "application/x-www-form-urlencoded"}


async def test_an_unsigned_request_is_refused(door: httpx.AsyncClient) -> None:
    answer = await door.post("/slack/events", content=b"command=/okr", headers=FORM)
    assert answer.status_code == 401


@pytest.mark.parametrize("body", [b"payload=1", b"payload=%7B", b"payload=[]", b"\xff\xfe"])
async def test_a_body_that_cannot_be_read_is_refused_and_the_door_stays_open(
    door: httpx.AsyncClient, body: bytes
) -> None:
    refused = await door.post("/slack/events", content=body, headers=FORM)
    assert refused.status_code in {400, 401}
    assert (await door.get("/healthz")).status_code == 200


async def test_when_too_much_is_in_hand_the_next_is_refused_before_it_costs_anything() -> None:
    async def found() -> dict[str, bool]:
        return {}

    full = Turnstile(most=0)
    app = web(found, AsyncApp(signing_secret="secret", authorize=authorize), turnstile=full)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        assert (await client.post("/slack/events", content=b"x")).status_code == 503
        assert (await client.get("/readyz")).status_code == 200


async def test_a_process_that_cannot_do_its_work_any_more_asks_to_be_restarted() -> None:
    async def found() -> dict[str, bool]:
        return {}

    app = web(found, None, lambda: False)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:
        assert (await client.get("/healthz")).status_code == 503


async def test_without_a_signing_secret_there_is_no_door_for_slack() -> None:
    async def found() -> dict[str, bool]:
        return {}

    transport = httpx.ASGITransport(web(found, None))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        assert (await client.post("/slack/events", content=b"x")).status_code == 404
        assert (await client.get("/healthz")).status_code == 200
