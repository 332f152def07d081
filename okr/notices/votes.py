"""What we say about votes; never who said what."""

from dataclasses import dataclass
from datetime import date, datetime

from okr.notices.named import Named
from okr.person import ChannelId
from okr.standing import Standing
from okr.vote import Spread


@dataclass(frozen=True, slots=True)
class VoteAsked:
    """Asks a squad, in its channel, how sure it is; revised as ballots come."""

    ref: str
    """`V7-V9`, those on this card."""
    squad: str
    by: str
    standings: tuple[Standing, ...]
    voted: int
    members: int
    closes: datetime
    """On the clock of the squad."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a squad said of one key result."""

    named: Named
    ballots: int
    spread: Spread | None
    """None where they are too few to be shown."""
    checked_in: int | None
    """The confidence of the last check-in, if there is one."""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class VoteResult:
    """Takes the place of the question once the vote is closed."""

    squad: str
    outcomes: tuple[Outcome, ...]
    voted: int
    members: int


@dataclass(frozen=True, slots=True)
class VoteOpened:
    """Says to who asked for a vote that the question is on its way."""

    squad: str
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """What one person says of one key result; for their eyes only."""

    named: Named
    standing: Standing
    confidence: int | None


@dataclass(frozen=True, slots=True)
class BallotForm:
    """Asks one person how sure they are, beginning with what they said before."""

    ref: str
    rows: tuple[OwnBallot, ...]


@dataclass(frozen=True, slots=True)
class BallotsKept:
    """Says one person's ballots back to them alone."""

    ref: str
    rows: tuple[OwnBallot, ...]
    closed: bool
    """Whether theirs was the last one waited for."""


@dataclass(frozen=True, slots=True)
class VoteNotPosted:
    """Tells who asked for a vote that the question could not be posted, and what to do."""

    squad: str
    about: str
    """`KR31`, or a squad's handle."""
    channel: ChannelId
    reason: str
    """In the platform's word: `not_in_channel`."""


@dataclass(frozen=True, slots=True)
class LastVote:
    """What a squad said last of one key result."""

    on: date
    spread: Spread
