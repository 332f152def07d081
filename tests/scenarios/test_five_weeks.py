"""Five weeks of six people in four time zones, as they see them: a text to be read aloud from top to bottom.

Both ends of summer time fall into them, in Berlin and London on the 25th of October and in New York on the
1st of November, and two holidays: one in New York on the first Monday, one in Singapore on the last.
"""

import os
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from okr.commands.clockwork import KeepHolidays
from okr.usecases.keep_holidays import keep_holidays
from playground import Channel, SlashCommand, Team, User, Workspace
from tests.scenarios.logbook import Json, Logbook
from tests.stage import staged

GOLDEN: Final = Path(__file__).parent / "goldens" / "five_weeks.txt"

DEE, ANA, BO, CHEN, EVE, FAY = "U0DEE", "U0ANA", "U0BO", "U0CHEN", "U0EVE", "U0FAY"
CHURN, PLATFORM = "C0CHURN", "C0PLATFORM"
PEOPLE: Final = (
    User(DEE, "Dee", "Dee", "Europe/Berlin", is_admin=True),
    User(ANA, "Ana", "Ana", "Europe/Berlin"),
    User(BO, "Bo", "Bo", "America/New_York"),
    User(CHEN, "Chen", "Chen", "Asia/Singapore"),
    User(EVE, "Eve", "Eve", "Europe/London"),
    User(FAY, "Fay", "Fay", "America/New_York"),
)
EVERYBODY: Final = tuple(each.id for each in PEOPLE)
WORKSPACE: Final = Workspace(
    Team("T0PEBBLE", "Pebble", "pebble"),
    PEOPLE,
    (Channel(CHURN, "churn", EVERYBODY), Channel(PLATFORM, "platform", EVERYBODY)),
    (SlashCommand("/okr"),),
)
MONDAY: Final = datetime(2026, 10, 12, tzinfo=UTC)
HOLIDAYS: Final = {
    "nyc": {date(2026, 10, 12): "Columbus Day"},
    "sg": {date(2026, 11, 9): "Deepavali"},
}


def at(week: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant: the first week is 1, Monday is 0; UTC."""
    return MONDAY + timedelta(weeks=week - 1, days=day, hours=hour, minutes=minute)


@pytest.fixture
async def log(sqlite_url: str) -> AsyncIterator[Logbook]:
    opens = at(1, -3, 8)
    async with staged(sqlite_url, workspace=WORKSPACE, opens=opens, with_squad=False) as scene:
        for calendar, days in HOLIDAYS.items():
            kept = KeepHolidays(scene.cairn.workspace, calendar, days)
            await scene.cairn.services.perform(keep_holidays, kept)
        yield Logbook(scene, WORKSPACE, (CHURN, PLATFORM))


@pytest.mark.long
async def test_five_weeks_read_well(log: Logbook) -> None:
    await _form(log)
    for week in (_first, _second, _third, _fourth, _fifth):
        await week(log)
    if os.environ.get("CAIRN_REWRITE_GOLDENS"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(log.text(), encoding="utf-8")
    assert log.text() == GOLDEN.read_text(encoding="utf-8")


async def _form(log: Logbook) -> None:
    for words in (
        'squad new churn "Churn squad" #churn',
        "squad add churn @Ana Marketing",
        "squad add churn @Bo Sales",
        "squad add churn @Chen Engineering",
        "squad add churn @Fay Sales",
        "new churn Customers LOVE our product",
        "kr add O1 Reduce net monthly churn from 3.2% to 1% @Dee lagging",
        "kr add O1 Increase trial conversion from 18% to 30% @Ana leading",
        "kr add O1 Increase expansion sales from $120,000 to $500,000 @Bo leading",
        "kr add O1 Reduce crashes per week from 40 to 5 @Chen leading",
    ):
        await log.scene.say(DEE, words)
    await log.scene.say(EVE, 'squad new platform "Platform squad" #platform')
    await log.scene.say(BO, "settings holidays nyc")
    await log.scene.say(CHEN, "settings holidays sg")
    log.lines.clear()
    await log.look()
    log.lines.clear()


async def _first(log: Logbook) -> None:
    """Everybody is asked for the first time; New York has a holiday."""
    log.lines.append("WEEK 1: from 12 October. Columbus Day in New York.")
    await log.live_until(at(1, 0, 8))
    await log.does(ANA, "20% c6 the new trial mails go out")
    await log.does(DEE, "3.1% c5")
    await log.does(CHEN, "38 c7 the crash reporter is in")
    await log.live_until(at(1, 1, 13))
    await log.presses(BO, "Check in", "expansion")
    await log.submits(BO, {"value:3": "140000", "confidence:3": _chosen(6), "note:3": "two upsells signed"})
    await log.live_until(at(1, 4, 12))


async def _second(log: Logbook) -> None:
    """A correction, a no change, and a blocker that another squad is asked to take."""
    log.lines.append("\nWEEK 2: from 19 October.")
    await log.live_until(at(2, 0, 9))
    await log.does(ANA, "21% c6 fewer than hoped")
    await log.live_until(at(2, 0, 11))
    await log.does(ANA, "23% c7 I had read last week's page")
    await log.does(DEE, "2.9% c5 blocked: the billing export is broken")
    await log.does(DEE, "blocker ask B1 platform")
    await log.presses(EVE, "Accept", "out of the way", PLATFORM)
    await log.submits(EVE, {"until": "2026-10-30"})
    await log.presses(CHEN, "No change", "crashes")
    await log.live_until(at(2, 1, 16))
    await log.does(BO, "$150k c6")
    await log.live_until(at(2, 4, 14))
    await log.does(BO, "deputy @Fay")
    await log.does(BO, "pause until 9 Nov")


async def _third(log: Logbook) -> None:
    """Summer time ended in Europe; Bo is away and Fay is asked; Dee is silent, and late."""
    log.lines.append("\nWEEK 3: from 26 October. Summer time has ended in Europe.")
    await log.live_until(at(3, 0, 10))
    await log.does(ANA, "24% c7")
    await log.presses(CHEN, "No change", "crashes")
    await log.live_until(at(3, 0, 15))
    await log.does(FAY, "$170k c6 one more signed")
    await log.live_until(at(3, 2, 12))
    await log.does(DEE, "2.8% c5 sorry, I was on a train")
    await log.live_until(at(3, 4, 12))


async def _fourth(log: Logbook) -> None:
    """Summer time ended in New York as well; the squad votes."""
    log.lines.append("\nWEEK 4: from 2 November. Summer time has ended in New York.")
    await log.live_until(at(4, 0, 10))
    await log.does(ANA, "25% c9 all is well")
    await log.does(DEE, "2.7% c5")
    await log.does(DEE, "blocker clear B1")
    await log.does(CHEN, "30 c7 the worst one is fixed")
    await log.does(DEE, "vote KR2")
    await log.does(CHEN, "vote KR2 4")
    await log.does(FAY, "vote KR2 5")
    await log.does(DEE, "vote KR2 6")
    await log.live_until(at(4, 4, 12))


async def _fifth(log: Logbook) -> None:
    """Bo is back, and Singapore has a holiday."""
    log.lines.append("\nWEEK 5: from 9 November. Deepavali in Singapore.")
    await log.live_until(at(5, 0, 15))
    await log.does(ANA, "26% c7")
    await log.does(BO, "$190k c7 I am back")
    await log.presses(DEE, "No change", "churn")
    await log.live_until(at(5, 4, 12))


def _chosen(number: int) -> Json:
    return {"value": str(number), "text": {"type": "plain_text", "text": str(number)}}
