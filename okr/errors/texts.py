"""What can be wrong with a title or a note."""

from okr.errors.okr_error import OkrError


class TitleMissing(OkrError):
    """It needs a title. Say in a few words what should be true."""

    field = "title"


class TitleTooLong(OkrError):
    """That title has {letters} letters, and {limit} is the most. Say it shorter; details fit in a note."""

    field = "title"


class TextTooLong(OkrError):
    """That text has {letters} letters, and {limit} is the most. Say it shorter."""

    field = "note"


class NothingSaid(OkrError):
    """Say in a few words what it is."""

    field = "note"
