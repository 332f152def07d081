"""What can be wrong with a cycle and the judging of what came of it."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchCycle(NotFound):
    """ "{cycle}" is not a cycle I know. A quarter is written like `2027Q1`;
    `/okr cycle list` shows the others.
    """

    field = "cycle"


class CycleNameNotUsable(OkrError):
    """ "{cycle}" will not do as the name of a cycle with dates of its own. Use up to 20 letters,
    digits and -, such as `WINTER-27`; names such as `2027Q1` belong to quarters.
    """

    field = "cycle"


class CycleTaken(OkrError):
    """There is a cycle called {cycle} already. Choose another name."""

    field = "cycle"


class CyclePast(OkrError):
    """{cycle} ended on {ends}. Choose one that runs or is to come: `/okr cycle list` shows them."""

    field = "cycle"


class CycleDaysMissing(OkrError):
    """Say on which day it starts and on which it ends. Only a quarter, such as `2027Q1`, knows its days."""

    field = "starts"


class CycleEndsFirst(OkrError):
    """A cycle ends after it starts, and {ends} is not after {starts}. Choose a later day."""

    field = "ends"


class CycleTooLong(OkrError):
    """That cycle has {days} days, and {most} is the most. Choose an earlier end."""

    field = "ends"


class AlreadyClosed(OkrError):
    """{squad} has closed {cycle} already."""

    field = "cycle"


class CycleClosed(OkrError):
    """{squad} has closed {cycle}, so nothing in it changes any more. `/okr cycle list` shows what comes next,
    and its lead can open it again: `/okr cycle reopen {handle} {cycle}`.
    """

    field = "cycle"


class CycleNotBegun(OkrError):
    """{cycle} begins on {starts}, so there is nothing to judge yet."""

    field = "cycle"


class NothingToClose(OkrError):
    """{squad} has no key result in a cycle that waits to be closed. `/okr cycle list` shows the cycles."""

    field = "cycle"


class NotClosed(OkrError):
    """{squad} has not closed {cycle}. `/okr cycle close {handle} {cycle}` opens the form for that."""

    field = "cycle"


class NothingToCarry(OkrError):
    """No key result of {squad} goes on from {cycle}. `/okr cycle list` shows the cycles."""

    field = "cycle"


class ScoreMissing(OkrError):
    """Nothing tells how {key_result} came out, so give a score from 0.0 to 1.0."""

    field = "score"


class ScoreOutOfRange(OkrError):
    """{score} is not a score. Give a number from 0.0 (nothing was reached) to 1.0 (all of it was)."""

    field = "score"
