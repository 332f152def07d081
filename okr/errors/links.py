"""What can be wrong with a link."""

from okr.errors.okr_error import NotFound, OkrError


class LinkedToItself(OkrError):
    """{ref} cannot be linked to itself. Name two different ones."""


class LinkClosesCircle(OkrError):
    """{upheld} already serves {source} in the end, so {source} cannot serve {upheld} as well."""


class DrivesNeedsLeading(OkrError):
    """{leading} is marked lagging: an impact seen late, which drives nothing by itself.
    If you meant it the other way round, say `{lagging} drives {leading}`.
    """


class DrivenIsLeading(OkrError):
    """{lagging} is marked leading: something the squad does itself, which nothing else drives.
    If you meant it the other way round, say `{lagging} drives {leading}`.
    """


class SupportsOwnSquad(OkrError):
    """{objective} and {supported} belong to the same squad. An objective supports one of another squad,
    usually the company's.
    """


class NoSuchLink(NotFound):
    """{source} and {upheld} are not linked."""


class DroppedTakesNoLink(OkrError):
    """{ref} was dropped, so nothing can be linked to it. `/okr list` shows what is open."""


class NotLinked(NotFound):
    """{source} is not linked to that. `/okr show {source}` shows what it is linked to."""


class WhichLink(OkrError):
    """{source} is linked to several things, so say which: `/okr unlink {source} {example}`."""


class NoCompanyYet(NotFound):
    """No squad stands for the company yet. `/okr squad new` makes one: choose Company as its kind."""


class NoLinkYet(NotFound):
    """Nothing of your squads is linked yet. `/okr link KR31 drives KR30` links two key results."""


class NothingToServe(NotFound):
    """There is nothing open yet that it could be linked to. `/okr new` sets an objective."""
