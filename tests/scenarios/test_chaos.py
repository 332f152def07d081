"""Every prompt arrives once, whatever is killed, frozen or restarted, and whatever Slack answers."""

import secrets
from pathlib import Path

from tests.scenarios.chaos import chaos_on_sqlite
from tests.scenarios.chaos_count import Count
from tests.scenarios.chaos_plan import violent
from tests.scenarios.chaos_slack import LOOK, SAY


async def test_everybody_is_asked_once_though_the_bot_is_killed_and_slack_falters(tmp_path: Path) -> None:
    plan = violent(people=500, kills=8, seed=_any())
    count = await chaos_on_sqlite(plan, tmp_path)
    assert_everybody_was_asked_once(count)
    assert_slack_faltered(count)


def assert_everybody_was_asked_once(count: Count) -> None:
    assert (count.lost, count.twice) == (set(), set()), count.says
    assert count.letters.keys() == count.seen.keys(), count.says
    assert set(count.letters.values()) == {"sent"}, count.says
    assert list(count.messages_of.values()) == [1] * count.plan.people, count.says


def assert_slack_faltered(count: Count) -> None:
    assert all(times for kind, times in count.struck.items() if kind.startswith(SAY)), count.says
    assert count.struck[f"{LOOK} 429 before"] == 1, count.says


def _any() -> int:
    return secrets.randbelow(2**32)
