"""How near a fan-out comes to the least time that Slack's limits allow."""

import math
from dataclasses import dataclass
from typing import Final

from benchmarks.fanout import Letters, Sizes, bot_at_work, said
from benchmarks.fanout_slack import Json, Theirs

A_MINUTE: Final = 300
"""Messages that Slack takes in one."""


@dataclass(frozen=True, slots=True)
class Limited:
    messages: int
    scale: float
    """How many times faster than Slack's the limits were, and the bot's pace with them."""
    seconds: float
    stopped: int
    """How often Slack asked for silence."""

    @property
    def least(self) -> float:
        """What a sender would need who fills each minute at its first moment."""
        return (math.ceil(self.messages / A_MINUTE) - 1) * 60 / self.scale

    @property
    def steady(self) -> float:
        """What a sender would need who spreads them evenly."""
        return self.messages / A_MINUTE * 60 / self.scale


async def fan_out_within_limits(letters: Letters, slack: Theirs, sizes: Sizes, scale: float) -> Limited:
    """Everybody at once; raises Wrong when a message is lost or comes twice."""
    await slack.limit(scale)
    async with bot_at_work(slack, letters.url, str(scale)) as bot:
        stretch = await said(slack, bot, sizes.people, sizes.waves - 1)
    calls: Json = (await slack.ask("GET", "/control/calls"))["calls"]["chat.postMessage"]
    await slack.check(letters.to)
    return Limited(sizes.people, scale, stretch.seconds, calls.get("ratelimited", 0))
