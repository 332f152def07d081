"""Every field of what the history keeps is told in words, or left out on purpose."""

from dataclasses import fields
from pathlib import Path

import pytest

from messages.compose.history_shown import NAMED
from okr.blocker_notes import Noted
from okr.carrying import CarriedFrom, CarriedTo
from okr.check_in import CheckIn
from okr.closing import Closed
from okr.cycle import Cycle
from okr.evidence import Evidence
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.objective import Objective
from okr.preferences import Preferences
from okr.retelling import UNTOLD, UNTOLD_OF
from okr.score import Score, Verdict
from okr.squad import Squad
from okr.usecases.add_link import DrivesWhat, SupportsWhat
from okr.usecases.nudge import NUDGED, Kept

WORDS = Path(__file__).parents[2] / "messages" / "templates" / "history_shown.j2"

KEPT = (
    *(CarriedFrom, CarriedTo, CheckIn, Closed, Cycle, DrivesWhat, Evidence, Initiative, KeyResult, Noted),
    *(Objective, Preferences, Score, Squad, SupportsWhat),
)


@pytest.mark.parametrize("kept", KEPT, ids=lambda each: each.__name__)
def test_each_field_has_words_or_is_left_out(kept: type) -> None:
    names = {each.name for each in fields(kept)}
    assert names <= NAMED | UNTOLD, (
        f"{sorted(names - NAMED - UNTOLD)} would be told by their names in the code"
    )


def test_there_are_words_for_each_name_and_no_others() -> None:
    words = WORDS.read_text(encoding="utf-8")
    assert words.count("{% block field_") == len(NAMED)
    for name in NAMED:
        assert f"{{% block field_{name} %}}" in words


def test_each_verdict_has_words() -> None:
    words = WORDS.read_text(encoding="utf-8")
    for verdict in Verdict:
        assert f"{{% block verdict_{verdict} %}}" in words


def test_whom_somebody_nudged_is_told_to_nobody() -> None:
    assert {each.name for each in fields(Kept)} == UNTOLD_OF[NUDGED]
