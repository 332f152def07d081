"""What we have to say, as frozen facts without prose; `messages/` finds the words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from okr.blocker import Blocker
from okr.change import ChangeId
from okr.check_in import CheckIn, News
from okr.commands import HelpTopic
from okr.cycle import Cycle, CycleId, Phase
from okr.digest import Digest
from okr.evidence import Evidence
from okr.health import Health
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.objective import Intent, Objective, ObjectiveId
from okr.person import ChannelId, PersonId
from okr.preferences import Preferences
from okr.score import Score
from okr.sheet import KeyResultSheet
from okr.squad import Moment, Squad
from okr.standing import ObjectiveStanding, Standing


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One key result somebody is asked about, and what they answered this week, if they did."""

    standing: Standing
    squad: str
    answer: CheckIn | None = None
    on_behalf_of: str | None = None
    """The owner's name where somebody is asked in their place."""
    evidence: tuple[Evidence, ...] = ()
    """What was marked for the next check-in, oldest first."""


@dataclass(frozen=True, slots=True)
class CheckInPrompt:
    """The weekly question, one message a person over all squads; revised as answers come."""

    name: str
    week_of: date
    """The Monday of the week on the person's own calendar."""
    rows: tuple[PromptRow, ...]
    asked: Moment
    """Weekday and hour at which this comes, in the person's own zone."""


@dataclass(frozen=True, slots=True)
class DigestPosted:
    """The digest in the squad's channel, or as a preview for one person's eyes."""

    digest: Digest
    preview: bool = False


@dataclass(frozen=True, slots=True)
class DigestSent:
    """Says to who asked for it that the digest is on its way to the channel."""

    squad: str
    channel: ChannelId


@dataclass(frozen=True, slots=True)
class DigestNotDelivered:
    """Tells a squad's lead that its digest could not be posted, and what to do."""

    squad: str
    handle: str
    channel: ChannelId
    reason: str
    """In the platform's word: `not_in_channel`."""


@dataclass(frozen=True, slots=True)
class Unasked:
    """Somebody whom the weekly question did not reach."""

    name: str
    reason: str
    """In the platform's word: `user_disabled`."""
    in_doubt: bool = False
    """Whether it may have arrived all the same."""


@dataclass(frozen=True, slots=True)
class PromptsNotDelivered:
    """Tells a squad's lead whom this week's question did not reach, and what to do; revised as more come."""

    squad: str
    people: tuple[Unasked, ...]


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


@dataclass(frozen=True, slots=True)
class SquadChanged:
    """What of a squad was changed; the same twice when nothing was."""

    before: Squad
    after: Squad
    lead: str


@dataclass(frozen=True, slots=True)
class ObjectiveCreated:
    standing: ObjectiveStanding
    handle: str


@dataclass(frozen=True, slots=True)
class KeyResultAdded:
    """What was understood, shown in full so that it can be corrected."""

    standing: Standing
    objective: Objective
    baseline_missing: bool
    edited: bool = False
    """Whether it was there before."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something is worked on no more; what hung on it went with it."""

    ref: str
    title: str
    change: ChangeId
    """What to take back, if it was a slip."""
    key_results: int = 0
    """How many hung on it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Something that was taken away is back as it was."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Named:
    """An objective or a key result, by name."""

    ref: str
    title: str
    squad: str


@dataclass(frozen=True, slots=True)
class Tied:
    """Something that is done for the sake of something else."""

    source: Named
    upheld: Named


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything that one objective or key result is linked to."""

    drives: tuple[Named, ...] = ()
    driven_by: tuple[Named, ...] = ()
    supports: tuple[Named, ...] = ()
    supported_by: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkMade:
    source: Named
    upheld: Named
    supports: bool
    """Whether it supports the other; else it drives it."""


