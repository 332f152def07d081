"""A calendar is fetched over HTTPS from the open internet alone, within bounds of size and time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import httpx
import pytest

from bot.holidays import address
from bot.holidays.address import MOST_BYTES, NotFetched, fetch, is_public

PUBLIC = "93.184.215.14"
SECRET = "https://example.com/private-5f2c/basic.ics"

Answer = Callable[[httpx.Request], httpx.Response]


@dataclass(slots=True)
class Names:
    """Looks hosts up as told."""

    known: dict[str, list[str]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        if host not in self.known:
            raise OSError(-2, "Name or service not known")
        return self.known[host]


@pytest.fixture
def names() -> Names:
    return Names({"example.com": [PUBLIC, "2606:2800:21f::1"], "inside.example.com": ["10.0.0.7"]})


async def fetched(names: Names, answer: Answer, url: str = SECRET) -> bytes:
    return await fetch(url, resolve=names, transport=httpx.MockTransport(answer))


async def refused(names: Names, answer: Answer, url: str = SECRET) -> str:
    with pytest.raises(NotFetched) as told:
        await fetched(names, answer, url)
    assert "5f2c" not in str(told.value)
    return str(told.value)


def never(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"nobody should have been asked: {request.url}")


async def test_the_address_looked_at_is_the_address_asked_under_the_hosts_name(names: Names) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, content=b"BEGIN:VCALENDAR")

    assert await fetched(names, answer) == b"BEGIN:VCALENDAR"
    assert asked[0].url == f"https://{PUBLIC}/private-5f2c/basic.ics"
    assert asked[0].headers["host"] == "example.com"
    assert asked[0].extensions["sni_hostname"] == "example.com"
    assert names.asked == [("example.com", 443)]


@pytest.mark.parametrize(
    "private",
    [
        "127.0.0.1",
        "10.0.0.7",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.7",
        "64:ff9b::a00:7",
        "2002:a00:7::1",
        "2001:0:a00:7::1",
    ],
)
def test_an_address_within_a_private_network_is_not_public(private: str) -> None:
    assert not is_public(private)


@pytest.mark.parametrize("public", [PUBLIC, "2606:2800:21f::1", "::ffff:93.184.215.14"])
def test_an_address_out_on_the_internet_is_public(public: str) -> None:
    assert is_public(public)


async def test_a_host_in_a_private_network_is_not_asked(names: Names) -> None:
    said = await refused(names, never, "https://inside.example.com/5f2c")
    assert said == "the address leads into a private network"


async def test_a_host_of_which_one_address_is_private_is_not_asked(names: Names) -> None:
    names.known["example.com"] = [PUBLIC, "127.0.0.1"]
    assert "private network" in await refused(names, never)


async def test_an_address_in_numbers_is_looked_at_as_well() -> None:
    with pytest.raises(NotFetched, match="private network"):
        await fetch("https://127.0.0.1/x.ics", transport=httpx.MockTransport(never))
    with pytest.raises(NotFetched, match="private network"):
        await fetch("https://[::1]/x.ics", transport=httpx.MockTransport(never))


async def test_a_host_that_nobody_knows(names: Names) -> None:
    assert "cannot be reached" in await refused(names, never, "https://nowhere.example.com/5f2c")


@pytest.mark.parametrize("elsewhere", ["https://inside.example.com/x", "https://[::1]/x"])
async def test_whoever_is_sent_on_into_a_private_network_stops_there(names: Names, elsewhere: str) -> None:
    names.known["::1"] = ["::1"]
    sent_on = httpx.Response(302, headers={"location": elsewhere})
    assert "private network" in await refused(names, lambda _: sent_on)


async def test_whoever_is_sent_on_without_tls_stops_there(names: Names) -> None:
    sent_on = httpx.Response(301, headers={"location": "http://example.com/x"})
    assert "https://" in await refused(names, lambda _: sent_on)


async def test_whoever_is_sent_on_arrives(names: Names) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/new.ics":
            return httpx.Response(302, headers={"location": "/new.ics"})
        return httpx.Response(200, content=b"there")

    assert await fetched(names, answer) == b"there"
    assert len(names.asked) == 2


async def test_whoever_is_sent_on_for_ever_stops(names: Names) -> None:
    sent_on = httpx.Response(302, headers={"location": SECRET})
    assert "more than 3 times" in await refused(names, lambda _: sent_on)


@pytest.mark.parametrize("status", [204, 304, 401, 404, 500])
async def test_another_answer_is_told_by_its_number(names: Names, status: int) -> None:
    assert str(status) in await refused(names, lambda _: httpx.Response(status))


async def test_what_does_not_end_is_cut_off(names: Names) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"x" * 65536

    assert "larger than" in await refused(names, lambda _: httpx.Response(200, content=endless()))
    assert read <= MOST_BYTES // 65536 + 1


async def test_what_comes_packed_is_not_unpacked(names: Names) -> None:
    packed = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(b"\x1f\x8b"))
    assert "packed" in await refused(names, lambda _: packed)


async def test_who_does_not_answer_is_not_waited_for(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "WITHIN", 0.0)

    async def silent() -> AsyncIterator[bytes]:
        await asyncio.Event().wait()
        yield b""

    assert "within" in await refused(names, lambda _: httpx.Response(200, content=silent()))


async def test_a_broken_connection_is_told(names: Names) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    assert "ConnectError" in await refused(names, answer)
