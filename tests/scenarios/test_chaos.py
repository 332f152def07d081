"""Every prompt arrives once, whatever is killed and whatever Slack answers."""

import secrets
from pathlib import Path

from tests.scenarios.chaos import Plan, chaos
from tests.scenarios.chaos_slack import LOOK, SAY


async def test_everybody_is_asked_once_though_the_bot_is_killed_and_slack_falters(tmp_path: Path) -> None:
    plan = Plan(people=500, kills=8, seed=secrets.randbelow(2**32))
    count = await chaos(plan, tmp_path)
    assert (count.lost, count.twice) == (set(), set()), count.says
    assert count.letters.keys() == count.seen.keys(), count.says
    assert set(count.letters.values()) == {"sent"}, count.says
    assert list(count.messages_of.values()) == [1] * plan.people, count.says
    assert all(times for kind, times in count.struck.items() if kind.startswith(SAY)), count.says
    assert count.struck[f"{LOOK} 429 before"] == 1, count.says
