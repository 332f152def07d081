"""What can be wrong with sharing."""

from okr.errors.okr_error import NotAllowed, NotFound, OkrError


class SharedAlready(OkrError):
    """{objective} is shared with {squad} already, and two squads are the most. `/okr unshare {objective}`
    takes it out there.
    """

    field = "squad"


class ShareWithOwn(OkrError):
    """{objective} belongs to {squad} already. Name another squad."""

    field = "squad"


class NotShared(OkrError):
    """{objective} is not shared with another squad."""


class OwnersLeftOutside(OkrError):
    """{key_result} is {person}'s, who is not in {squad} and could not check in for it any more.
    Give it to a member first: `/okr kr owner {key_result}`.
    """


class NobodyToShareWith(NotFound):
    """There is no other squad to share it with yet. `/okr squad new` makes one."""


class PrivateStaysHome(NotAllowed):
    """{squad} is private, so what it works on is shown in its own channel only."""

    field = "channel"
