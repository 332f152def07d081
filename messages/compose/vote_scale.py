"""A spread of votes as a row of marks, from 0 on the left to 10 on the right; words always say the same."""

from math import floor

from okr.check_in import MOST_CONFIDENCE
from okr.vote import Spread


def scale(spread: Spread) -> str:
    """`····○──●─○·`: the least, the median and the most."""
    middle = floor(spread.median + 0.5)
    return "".join(_mark(number, spread, middle) for number in range(MOST_CONFIDENCE + 1))


def number(median: float) -> str:
    """`6`, or `6.5` between two."""
    return f"{median:g}"


def _mark(number: int, spread: Spread, middle: int) -> str:
    if number == middle:
        return "●"
    if number in {spread.least, spread.most}:
        return "○"
    return "─" if spread.least < number < spread.most else "·"