@dataclass(frozen=True, slots=True)
class LinkRemoved:
    source: Named
    upheld: Named
    supports: bool
    change: ChangeId
    """What *Undo* takes back."""


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle in a list, as it is today."""

    cycle: Cycle
    phase: Phase
    objectives: int
    """Those that the reader may see."""


@dataclass(frozen=True, slots=True)
class CycleList:
    lines: tuple[CycleLine, ...]
    """What runs first, then what comes, then what has ended."""


@dataclass(frozen=True, slots=True)
class CycleMade:
    cycle: Cycle


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
class ChangedFact:
    """One thing that was changed; empty where there was, or is, none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    at: datetime
    """In the time of whoever reads it."""
    by: str
    ref: str
    """`KR31`; empty for a squad."""
    verb: str
    facts: tuple[ChangedFact, ...]


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """A page of what changed, newest first."""

    subject: str
    title: str
    lines: tuple[HistoryLine, ...]
    older: ChangeId | None
    """Where the next page begins, if there is one."""
    first: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A key result and how it came out."""

    standing: Standing
    score: Score


@dataclass(frozen=True, slots=True)
class KeyResultScored:
    judged: Judged


@dataclass(frozen=True, slots=True)
class ObjectiveJudged:
    objective: Objective
    score: float
    """The weighted mean of its key results."""
    key_results: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class CycleScores:
    """A squad has closed a cycle: what came of it, and what was learned."""

    squad: str
    handle: str
    cycle: CycleId
    objectives: tuple[ObjectiveJudged, ...]
    in_channel: bool = False
    """Whether the whole squad reads it, and not only who closed it."""


@dataclass(frozen=True, slots=True)
class CarriedObjective:
    """An objective that goes on in another cycle."""

    objective: Named
    was: str
    """`O12`: what it was before."""
    key_results: tuple[Named, ...]
    """Those it has there."""
    rewrite: tuple[Named, ...]
    """Those it had, which somebody has to put into other words."""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    squad: str
    handle: str
    cycle: CycleId
    into: CycleId
    objectives: tuple[CarriedObjective, ...]


@dataclass(frozen=True, slots=True)
class EndingFor:
    """What a squad has in a cycle that comes to its end."""

    squad: str
    handle: str
    objectives: int
    key_results: int


@dataclass(frozen=True, slots=True)
class CycleEnding:
    """Tells whoever leads squads, once, that a cycle comes to its end, and how to close it."""

    name: str
    cycle: Cycle
    squads: tuple[EndingFor, ...]


@dataclass(frozen=True, slots=True)
class CycleReopened:
    squad: str
    handle: str
    cycle: CycleId


@dataclass(frozen=True, slots=True)
class TreeLine:
    """An objective or a key result in the tree, as deep as what it serves is high."""

    depth: int
    ref: str
    title: str
    health: Health | None
    """None for an objective."""
    progress: float | None
    squad: str = ""
    """Whose objective it is; empty for a key result."""
    drives: tuple[str, ...] = ()
    """What a key result drives, as people type it."""
    hidden: int = 0
    """How many supporters are left out."""


@dataclass(frozen=True, slots=True)
class TreeShown:
    title: str
    """A squad's name; empty for everything."""
    lines: tuple[TreeLine, ...]
    words: str
    """What was asked for, so that the next page can be: `tree churn`."""
    next: ObjectiveId | None
    """After which objective the next page begins, if there is one."""
    first: bool


