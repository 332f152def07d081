"""Every prompt arrives once, whatever is killed, frozen or restarted, and whatever Slack answers."""

import secrets
from pathlib import Path

import pytest

from tests.scenarios.chaos import REPLICAS, chaos_on_postgres, chaos_on_sqlite
from tests.scenarios.chaos_count import Count
from tests.scenarios.chaos_plan import rolling, violent
from tests.scenarios.chaos_slack import LOOK, SAY

pytestmark = pytest.mark.long


async def test_everybody_is_asked_once_though_the_bot_is_killed_and_slack_falters(tmp_path: Path) -> None:
    plan = violent(people=500, kills=8, seed=_any())
    count = await chaos_on_sqlite(plan, tmp_path)
    assert_everybody_was_asked_once(count)
    assert_slack_faltered(count)


async def test_everybody_is_asked_once_by_three_of_which_one_dies_and_one_freezes(
    postgres_url: str, tmp_path: Path
) -> None:
    plan = violent(people=500, kills=8, seed=_any(), processes=REPLICAS)
    count = await chaos_on_postgres(plan, postgres_url, tmp_path)
    assert_everybody_was_asked_once(count)
    assert_slack_faltered(count)
    assert count.at_the_sender, count.says


async def test_everybody_is_asked_once_while_one_after_the_other_is_restarted(
    postgres_url: str, tmp_path: Path
) -> None:
    plan = rolling(people=300, seed=_any(), processes=REPLICAS)
    assert_everybody_was_asked_once(await chaos_on_postgres(plan, postgres_url, tmp_path))


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
