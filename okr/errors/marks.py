"""What can be wrong with a blocker."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchBlocker(NotFound):
    """There is no blocker {blocker}. Its key result shows its blockers and their ids."""

    field = "blocker"


class BlockerCleared(OkrError):
    """{blocker} is out of the way already."""

    field = "blocker"


class AskedAlready(OkrError):
    """They were asked to take {blocker} already, and have not said that it is not theirs."""

    field = "squad"


class NobodyAsked(OkrError):
    """No squad was asked to take {blocker}, so there is nothing to reply to."""

    field = "blocker"


class PromiseNotAhead(OkrError):
    """{day} has passed already. Name today or a day to come, or none."""

    field = "promised"


class AskOwnSquad(OkrError):
    """{blocker} is in the way of {squad} itself. Name another squad."""

    field = "squad"


class NobodyHears(OkrError):
    """{squad} has no channel, and its lead is gone, so nobody there would hear of it."""

    field = "squad"


class TalkToYourself(OkrError):
    """It was you who asked. Whoever of {squad} takes it will be named to you."""

    field = "blocker"


class PromiseNotRead(OkrError):
    """ "{text}" is no day I know. Write it such as `/okr blocker accept {blocker} by 5 Dec`."""

    field = "promised"


class NobodyToAsk(OkrError):
    """There is no other squad to ask yet. Say whom it waits on instead, or make one: `/okr squad new`."""
