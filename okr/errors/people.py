"""What can be wrong with whoever asks or is named."""

from okr.errors.okr_error import NotAllowed, NotFound, OkrError


class NoSuchPerson(NotFound):
    """I know nobody called {person}. Mention somebody with `@`, and pick them from the list."""

    field = "person"


class NobodyCalled(NotFound):
    """There is no @{name} here. Type the name as their profile shows it, or leave it out for now."""

    field = "person"


class SeveralCalled(OkrError):
    """@{name} may be {people}. Type the full name."""

    field = "person"


class NoSuchChannel(NotFound):
    """I do not know the channel {channel}. Type `#` and pick it from the list."""

    field = "channel"


class GuestsCannot(NotAllowed):
    """Guests of this workspace cannot use OKRs. Ask a member of the squad to do it with you."""


class GuestChosen(GuestsCannot):
    """Guests and bots cannot use OKRs, and {person} is one of them. Choose somebody else."""

    field = "person"


class Stranger(NotAllowed):
    """{person} is not in this workspace, and OKRs never leave it. Choose somebody who is."""

    field = "person"


class Deactivated(NotAllowed):
    """{person} has left this workspace. Choose somebody who is here."""

    field = "person"
