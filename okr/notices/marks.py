"""What we say about evidence and blockers."""

from dataclasses import dataclass

from okr.blocker import Blocker
from okr.change import ChangeId
from okr.key_result import KeyResult
from okr.person import ChannelId, PersonId
from okr.squad import Squad


@dataclass(frozen=True, slots=True)
class OpenBlocker:
    """Something in the way, for how long, and on whom it waits."""

    blocker: Blocker
    days: int
    waits_on: str = ""
    """A name, or empty."""
    asked: str = ""
    """The squad that was asked to take it, by name; empty too where it is private to others."""
    replied_by: str = ""
    """Who answered for that squad, by name."""
    cleared_by: str = ""
    late: int = 0
    """By how many days a promise is broken."""


@dataclass(frozen=True, slots=True)
class EvidenceKept:
    """A message waits for the next check-in of a key result."""

    text: str
    link: str
    key_result: KeyResult


@dataclass(frozen=True, slots=True)
class BlockerLogged:
    """Something stands in the way of a key result, until somebody says that it is gone."""

    blocker: OpenBlocker
    key_result: KeyResult
    change: ChangeId | None = None
    """What *Undo* takes back; None where it was put back itself."""


@dataclass(frozen=True, slots=True)
class BlockerGone:
    """Something stands in the way no more, after so many days, or was logged by mistake."""

    blocker: Blocker
    key_result: KeyResult
    days: int
    change: ChangeId | None
    """What *Undo* takes back; None where logging it was taken back."""


@dataclass(frozen=True, slots=True)
class EvidenceForm:
    """Asks which key result a message is evidence for."""

    text: str = ""
    link: str = ""
    key_result: KeyResult | None = None


@dataclass(frozen=True, slots=True)
class BlockerForm:
    """Asks what is in the way of which key result, and on whom it waits."""

    text: str = ""
    link: str = ""
    key_result: KeyResult | None = None


@dataclass(frozen=True, slots=True)
class AskSquadForm:
    """Asks which other squad can take a blocker."""

    blocker: OpenBlocker
    squads: tuple[Squad, ...]


@dataclass(frozen=True, slots=True)
class AcceptForm:
    """Asks by which day a blocker will be gone."""

    blocker: OpenBlocker


@dataclass(frozen=True, slots=True)
class RefuseForm:
    """Asks why a blocker is not theirs."""

    blocker: OpenBlocker


@dataclass(frozen=True, slots=True)
class BlockerAsked:
    """Asks a squad, in its channel, to take what is in the way of another; revised with what they reply."""

    blocker: OpenBlocker
    squad: str
    """Who asks; empty where a private squad does, which is not named to others."""
    asked: str
    """Who is asked."""
    by: str
    lead: PersonId
    lead_name: str
    key_result: KeyResult | None = None
    """What it is in the way of; None where a private squad asks."""
    moved: bool = False
    """Whether another squad is asked by now."""


@dataclass(frozen=True, slots=True)
class BlockerAskSent:
    """Says to who asked another squad where that was said."""

    blocker: OpenBlocker
    channel: ChannelId | None
    lead: str
    """Who was told in private where there is no channel to say it in."""


@dataclass(frozen=True, slots=True)
class BlockerReplied:
    """Tells who waits for it what the squad that was asked says; and whoever said it that it is noted."""

    blocker: OpenBlocker
    squad: str
    key_result: KeyResult | None
    """None for whoever may not read it."""
    told: bool
    """Whether it is told to one who waits; else to whoever said it."""


@dataclass(frozen=True, slots=True)
class TalkWanted:
    """Puts two people together: one asked for help, the other would like to talk about it first."""

    blocker: OpenBlocker
    squad: str
    """Of whoever would like to talk."""
    other: PersonId
    other_name: str
    asker: bool
    """Whether this is for who asked; else for who would like to talk."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """One in a list: what it is in the way of, and whose that is."""

    blocker: OpenBlocker
    squad: str
    """Empty where a private squad asks for help."""
    key_result: KeyResult | None


@dataclass(frozen=True, slots=True)
class BlockerList:
    """What waits on somebody, or on a squad, and what stands in their own way."""

    squad: str
    """Its name; empty for whoever asks."""
    waiting: tuple[BlockerLine, ...]
    standing: tuple[BlockerLine, ...]
