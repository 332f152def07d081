"""Numbers as people read them."""

from decimal import Decimal

import pytest

from messages.figures import bar, percent, points, sparkline


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([], ""),
        ([1], ""),
        ([1, 2], "▁▇"),
        ([3, 3, 3], "▃▃▃"),
        ([1, 2, 3, 4, 5], "▁▂▃▅▇"),
        ([5, 1], "▇▁"),
        ([-1, 0, 1], "▁▃▇"),
        (list(range(20)), "▁▁▂▂▃▃▅▇"),
    ],
)
def test_a_sparkline_shows_the_course_of_the_latest_values(values: list[int], drawn: str) -> None:
    assert sparkline([Decimal(value) for value in values]) == drawn


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.364, "36%"),
        (0.125, "13%"),
        (0, "0%"),
        (1.2, "120%"),
        (-0.05, "-5%"),
        (-0.001, "0%"),
        (0.999, "100%"),
    ],
)
def test_a_share_is_written_in_hundredths(share: float, written: str) -> None:
    assert percent(share) == written


@pytest.mark.parametrize(("share", "filled"), [(-1, 0), (0, 0), (0.27, 3), (1, 10), (7, 10)])
def test_a_bar_ends_at_either_end(share: float, filled: int) -> None:
    assert bar(share) == "▰" * filled + "▱" * (10 - filled)


@pytest.mark.parametrize(("by", "written"), [(-0.136, 14), (0.25, 25), (0.125, 13), (0.004, 0), (0.0051, 1)])
def test_a_change_is_told_in_points_without_its_sign(by: float, written: int) -> None:
    assert points(by) == written
