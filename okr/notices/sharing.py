"""What we say about sharing, with another squad or in a channel."""

from dataclasses import dataclass

from okr.change import ChangeId
from okr.notices.named import Named
from okr.notices.reading import KeyResultShown, ObjectiveShown
from okr.person import ChannelId
from okr.squad import Squad


@dataclass(frozen=True, slots=True)
class ObjectiveShared:
    """A second squad sees it, edits it and checks in for it."""

    objective: Named
    squad: str
    told: str = ""
    """Who leads that squad, if it is somebody else than whoever shared it."""


@dataclass(frozen=True, slots=True)
class SharedWithYou:
    """Tells whoever leads a squad, once, what another squad shares with theirs."""

    objective: Named
    squad: str
    by: str


@dataclass(frozen=True, slots=True)
class ObjectiveUnshared:
    objective: Named
    squad: str
    change: ChangeId
    """What *Undo* takes back."""


@dataclass(frozen=True, slots=True)
class CardSent:
    """Says to who shared it that it is on its way to the channel."""

    subject: Named
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class CardNotPosted:
    """Tells who shared it that it could not be posted, and what to do."""

    ref: str
    channel: ChannelId
    reason: str
    """In the platform's word: `not_in_channel`."""


@dataclass(frozen=True, slots=True)
class ShareForm:
    """Asks what to show in which channel."""

    subjects: tuple[Named, ...]
    ref: str = ""
    """Which of them it begins with."""


@dataclass(frozen=True, slots=True)
class ShareObjectiveForm:
    """Asks which squad is to share an objective."""

    objective: Named
    squads: tuple[Squad, ...]


@dataclass(frozen=True, slots=True)
class CardShared:
    """An objective or a key result in a channel, in the name of whoever shares it."""

    by: str
    note: str
    objective: ObjectiveShown | None = None
    key_result: KeyResultShown | None = None