@dataclass(frozen=True, slots=True)
class OkrList:
    title: str
    """What the list was narrowed to, such as `everything`, `me` or a squad's name."""
    objectives: tuple[ObjectiveStanding, ...]
    ended: CycleId | None = None
    """The latest cycle, where it has ended and nothing is open since."""
    ties: tuple[Tied, ...] = ()
    """What these drive and support."""
    words: str = "list"
    """What was asked for, so that another page can be: `list churn`."""
    back: ObjectiveId | None = None
    """Before which objective the page before this one ends, if there is one."""
    next: ObjectiveId | None = None
    """After which objective the next page begins, if there is one."""


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    standing: ObjectiveStanding
    cycle: str
    pace: float
    ties: Ties = Ties()
    scores: tuple[Score, ...] = ()
    """Of its key results that have one."""
    score: float | None = None
    """Their weighted mean."""


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative in a list."""

    initiative: Initiative
    owner: str
    """By name; empty when it has none."""


@dataclass(frozen=True, slots=True)
class OpenBlocker:
    """Something in the way, for how long, and on whom it waits."""

    blocker: Blocker
    days: int
    waits_on: str
    """A name, or empty."""


@dataclass(frozen=True, slots=True)
class KeyResultShown:
    standing: Standing
    objective: Objective
    squad: str
    check_ins: tuple[CheckIn, ...]
    """The latest few, newest first."""
    authors: tuple[str, ...]
    """Who gave each of `check_ins`, by name, in the same order."""
    blockers: tuple[OpenBlocker, ...] = ()
    """What stands in the way, the longest first."""
    ties: Ties = Ties()
    initiatives: tuple[InitiativeLine, ...] = ()
    """Not dropped."""
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class CardShared:
    """An objective or a key result in a channel, in the name of whoever shares it."""

    by: str
    note: str
    objective: ObjectiveShown | None = None
    key_result: KeyResultShown | None = None


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """One answer as it was understood and kept."""

    standing: Standing
    before: Decimal | None
    """The value before this answer."""
    news: News
    on_behalf_of: str | None
    """The owner's name when somebody else answered."""


@dataclass(frozen=True, slots=True)
class CheckInsRecorded:
    answers: tuple[RecordedAnswer, ...]
    in_question: bool = False
    """Whether this week's question to whoever answered shows all of them already."""


@dataclass(frozen=True, slots=True)
class EvidenceKept:
    """A message waits for the next check-in of a key result."""

    text: str
    link: str
    key_result: KeyResult


@dataclass(frozen=True, slots=True)
class BlockerLogged:
    """Something stands in the way of a key result, until somebody says that it is gone."""

    blocker: Blocker
    key_result: KeyResult
    waits_on: str
    """A name, or empty."""


@dataclass(frozen=True, slots=True)
class BlockerGone:
    """Something stands in the way no more, after so many days."""

    blocker: Blocker
    key_result: KeyResult
    days: int


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A key result of mine, and whether this week's question still waits for a word about it."""

    standing: Standing
    squad: str
    waits: bool = False


@dataclass(frozen=True, slots=True)
class HomeBlocker:
    """Something in the way of a key result that waits on me."""

    blocker: Blocker
    key_result: KeyResult
    days: int


@dataclass(frozen=True, slots=True)
class HomeSquad:
    squad: Squad
    objectives: int


@dataclass(frozen=True, slots=True)
class HomeChange:
    """Something that somebody else changed."""

    title: str
    ref: str
    """As people type it: `O12`, `KR31`, a squad's handle."""
    verb: str
    """As the history has it: `checked in`."""
    by: str
    at: datetime
    key_result: KeyResult | None = None
    value: Decimal | None = None
    """What was checked in, where it is another value than before."""


@dataclass(frozen=True, slots=True)
class Home:
    """A person's own page: what waits, what is theirs, what changed."""

    name: str
    waiting: int
    """Key results this week's question still waits for, on whatever page they are."""
    rows: tuple[HomeRow, ...]
    page: int
    pages: int
    first: int
    """Which of `total` is the first of `rows`, from 1 on."""
    total: int
    """Key results on all pages."""
    blockers: tuple[HomeBlocker, ...]
    squads: tuple[HomeSquad, ...]
    changes: tuple[HomeChange, ...]
    """Newest first."""
    since: datetime | None = None
    """From when on `changes` are; None for who never looked before."""


@dataclass(frozen=True, slots=True)
class InitiativeKept:
    """An initiative was added, or is further than it was."""

    line: InitiativeLine
    key_result: KeyResult
    added: bool = False


