"""How long something stands in the way."""

from datetime import timedelta

import pytest

from okr.blocker import Blocker, BlockerId
from okr.errors.marks import BlockerCleared
from okr.key_result import KeyResultId
from tests.okr.people import ANA, BO, noon

LEGAL = Blocker(BlockerId(3), KeyResultId(31), "Legal has to sign", ANA, noon("11-02"))


def test_a_blocker_grows_older_until_it_is_cleared() -> None:
    assert LEGAL.ref == "B3"
    assert LEGAL.days(noon("11-16")) == 14
    assert LEGAL.days(noon("11-02") + timedelta(hours=23)) == 0
    cleared = LEGAL.cleared(BO, noon("11-09"))
    assert (cleared.open, cleared.cleared_by, cleared.days(noon("11-16"))) == (False, BO, 7)


def test_it_is_cleared_once() -> None:
    with pytest.raises(BlockerCleared, match="B3"):
        LEGAL.cleared(BO, noon("11-09")).cleared(ANA, noon("11-16"))
