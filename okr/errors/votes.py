"""What can be wrong with a vote."""

from okr.errors.okr_error import NotAllowed, NotFound, OkrError


class NoSuchVote(NotFound):
    """There is no vote {vote}."""

    field = "vote"


class VoteClosed(OkrError):
    """The vote {vote} is closed, so no more ballots count."""

    field = "vote"


class NoVoteOpen(OkrError):
    """Nothing is voted on there right now. `/okr vote {about}` opens a vote."""


class NotYoursToClose(NotAllowed):
    """{person} opened this vote, so it is closed by them or by the lead of {squad}.
    It closes by itself when everybody has voted, or with the next digest.
    """


class TooManyToVote(OkrError):
    """{squad} has {count} open key results, and nobody votes on more than {most} with care.
    Choose one, such as `/okr vote {example}`.
    """


class NothingToVoteOn(OkrError):
    """{squad} has no open key result to vote on. `/okr new {handle}` sets an objective."""


class NothingChosen(OkrError):
    """Choose a number for at least one of them."""


class NoBallotOfYours(OkrError):
    """You have not voted, so there is nothing to take back."""