@dataclass(frozen=True, slots=True)
class InitiativeList:
    key_result: KeyResult
    lines: tuple[InitiativeLine, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """The menu and everything that can be typed."""

    squads: tuple[str, ...]
    """Handles of the reader's squads, for examples that fit."""
    waiting: int = 0
    """Key results that this week's question still waits for."""


@dataclass(frozen=True, slots=True)
class HelpShown:
    """One family of commands, with examples."""

    topic: HelpTopic
    handle: str
    """Of a squad of the reader's, for examples that fit; or empty."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was wrong with a request and what to do instead. `facts` are outside text."""

    sentence: str
    """With `{name}` where a fact goes; backticks mark what can be typed."""
    facts: tuple[tuple[str, str], ...]
    typed: str = ""
    """What the person had typed, given back so that nothing is lost."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """We failed, not they. The reference is in the log beside the trace."""

    reference: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class FormOffered:
    """A button that opens a form which could not open by itself: words alone open none."""

    action: str
    """Name of the action that opens the form (see `messages.actions`)."""
    value: str
    late: bool
    """Whether the form was about to open, and the click was too old by then."""
    typed: str = ""
    """What was typed into the form before it, given back."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something to pick, as it is written in a form."""

    value: str
    """As people type it: `KR31`, a squad's handle."""
    label: str


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


@dataclass(frozen=True, slots=True)
class MemberForm:
    """Asks who joins which squad, and what they bring; or who leaves it."""

    squads: tuple[Squad, ...]
    squad: str = ""
    person: PersonId | None = None
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class ObjectiveForm:
    """Asks for an objective and its key results, a sentence each."""

    squads: tuple[Squad, ...]
    squad: str = ""
    title: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others changed since a form was filled in."""

    by: tuple[str, ...]
    """Their names, the first to change something first."""
    what: tuple[str, ...]
    """Names of the fields of the record."""


@dataclass(frozen=True, slots=True)
class ObjectiveEditForm:
    """Asks what an objective should be from now on."""

    ref: str
    version: int
    """The one that was shown."""
    title: str
    intent: Intent
    cycle: str
    meanwhile: Meanwhile | None = None


@dataclass(frozen=True, slots=True)
class KeyResultForm:
    """Asks for one key result of one objective."""

    objectives: tuple[Objective, ...]
    objective: Objective | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CycleForm:
    """Asks for a cycle with days of its own."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class KeyResultUnderstood:
    """All that is known of a key result, or was understood of a sentence, to be corrected and saved."""

    sheet: KeyResultSheet
    about: str
    """`KR31@3`, the third version of what is there; or `O12`, to which it is added."""
    title: str
    """Of what it is about."""
    over: bool = False
    """Whether it is laid over the form with the sentence, and closing it leads back there."""
    meanwhile: Meanwhile | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """A key result as it was understood, and who would own it, by name."""

    key_result: KeyResult
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveUnderstood:
    """What was understood of an objective's key results, to be corrected and saved."""

    title: str
    squad: Squad
    cycle: CycleId
    key_results: tuple[Meant, ...]
    typed: str
    """The key results as they were typed, a line each."""
    again: bool = False
    """Whether it takes the place of what was understood before; else it is laid over the first form."""


@dataclass(frozen=True, slots=True)
class OwnersForm:
    """Asks who answers for a key result."""

    ref: str
    title: str
    owners: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class ToJudge:
    """A key result whose outcome is asked for."""

    standing: Standing
    suggested: float | None
    """What its last value suggests."""
    score: Score | None = None
    """As it was judged before."""


@dataclass(frozen=True, slots=True)
class ScoreForm:
    """Asks how one key result came out."""

    row: ToJudge


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """Asks how the key results of a squad came out, a few on each page, and then closes the cycle."""

    squad: str
    handle: str
    cycle: CycleId
    rows: tuple[ToJudge, ...]
    page: int
    """From 0 on."""
    pages: int


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """Asks for value, confidence, note and blocker of each key result, prefilled."""

    rows: tuple[PromptRow, ...]
    opened: datetime
    """Told back on submit, so that an answer given meanwhile is not overwritten unseen."""


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
class LinkForm:
    """Asks what is done for the sake of what."""

    sources: tuple[Named, ...]
    upheld: tuple[Named, ...]
    supports: bool
    """Whether an objective supports something; else a key result drives another."""
    source: str = ""
    """Which of `sources` it begins with."""


@dataclass(frozen=True, slots=True)
class UnlinkForm:
    """Asks which link is to go."""

    links: tuple[Tied, ...]


@dataclass(frozen=True, slots=True)
class InitiativeForm:
    """Asks for an initiative under one key result."""

    key_result: KeyResult


@dataclass(frozen=True, slots=True)
class SettingsSaved:
    """What somebody has set for themselves, and what comes of it."""

    wishes: Preferences
    asked: Moment | None
    """When they are asked; None for whoever is in no squad."""
    deputy: str | None
    """By name."""
    elsewhere: tuple[str, ...] = ()
    """Names of the squads of theirs that the deputy is not in."""


@dataclass(frozen=True, slots=True)
class CadenceChanged:
    """When the squad is asked and shown its digest from now on."""

    squad: Squad


@dataclass(frozen=True, slots=True)
class Nudged:
    """Somebody of the squad would like to hear of one key result, today."""

    name: str
    """Of whoever is asked."""
    by: str
    reason: str
    row: PromptRow


@dataclass(frozen=True, slots=True)
class NudgeSent:
    """Says to who nudged what was done."""

    key_result: KeyResult
    asked: str
    """By name."""
    on_behalf_of: str | None
    quiet_until: time | None
    """When it arrives on their clock, where they keep quiet hours now."""


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """What somebody has to expect in one week."""

    week_of: date
    """The Monday of the week, on their own calendar."""
    at: datetime | None
    """What their own wall clock shows then; None in a week in which none of their squads asks."""
    ahead_of_utc: timedelta = timedelta()
    """By how much that clock is ahead, which changes when the clocks do."""
    away: bool = False
    deputy: str | None = None
    """Who is asked instead, where somebody stands in."""


@dataclass(frozen=True, slots=True)
class PersonAhead:
    name: str
    zone: str
    weeks: tuple[WeekAhead, ...]


@dataclass(frozen=True, slots=True)
class RhythmPreview:
    """When each is asked in the coming weeks."""

    squad: Squad | None
    """None where it is one person's own."""
    people: tuple[PersonAhead, ...]
    unasked: tuple[str, ...] = ()
    """Names of members who own nothing that could be asked about."""


@dataclass(frozen=True, slots=True)
class CadenceForm:
    """Asks when a squad is asked and shown its digest."""

    squad: Squad


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """Asks when somebody would like to be asked, and who stands in for them."""

    wishes: Preferences
    zone: str
    """Theirs, in which all of it is meant."""


Notice = (
    CheckInPrompt
    | DigestPosted
    | DigestSent
    | DigestNotDelivered
    | PromptsNotDelivered
    | SquadCreated
    | MemberAdded
    | MemberRemoved
    | OwnerLeft
    | SquadIsArchived
    | SquadFollows
    | SquadList
    | SquadShown
    | SquadChanged
    | ObjectiveCreated
    | KeyResultAdded
    | Dropped
    | Restored
    | LinkMade
    | LinkRemoved
    | TreeShown
    | HistoryShown
    | CycleList
    | CycleMade
    | ObjectiveShared
    | SharedWithYou
    | ObjectiveUnshared
    | CardSent
    | CardShared
    | CardNotPosted
    | KeyResultScored
    | CycleScores
    | CycleReopened
    | CycleEnding
    | CarriedOver
    | OkrList
    | ObjectiveShown
    | KeyResultShown
    | CheckInsRecorded
    | EvidenceKept
    | BlockerLogged
    | BlockerGone
    | Home
    | InitiativeKept
    | InitiativeList
    | Help
    | HelpShown
    | Complaint
    | Trouble
    | FormOffered
    | SettingsSaved
    | CadenceChanged
    | RhythmPreview
    | Nudged
    | NudgeSent
)
"""Everything that becomes a card."""

FormNotice = (
    SquadForm
    | SquadEditForm
    | MemberForm
    | ObjectiveForm
    | ObjectiveEditForm
    | KeyResultForm
    | CheckInForm
    | LinkForm
    | UnlinkForm
    | InitiativeForm
    | SettingsForm
    | CycleForm
    | ShareObjectiveForm
    | ShareForm
    | KeyResultUnderstood
    | ObjectiveUnderstood
    | OwnersForm
    | ScoreForm
    | ClosingForm
    | CadenceForm
    | EvidenceForm
    | BlockerForm
)
"""Everything that becomes a form."""
