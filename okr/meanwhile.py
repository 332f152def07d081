"""What others changed while somebody had a form open."""

from typing import Final

from okr.history import CHANGED
from okr.notices.history import Meanwhile
from okr.undo import Taken
from okr.work import Work

_SAVED: Final = frozenset({CHANGED, Taken.DROPPED, Taken.BACK})
"""Verbs of changes that each make a new version."""

_LOOKED_THROUGH: Final = 50


def meanwhile(work: Work, ref: str, seen: int, now: int) -> Meanwhile:
    """Who made versions of `ref` after the one that was `seen`, and what they changed."""
    found = [each for each in work.history.latest([ref], _LOOKED_THROUGH) if each.verb in _SAVED]
    changes = found[: max(0, now - seen)]
    names = work.people.named({each.by for each in changes})
    by = dict.fromkeys(names[each.by].name for each in reversed(changes) if each.by in names)
    return Meanwhile(tuple(by), tuple(dict.fromkeys(what for each in changes for what in each.after)))
