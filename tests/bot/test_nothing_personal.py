"""What people write and what they are called reaches neither the log nor the numbers, whatever happens."""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.log import LogFormat, discreet, formatter
from playground import Fault
from tests.stage import ANA, BO, CHURN, DEE, OPENS, Scene, staged

CANARIES = ("titlebird", "notebird", "blockbird", "namebird", "jobbird", "slipbird", "talkbird")
"""Words that somebody types where something is asked for, or where nothing is."""

PEOPLE = r"(?i)\b(?:Ana|Bo|Chen|Dee)\b"


class Kept(logging.Handler):
    """Every line that would be written if all levels were."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.addFilter(discreet)
        self.setFormatter(formatter(LogFormat.JSON))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept(caplog: pytest.LogCaptureFixture) -> Iterator[Kept]:
    kept = Kept()
    caplog.set_level(logging.DEBUG)
    logging.getLogger().addHandler(kept)
    yield kept
    logging.getLogger().removeHandler(kept)


async def test_nothing_that_people_write_is_logged_or_counted(migrated_url: str, kept: Kept) -> None:
    async with staged(migrated_url) as scene:
        await _live(scene, kept)


async def _live(scene: Scene, kept: Kept) -> None:
    await _set_up(scene)
    await _answer(scene)
    await _get_into_trouble(scene)
    written = "\n".join(kept.lines)
    numbers = (await scene.http.get(scene.door.replace("/slack/events", "/metrics"))).text
    told = set(re.findall(r'"event": "([^"]+)"', written))
    assert told >= {"letter written", "letter claimed", "letter said", "letter comes later", "letter failed"}
    for text in (written, numbers):
        assert [bird for bird in CANARIES if bird in text] == []
        assert re.findall(PEOPLE, text) == []
    assert not re.search(rf"{ANA}|{BO}|{DEE}|{CHURN}|churn", numbers)


async def _set_up(scene: Scene) -> None:
    await scene.ask(DEE, '/okr squad new nests "The namebird squad" #general')
    await scene.ask(DEE, f"/okr squad add nests <@{ANA}> jobbird")
    await scene.ask(DEE, "/okr new nests Everybody loves the titlebird")
    await scene.ask(DEE, f"/okr kr add O2 Increase titlebird sightings from 1 to 9 <@{ANA}> leading")
    await scene.ask(DEE, f"/okr kr add O2 Increase slipbird from many to few <@{ANA}>")
    await scene.ask(DEE, "/okr slipbird")


async def _answer(scene: Scene) -> None:
    prompt = await scene.prompt(ANA)
    channel = await scene.person(ANA).app_channel()
    await scene.press(ANA, channel, prompt, "Check in")
    await scene.submit(ANA, {"value:1": "slipbird", "confidence:1": "6", "note:1": "notebird"})
    await scene.submit(ANA, {"value:1": "19%", "confidence:1": "6", "note:1": "notebird"})
    await scene.say(ANA, "good morning, talkbird")
    await scene.ask(ANA, "/okr checkin KR5 3 c2 notebird, blocked: blockbird")


async def _get_into_trouble(scene: Scene) -> None:
    """Slack takes a message and says nothing of it, is down, and refuses the digest."""
    tell = "chat.postMessage"
    scene.play.faults.append(Fault(tell, status=502, after=True))
    scene.play.faults.append(Fault(tell, status=503))
    await scene.go(OPENS + timedelta(hours=10))
    scene.play.faults.append(Fault(tell, status=200, error="is_archived"))
    await scene.go(OPENS + timedelta(days=1, hours=10))
    scene.play.faults.append(Fault("chat.update", status=503))
    await scene.ask(BO, "/okr checkin KR4 $150k c5 notebird")
    await scene.go(OPENS + timedelta(days=1, hours=11))
