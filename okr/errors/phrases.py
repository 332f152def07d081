"""What can be wrong with a command as it was typed."""

from okr.errors.okr_error import OkrError


class UnknownCommand(OkrError):
    """I do not know "{command}". Did you mean `/okr {nearest}`? `/okr help` shows everything."""


class NothingLikeIt(OkrError):
    """I do not know "{command}". `/okr help` shows everything."""


class CommandIncomplete(OkrError):
    """I understand it like this: `{usage}`."""
