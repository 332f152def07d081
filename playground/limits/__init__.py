"""Block Kit's limits, as far as they are known; where sources differ, the stricter number holds."""

from playground.limits.message import MOST_CHARACTERS, check_message, weight
from playground.limits.notes import Problem
from playground.limits.view import check_view

__all__ = ["MOST_CHARACTERS", "Problem", "check_message", "check_view", "weight"]
