"""What we say about squads and who is in them."""

from dataclasses import dataclass

from okr.calibration import Calibration
from okr.change import ChangeId
from okr.key_result import KeyResult
from okr.person import ChannelId, PersonId
from okr.squad import Squad
from okr.standing import ObjectiveStanding


@dataclass(frozen=True, slots=True)
class SquadMember:
    """A person in a squad, by name."""

    name: str
    function: str
    gone: bool = False
    """Whether they have left the workspace."""


@dataclass(frozen=True, slots=True)
class SquadCreated:
    squad: Squad
    lead: str


@dataclass(frozen=True, slots=True)
class MemberAdded:
    squad: Squad
    name: str
    function: str
    one_function: str | None
    """The function all members share, worth a friendly remark."""


@dataclass(frozen=True, slots=True)
class MemberRemoved:
    squad: Squad
    name: str
    key_results: tuple[KeyResult, ...]
    """What they own there still, to be handed over."""
    change: ChangeId
    """What to take back, if it was a slip."""


@dataclass(frozen=True, slots=True)
class OwnerLeft:
    """Tells a squad that somebody left the workspace, and what is nobody's now."""

    squad: Squad
    name: str
    led: bool
    """Whether the squad has no lead now either."""
    key_results: tuple[KeyResult, ...]
    workspace: bool = True
    """Whether it is the workspace that they left, and not just the user group that the squad follows."""


@dataclass(frozen=True, slots=True)
class SquadFollows:
    """A squad's membership follows a user group from now on, or none any more."""

    squad: Squad
    joined: tuple[str, ...]
    left: tuple[str, ...]
    one_function: str | None
    """As in MemberAdded."""


@dataclass(frozen=True, slots=True)
class SquadIsArchived:
    squad: Squad
    change: ChangeId
    """What to take back, if it was a slip."""


@dataclass(frozen=True, slots=True)
class SquadLine:
    """One squad in a list."""

    squad: Squad
    lead: str
    members: tuple[SquadMember, ...]
    objectives: int


@dataclass(frozen=True, slots=True)
class SquadList:
    lines: tuple[SquadLine, ...]
    archived: bool = False
    """Whether these are the archived ones."""
    more: int = 0
    """How many squads there are beyond those of `lines`."""


@dataclass(frozen=True, slots=True)
class SquadShown:
    """One squad with everything about it."""

    line: SquadLine
    objectives: tuple[ObjectiveStanding, ...]
    may_lead: bool
    """Whether who looks may change it."""
    calibration: Calibration | None = None
    """None while too few key results have come to an end."""
    group: str = ""
    """What the user group is called that it follows, as the platform says."""


@dataclass(frozen=True, slots=True)
class SquadChanged:
    """What of a squad was changed; the same twice when nothing was."""

    before: Squad
    after: Squad
    lead: str


@dataclass(frozen=True, slots=True)
class SquadForm:
    """Asks for a new squad; what was typed so far is filled in."""

    handle: str = ""
    name: str = ""
    channel: ChannelId | None = None


@dataclass(frozen=True, slots=True)
class SquadEditForm:
    """Asks what of a squad is to be otherwise, filled in as it is now."""

    squad: Squad
    group: str = ""
    """As in SquadShown."""


@dataclass(frozen=True, slots=True)
class MemberForm:
    """Asks who joins which squad, and what they bring; or who leaves it."""

    squads: tuple[Squad, ...]
    squad: str = ""
    person: PersonId | None = None
    leaving: bool = False
