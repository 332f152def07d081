"""What people saw, as it is counted from outside."""

from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from playground.seen import Seen, Sight
from tests.playground.stage import ANA, BO, BOT, BOTS, GENERAL

Json = dict[str, Any]


async def asked(url: str, path: str = "", **query: str) -> Json:
    async with ClientSession() as session, session.get(f"{url}/control/seen{path}", params=query) as response:
        answer: Json = await response.json()
        return answer


def letter(number: str) -> Json:
    return {"event_type": "letter", "event_payload": {"letter": number}}


@pytest.fixture
async def letters(client: AsyncWebClient) -> str:
    """One to Ana, one to Bo twice, one to a channel without a number; gives Ana's conversation."""
    await client.chat_postMessage(channel=BO, text="b", metadata=letter("2"))
    await client.chat_postMessage(channel=BO, text="b", metadata=letter("2"))
    await client.chat_postMessage(channel=BOTS, text="all")
    posted = await client.chat_postMessage(channel=ANA, text="a", metadata=letter("1"))
    return str(posted["channel"])


async def test_messages_are_counted_by_what_their_metadata_says(url: str, letters: str) -> None:
    counted = await asked(url, "/keys", key="letter")
    assert counted["posted"] == {"1": 1, "2": 2}
    assert (counted["twice"], counted["without"]) == ({"2": 2}, 1)


async def test_messages_are_counted_by_person_and_conversation(
    url: str, letters: str, client: AsyncWebClient
) -> None:
    await client.chat_postEphemeral(channel=BOTS, user=ANA, text="psst")
    people = (await asked(url, "/people"))["people"]
    assert people[ANA] == {letters: 1, BOTS: 2}
    assert sorted(people[BO].values()) == [1, 2]
    assert people[BOT][BOTS] == 1


async def test_the_log_only_grows(url: str, letters: str, client: AsyncWebClient) -> None:
    before = (await asked(url))["seen"]
    ts = before[-1]["ts"]
    await client.chat_update(channel=letters, ts=ts, text="changed", metadata=letter("1"))
    await client.chat_delete(channel=letters, ts=ts)
    after = await asked(url)
    assert after["seen"][:4] == before
    assert [(row["n"], row["kind"], row["text"]) for row in after["seen"][3:]] == [
        (3, "posted", "a"),
        (4, "changed", "changed"),
        (5, "deleted", "changed"),
    ]
    assert (await asked(url, "/keys", key="letter"))["posted"]["1"] == 1


async def test_a_row_says_who_where_and_with_what(url: str, letters: str, play: Playground) -> None:
    row = (await asked(url, user=ANA, channel=letters))["seen"][0]
    assert row == {
        "n": 3,
        "kind": "posted",
        "channel": letters,
        "person": ANA,
        "ts": row["ts"],
        "thread_ts": None,
        "author": BOT,
        "ephemeral": False,
        "text": "a",
        "metadata": letter("1"),
    }
    assert [one["person"] for one in (await asked(url, channel=BOTS))["seen"]] == [None]
    assert play.world.message(letters, row["ts"]).text == "a"


async def test_the_log_is_read_in_pages(url: str, letters: str) -> None:
    first = await asked(url, limit="3")
    rest = await asked(url, since=str(first["next"]))
    assert [row["n"] for row in first["seen"] + rest["seen"]] == [0, 1, 2, 3]
    assert (rest["next"], rest["count"]) == (4, 4)
    assert (await asked(url, since="-1"))["error"] == "invalid_arguments"


async def test_what_people_say_is_seen_too(url: str, play: Playground) -> None:
    await play.act("message", user=ANA, channel=GENERAL, text="hello")
    (row,) = (await asked(url, user=BO))["seen"]
    assert (row["author"], row["text"]) == (ANA, "hello")


async def test_only_posting_counts_as_a_message(play: Playground) -> None:
    seen = Seen(play.world)
    channel = play.world.channel(BOTS)
    posted = (await play.act("message", user=ANA, channel=BOTS, text="hello"))["ts"]
    for kind in Sight:
        seen.note(kind, channel, play.world.message(BOTS, posted))
    assert seen.by_person()[BO] == {BOTS: 1}
