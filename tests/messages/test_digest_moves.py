"""A digest says of each key result that fell what fell."""

from dataclasses import replace

import pytest

from messages import plain
from messages.compose import digest_posted
from messages.words import Words
from okr.digest import Move


@pytest.mark.parametrize(
    ("by", "says"),
    [(-0.05, "Progress fell by 5 points."), (0.04, "Confidence fell."), (0.0, "Confidence fell.")],
)
def test_progress_fell_only_where_it_did(by: float, says: str) -> None:
    example = digest_posted.EXAMPLE
    moves = (Move(example.digest.fell[0].standing, by),)
    notice = replace(example, digest=replace(example.digest, fell=moves, rose=()))
    said = plain.draw(digest_posted.compose(notice, Words()))
    assert [each for each in said.splitlines() if " fell" in each and "What" not in each][-1].strip() == says
