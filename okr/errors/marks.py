"""What can be wrong with a blocker."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchBlocker(NotFound):
    """There is no blocker {blocker}. Its key result shows its blockers and their ids."""

    field = "blocker"


class BlockerCleared(OkrError):
    """{blocker} is out of the way already."""

    field = "blocker"
