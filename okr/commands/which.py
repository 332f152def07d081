"""What is asked by those who name a phrase and leave out which one it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from okr.commands.command import Command
from okr.commands.reading import Nameable


class Unfinished(StrEnum):
    """What can be typed alone, and wants to know which one is meant."""

    SHOW = "show"
    EDIT = "edit"
    DROP = "drop"
    HISTORY = "history"
    UNSHARE = "unshare"
    EDIT_KEY_RESULT = "kr edit"
    OWN_KEY_RESULT = "kr owner"
    DROP_KEY_RESULT = "kr drop"
    SCORE = "score"
    NUDGE = "nudge"
    VOTE = "vote"
    ADD_INITIATIVE = "initiative add"
    LIST_INITIATIVES = "initiative list"
    PLAN_INITIATIVE = "initiative planned"
    BEGIN_INITIATIVE = "initiative doing"
    FINISH_INITIATIVE = "initiative done"
    DROP_INITIATIVE = "initiative drop"
    SHOW_SQUAD = "squad show"
    EDIT_SQUAD = "squad edit"
    FOLLOW_GROUP = "squad follow"
    ARCHIVE_SQUAD = "squad archive"
    DIGEST = "digest"
    SET_CADENCE = "settings squad"
    CLOSE_CYCLE = "cycle close"
    REOPEN_CYCLE = "cycle reopen"
    CARRY = "carry"
    CLEAR_BLOCKER = "blocker clear"


MEANT: Final[Mapping[Unfinished, Nameable]] = MappingProxyType(
    {
        Unfinished.SHOW: Nameable.OKR,
        Unfinished.EDIT: Nameable.OKR,
        Unfinished.DROP: Nameable.OKR,
        Unfinished.HISTORY: Nameable.OKR,
        Unfinished.UNSHARE: Nameable.OBJECTIVE,
        Unfinished.EDIT_KEY_RESULT: Nameable.KEY_RESULT,
        Unfinished.OWN_KEY_RESULT: Nameable.KEY_RESULT,
        Unfinished.DROP_KEY_RESULT: Nameable.KEY_RESULT,
        Unfinished.SCORE: Nameable.KEY_RESULT,
        Unfinished.NUDGE: Nameable.KEY_RESULT,
        Unfinished.VOTE: Nameable.KEY_RESULT,
        Unfinished.ADD_INITIATIVE: Nameable.KEY_RESULT,
        Unfinished.LIST_INITIATIVES: Nameable.KEY_RESULT,
        Unfinished.PLAN_INITIATIVE: Nameable.INITIATIVE,
        Unfinished.BEGIN_INITIATIVE: Nameable.INITIATIVE,
        Unfinished.FINISH_INITIATIVE: Nameable.INITIATIVE,
        Unfinished.DROP_INITIATIVE: Nameable.INITIATIVE,
        Unfinished.SHOW_SQUAD: Nameable.SQUAD,
        Unfinished.EDIT_SQUAD: Nameable.SQUAD,
        Unfinished.FOLLOW_GROUP: Nameable.SQUAD,
        Unfinished.ARCHIVE_SQUAD: Nameable.SQUAD,
        Unfinished.DIGEST: Nameable.SQUAD,
        Unfinished.SET_CADENCE: Nameable.SQUAD,
        Unfinished.CLOSE_CYCLE: Nameable.SQUAD,
        Unfinished.REOPEN_CYCLE: Nameable.SQUAD,
        Unfinished.CARRY: Nameable.SQUAD,
        Unfinished.CLEAR_BLOCKER: Nameable.BLOCKER,
    }
)
"""Among what the one that is meant is looked for."""


@dataclass(frozen=True, slots=True)
class AskWhich(Command):
    """Open the form that asks which one a phrase is about, and goes on with the phrase."""

    phrase: Unfinished
