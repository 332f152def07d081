"""What can be wrong with a vote."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchVote(NotFound):
    """There is no vote {vote}."""

    field = "vote"


class VoteClosed(OkrError):
    """The vote {vote} is closed, so no more ballots count."""

    field = "vote"
