"""Sockets break and are taken back while people click and type: nothing is lost, nothing is done twice."""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from playground import Timing
from playground.facts import Json
from playground.faults import Fault, Trouble
from tests.stage import ANA, BO, BOT, CHEN, DEE, GENERAL, Scene, staged, words_of

TYPED = {ANA: "19%", BO: "$150,000", CHEN: "$1,500", DEE: "2.9%"}
KEY_RESULTS = {ANA: "KR1", BO: "KR4", CHEN: "KR3", DEE: "KR2"}

SOON_AGAIN = Timing(ack=1.5, retries=(0.0, *[0.25] * 20))
"""Slack's retries, sooner after each other and more of them: the sockets break more often, too."""

SOCKETS_ONLY = replace(BOT, app_token="xapp-1", prefer_socket=True)

ROUNDS = 6


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    async with staged(sqlite_url, app=SOCKETS_ONLY, timing=SOON_AGAIN, patience=0.3) as scene:
        scene.play.app = replace(scene.play.app, url=None)
        yield scene


async def _notes(scene: Scene) -> Counter[str]:
    sql = "SELECT note FROM check_in"
    rows = await scene.cairn.store.run(lambda connection, _: connection.exec_driver_sql(sql).all())
    return Counter(str(note) for (note,) in rows)


async def _breaking(scene: Scene) -> None:
    """Both connections are gone while deliveries are on their way."""
    await scene.play.sockets.somebody()
    await asyncio.sleep(0)
    scene.play.sockets.drop()


async def _type(scene: Scene, who: str, number: int) -> Json:
    channel = await scene.person(who).app_channel()
    return await scene.person(who).say(channel, f"{TYPED[who]} c6 typed {who} {number}")


async def _command(scene: Scene, who: str, number: int) -> str | None:
    """The note of the check-in, if Slack heard that it was taken."""
    note = f"commanded {who} {number}"
    said = await scene.person(who).say(GENERAL, f"/okr checkin {KEY_RESULTS[who]} {TYPED[who]} c6 {note}")
    return None if "failed" in said else note


async def test_what_is_typed_is_kept_once_however_often_the_sockets_break(scene: Scene) -> None:
    for number in range(ROUNDS):
        await asyncio.gather(*(_type(scene, who, number) for who in TYPED), _breaking(scene))
    await scene.settled()
    expected = [f"typed {who} {number}" for who in TYPED for number in range(ROUNDS)]
    assert await _notes(scene) == Counter(expected)


async def test_every_command_that_slack_heard_taken_is_kept_and_none_is_done_twice(scene: Scene) -> None:
    taken: list[str | None] = []
    for number in range(ROUNDS):
        *answered, _ = await asyncio.gather(
            *(_command(scene, who, number) for who in TYPED), _breaking(scene)
        )
        taken += answered
        await scene.play.sockets.somebody()
        taken.append(await _command(scene, ANA, 100 + number))
    await scene.settled()
    notes = await _notes(scene)
    heard = set(taken) - {None}
    assert heard <= notes.keys()
    assert len(heard) >= ROUNDS, "whoever asks again when a socket is up is heard"
    assert max(notes.values()) == 1


async def test_a_click_pressed_again_because_the_sockets_broke_counts_once(scene: Scene) -> None:
    await scene.say(ANA, "19% c6")
    question = await scene.prompt(ANA, week=1)
    home = await scene.person(ANA).app_channel()
    presses = (scene.person(ANA).press(home, question["ts"], "no_change") for _ in range(3))
    await asyncio.gather(*presses, _breaking(scene))
    await scene.play.sockets.somebody()
    await scene.settled()
    if await scene.count("check_in") == 1:
        await scene.press(ANA, home, question, "no_change")
    assert await scene.count("check_in") == 2


async def test_a_goodbye_loses_not_even_a_command(scene: Scene) -> None:
    for number in range(ROUNDS):
        *taken, _ = await asyncio.gather(
            *(_command(scene, who, number) for who in TYPED), scene.play.sockets.warn()
        )
        assert None not in taken
    await scene.settled()
    assert sum((await _notes(scene)).values()) == len(TYPED) * ROUNDS


async def test_what_was_heard_before_a_goodbye_is_acknowledged_after_it(scene: Scene) -> None:
    release = threading.Event()
    held = asyncio.create_task(scene.cairn.store.run(lambda *_: release.wait(30)))
    asking = asyncio.create_task(_command(scene, ANA, 1))
    while not scene.cairn.desk._at_work:
        await asyncio.sleep(0.01)
    await scene.play.sockets.refresh()
    await scene.play.sockets.somebody()
    release.set()
    await held
    assert await asking is not None
    await scene.settled()
    [answer] = await scene.private(ANA)
    assert "19%" in words_of(answer)


async def test_what_was_heard_before_the_sockets_broke_is_acknowledged_over_the_next(scene: Scene) -> None:
    release = threading.Event()
    held = asyncio.create_task(scene.cairn.store.run(lambda *_: release.wait(30)))
    asking = asyncio.create_task(_command(scene, ANA, 1))
    while not scene.cairn.desk._at_work:
        await asyncio.sleep(0.01)
    scene.play.sockets.drop()
    await scene.play.sockets.somebody()
    release.set()
    await held
    assert await asking is not None


@pytest.mark.parametrize("trouble", [Trouble.DUPLICATE, Trouble.REORDER, Trouble.CUT])
@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_what_is_told_twice_late_or_without_our_being_heard_is_done_once(
    sqlite_url: str, trouble: Trouble, transport: str
) -> None:
    app = BOT if transport == "http" else SOCKETS_ONLY
    async with staged(sqlite_url, app=app, timing=SOON_AGAIN) as scene:
        after = trouble is Trouble.CUT
        scene.play.faults.append(
            Fault("events.message", kind=trouble, times=None, chance=0.5, seconds=0.2, after=after)
        )
        await asyncio.gather(*(_type(scene, who, number) for who in TYPED for number in range(ROUNDS)))
        await scene.settled()
        notes = await _notes(scene)
        assert len(notes) == len(TYPED) * ROUNDS
        assert set(notes.values()) == {1}
