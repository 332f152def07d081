"""What can be wrong with an objective."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchObjective(NotFound):
    """There is no objective {objective}. `/okr list` shows the objectives and their ids."""

    field = "objective"


class NoObjectiveYet(OkrError):
    """Your squads have no objective yet. Set one with `/okr new`."""


class ObjectiveDropped(OkrError):
    """{objective} was dropped, so nothing in it changes. `/okr list` shows what is open."""

    field = "objective"
