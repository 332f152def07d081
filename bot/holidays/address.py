"""Fetches a calendar from an address: HTTPS alone, never from a private network, within bounds."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

import httpx

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host; raises OSError."""

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_REDIRECTS: Final = 3
WITHIN: Final = 30.0
"""Seconds for everything together."""

_A_STEP: Final = httpx.Timeout(10)
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as a gateway translates them: they may be private ones."""


class NotFetched(Exception):
    """What was asked for did not come; says why, without the address, which may be a secret."""


async def resolved(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Whether it is certainly out on the internet, in whatever way it is written."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (ip in _TRANSLATED or ip.sixtofour or ip.teredo):
        return False
    within: IPv4Address | IPv6Address = (ip.ipv4_mapped or ip) if isinstance(ip, IPv6Address) else ip
    return within.is_global and not within.is_multicast


async def fetch(
    address: str, *, resolve: Resolve = resolved, transport: httpx.AsyncBaseTransport | None = None
) -> bytes:
    """What that address answers; raises NotFetched."""
    try:
        async with asyncio.timeout(WITHIN), _client(transport) as client:
            return await _follow(client, httpx.URL(address), resolve)
    except TimeoutError:
        raise NotFetched(f"no whole answer came within {WITHIN:.0f} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        raise NotFetched(f"the address cannot be reached ({type(error).__name__})") from None


def _client(transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """Proxies of the environment are passed by: they would look the host up anew."""
    headers = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "identity"}
    return httpx.AsyncClient(timeout=_A_STEP, trust_env=False, transport=transport, headers=headers)


async def _follow(client: httpx.AsyncClient, url: httpx.URL, resolve: Resolve) -> bytes:
    for _ in range(MOST_REDIRECTS + 1):
        answer = await _ask(client, url, resolve)
        if isinstance(answer, bytes):
            return answer
        url = answer
    raise NotFetched(f"it was sent on more than {MOST_REDIRECTS} times")


async def _ask(client: httpx.AsyncClient, url: httpx.URL, resolve: Resolve) -> bytes | httpx.URL:
    """Its content, or where it is now. The host is named to whoever answers at the address looked at."""
    address = await _looked_at(url, resolve)
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    response = await client.send(request, stream=True)
    try:
        if response.is_redirect and "location" in response.headers:
            return url.join(response.headers["location"])
        if response.status_code != httpx.codes.OK:
            raise NotFetched(f"the address answered {response.status_code}")
        return await _read(response)
    finally:
        await response.aclose()


async def _looked_at(url: httpx.URL, resolve: Resolve) -> str:
    """An address of the host, none of which is private: nobody gets to look it up once more."""
    if url.scheme != "https" or not url.host:
        raise NotFetched("it was sent on to an address that does not begin with https://")
    found = await resolve(url.host, url.port or 443)
    if not found or not all(map(is_public, found)):
        raise NotFetched("the address leads into a private network")
    return found[0]


async def _read(response: httpx.Response) -> bytes:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise NotFetched("it came packed, though it was asked for as it is")
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > MOST_BYTES:
            raise NotFetched(f"it is larger than {MOST_BYTES // 1024} KiB")
    return bytes(content)
