"""What can be wrong with taking something back."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchChange(NotFound):
    """I do not know that change."""


class NothingToUndo(OkrError):
    """There is nothing of yours to take back: I can undo what you checked in, skipped, dropped, removed,
    archived or unlinked within the last day.
    """


class TooLateToUndo(OkrError):
    """That was more than a day ago, which is as long as it can be taken back. Set it anew if it is wanted."""


class AlreadyBack(OkrError):
    """{title} is back already."""


class AlreadyTakenBack(AlreadyBack):
    """That check-in is taken back already."""


class CorrectedSince(OkrError):
    """That check-in was corrected since, so it does not count any more. Take the correction back instead."""
