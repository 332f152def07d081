"""What people ask of us, as frozen facts; nobody past the handlers knows where they came from."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from okr.blocker import BlockerId
from okr.change import ChangeId
from okr.check_in import Answer
from okr.initiative import InitiativeId, InitiativeState
from okr.key_result import KeyResultDraft, KeyResultId
from okr.links import Link
from okr.listing_turn import FIRST_PAGE, Turn
from okr.objective import Intent, ObjectiveId
from okr.person import ChannelId, Person, PersonId, WorkspaceId
from okr.score import Verdict
from okr.squad import Moment, SquadId, SquadKind


@dataclass(frozen=True, slots=True)
class Command:
    """Every wish is somebody's, in one workspace."""

    workspace: WorkspaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class MeetPeople:
    """Remember people as the platform describes them now, and follow a moved zone or a departure."""

    workspace: WorkspaceId
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class CreateSquad(Command):
    handle: str
    name: str
    channel: ChannelId | None = None
    purpose: str = ""
    function: str = ""
    """What the founder brings; empty means they only lead."""
    kind: SquadKind = SquadKind.SQUAD
    private: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSquad(Command):
    """What is None stays as it is."""

    squad: str
    """A handle; empty where only one squad can be meant."""
    name: str | None = None
    purpose: str | None = None
    channel: ChannelId | None = None
    """An empty one takes it away."""
    lead: PersonId | None = None
    kind: SquadKind | None = None
    private: bool | None = None
    version: int | None = None
    """The version that whoever changes it was shown; None when they were shown none."""


@dataclass(frozen=True, slots=True)
class AddMember(Command):
    squad: str
    """A handle, as typed."""
    person: PersonId
    function: str


@dataclass(frozen=True, slots=True)
class RemoveMember(Command):
    squad: str
    """A handle, as typed."""
    person: PersonId


@dataclass(frozen=True, slots=True)
class FollowGroup(Command):
    """Let a squad's membership follow a user group, or follow none any more."""

    squad: str
    group: str = ""
    """As the platform names it; empty to follow none."""
    people: tuple[PersonId, ...] = ()
    """Who is in it, as the platform says; looked up before this is answered."""


@dataclass(frozen=True, slots=True)
class SyncGroup:
    """Bring the squads that follow a user group up to date with who is in it."""

    workspace: WorkspaceId
    group: str
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class ArchiveSquad(Command):
    squad: str
    """A handle; empty where only one squad can be meant."""


@dataclass(frozen=True, slots=True)
class RestoreSquad(Command):
    """Go on with an archived squad."""

    squad: str


@dataclass(frozen=True, slots=True)
class ListSquads(Command):
    archived: bool = False
    """Show those instead."""


@dataclass(frozen=True, slots=True)
class ShowSquad(Command):
    squad: str = ""
    """A handle; empty where only one squad can be meant."""
    nearest: str = ""
    """The phrase that may have been meant where there is no such squad."""


@dataclass(frozen=True, slots=True)
class CreateObjective(Command):
    squad: str
    title: str
    key_results: tuple[KeyResultDraft, ...] = ()
    cycle: str = ""
    """Empty means the quarter that today lies in."""
    intent: Intent = Intent.COMMITTED


@dataclass(frozen=True, slots=True)
class AddKeyResult(Command):
    objective: ObjectiveId
    draft: KeyResultDraft


@dataclass(frozen=True, slots=True)
class ListCycles(Command):
    pass


@dataclass(frozen=True, slots=True)
class MakeCycle(Command):
    name: str
    starts: date | None = None
    ends: date | None = None
    """Without days it is a quarter, which knows its own."""


@dataclass(frozen=True, slots=True)
class PrepareCycle(Command):
    """Open the form for a cycle with days of its own."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class ScoreKeyResult(Command):
    """Judge how one key result came out, in a line."""

    key_result: KeyResultId
    score: Decimal
    reason: str = ""
    verdict: Verdict | None = None
    """None means: as it was judged before, else done with a full score and carried with less."""


@dataclass(frozen=True, slots=True)
class PrepareScore(Command):
    """Open the form that judges one key result."""

    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class PrepareClosing(Command):
    """Open the form that closes a cycle of a squad, on its first page."""

    squad: str = ""
    """Empty means the only one they lead."""
    cycle: str = ""
    """Empty means the first to end of those that wait to be closed."""


@dataclass(frozen=True, slots=True)
class TypedScore:
    """What stands in a form's fields about how one key result came out, as typed."""

    key_result: KeyResultId
    value: str
    score: str
    """Empty means what the final value suggests."""
    verdict: Verdict
    reason: str = ""
    moved_it: str = ""
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class SubmitScore(Command):
    """The form about one key result as it came back."""

    row: TypedScore
    opened: datetime


@dataclass(frozen=True, slots=True)
class SubmitClosing(Command):
    """A page of the form that closes a cycle as it came back; after the last one the cycle is closed."""

    squad: str
    cycle: str
    page: int
    rows: tuple[TypedScore, ...]
    opened: datetime


@dataclass(frozen=True, slots=True)
class CarryOver(Command):
    """Make anew in another cycle what a squad marked to be carried."""

    squad: str = ""
    """Empty means the only one they are in."""
    cycle: str = ""
    """Empty means the last it closed."""
    into: str = ""
    """Empty means the quarter after it."""


@dataclass(frozen=True, slots=True)
class ReopenCycle(Command):
    """Take it back that a squad closed a cycle; the scores stay."""

    squad: str
    cycle: str


class ListScope(StrEnum):
    """What `/okr list` can be narrowed to."""

    EVERYTHING = "everything"
    ME = "me"
    PERSON = "person"
    SQUAD = "squad"
    AT_RISK = "at-risk"
    STALE = "stale"
    COMPANY = "company"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class CheckObjective(Command):
    """Show what was understood of a new objective's key results, before anything is kept."""

    squad: str
    title: str
    key_results: tuple[KeyResultDraft, ...]
    typed: str
    """The key results in the words of whoever set them."""
    cycle: str = ""
    again: bool = False
    """Whether they corrected what was shown to them."""


@dataclass(frozen=True, slots=True)
class CheckKeyResult(Command):
    """Show what was understood of a new key result, to be corrected before it is added."""

    objective: ObjectiveId
    draft: KeyResultDraft


@dataclass(frozen=True, slots=True)
class PrepareKeyResultEdit(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class EditKeyResult(Command):
    key_result: KeyResultId
    draft: KeyResultDraft
    version: int | None = None
    """The one a form showed; None for a sentence, and what that does not say stays as it is."""


@dataclass(frozen=True, slots=True)
class PrepareOwners(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class SetOwners(Command):
    key_result: KeyResultId
    owners: tuple[PersonId, ...]
    """The first is asked; the others may answer as well."""


@dataclass(frozen=True, slots=True)
class PrepareObjectiveEdit(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class EditObjective(Command):
    objective: ObjectiveId
    title: str
    intent: Intent | None = None
    cycle: str = ""
    """Empty means: as it is."""
    version: int | None = None
    """The one a form showed."""


@dataclass(frozen=True, slots=True)
class DropObjective(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class DropKeyResult(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Put back what this person took away last, or by one change."""

    change: ChangeId | None = None


@dataclass(frozen=True, slots=True)
class ListOkrs(Command):
    scope: ListScope = ListScope.EVERYTHING
    squad: str = ""
    person: PersonId | None = None
    cycle: str = ""
    """Empty means the quarter that today lies in."""
    turn: Turn = FIRST_PAGE


@dataclass(frozen=True, slots=True)
class ShowObjective(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class ShowKeyResult(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class PrepareCheckIn(Command):
    """Gather what a check-in form is filled with: the named key results, or all I own."""

    key_results: tuple[KeyResultId, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordCheckIns(Command):
    """One or more answers given together; all are kept or none."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class PreviewDigest(Command):
    squad: str


@dataclass(frozen=True, slots=True)
class PostDigest(Command):
    """Post the squad's digest of this week now, or revise the one that is there."""

    squad: str


@dataclass(frozen=True, slots=True)
class SendDuePrompts:
    """Write this week's question for each of `people`, who are due."""

    workspace: WorkspaceId
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class PublishDueDigests:
    """Write this week's digest of each of `squads`, which are due."""

    workspace: WorkspaceId
    squads: tuple[SquadId, ...]


@dataclass(frozen=True, slots=True)
class TellOfCycleEnds:
    """Tell leads of the cycles that come to their end."""

    workspace: WorkspaceId
    subjects: tuple[str, ...]
    """As they stand in the schedule: `1:2026Q4`."""


@dataclass(frozen=True, slots=True)
class ReportFailure:
    """What was told as `subject` could not be delivered."""

    workspace: WorkspaceId
    subject: str
    reason: str
    """In the platform's word: `not_in_channel`."""


class HelpTopic(StrEnum):
    """A family of commands, as people name it after `/okr help`."""

    CHECK_IN = "checkin"
    READING = "list"
    OBJECTIVES = "new"
    KEY_RESULTS = "kr"
    INITIATIVES = "initiative"
    SQUADS = "squad"
    CYCLES = "cycle"
    LINKS = "link"
    SHARING = "share"
    DIGEST = "digest"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that will not arrive, or of which nobody knows."""

    subject: str
    reason: str
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class ReportUnasked:
    """These could not be delivered; whatever is no weekly question is left out of account."""

    workspace: WorkspaceId
    messages: tuple[Undelivered, ...]


@dataclass(frozen=True, slots=True)
class ShowHelp(Command):
    topic: HelpTopic | None = None
    """Empty means the menu."""


@dataclass(frozen=True, slots=True)
class ShowHome(Command):
    """What waits for me, my key results, my squads and what changed."""

    page: int = 0
    since: datetime | None = None
    """From when on changes are told; None means since the last visit."""
    visit: bool = False
    """Whether they came to look: the next time counts from now."""


@dataclass(frozen=True, slots=True)
class PrepareEvidence(Command):
    """Open the form that keeps a message as evidence; what the message says is filled in."""

    key_result: KeyResultId | None = None
    text: str = ""
    link: str = ""
    """Where the message is to be found."""


@dataclass(frozen=True, slots=True)
class AddEvidence(Command):
    key_result: KeyResultId
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class PrepareBlocker(Command):
    """Open the form that logs a blocker; what a message says is filled in."""

    key_result: KeyResultId | None = None
    text: str = ""
    link: str = ""
    """Where the message is to be found."""


@dataclass(frozen=True, slots=True)
class LogBlocker(Command):
    key_result: KeyResultId
    text: str
    waits_on: PersonId | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class ClearBlocker(Command):
    blocker: BlockerId


@dataclass(frozen=True, slots=True)
class Unfold(Command):
    """Show what links lead to, to everybody in a channel."""

    refs: tuple[str, ...]
    """`O12`, `KR31`"""
    channel: ChannelId


class Nameable(StrEnum):
    """What a form lets people find by typing a part of its name."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    OKR = "okr"
    """Objectives and key results."""
    SQUAD = "squad"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class FindNames(Command):
    """What may be meant by a few letters."""

    kind: Nameable
    text: str


@dataclass(frozen=True, slots=True)
class Hear(Command):
    """Remember that a request came, whatever became of it."""


@dataclass(frozen=True, slots=True)
class PrepareObjective(Command):
    """Gather what the form for an objective offers: the squads this person may edit."""

    squad: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class PrepareKeyResult(Command):
    """Gather what the form for a key result offers: the objectives this person may add to."""

    objective: ObjectiveId | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PrepareSquad(Command):
    """Open the form for a squad."""


@dataclass(frozen=True, slots=True)
class PrepareSquadEdit(Command):
    """Open the form that changes a squad, filled in."""

    squad: str = ""
    """A handle; empty where only one squad can be meant."""


@dataclass(frozen=True, slots=True)
class PrepareMember(Command):
    """Gather what the form for a new member offers: the squads this person leads."""

    squad: str = ""
    person: PersonId | None = None
    leaving: bool = False
    """Whether it is about taking somebody out."""


@dataclass(frozen=True, slots=True)
class AnswerInWords(Command):
    """A check-in as somebody typed it: one or more lines, read by `okr.answer`."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerNoChange(Command):
    """No change for one key result, or for all that this week's question still waits for."""

    key_result: KeyResultId | None = None


@dataclass(frozen=True, slots=True)
class TypedRow:
    """What stands in a form's fields about one key result, as typed."""

    key_result: KeyResultId
    value: str
    confidence: str
    note: str = ""
    blocker: str = ""
    done: str | None = None
    """Numbers of the milestones that are ticked; None where none were shown."""


@dataclass(frozen=True, slots=True)
class SubmitCheckIns(Command):
    """A check-in form as it came back. What still stands as it was prefilled counts as no change."""

    rows: tuple[TypedRow, ...]
    opened: datetime
    """When the form was filled in for them."""


@dataclass(frozen=True, slots=True)
class AddLink(Command):
    link: Link


@dataclass(frozen=True, slots=True)
class RemoveLink(Command):
    source: str
    """`O12` or `KR31`: what drives or supports the other."""
    upheld: str = ""
    """Empty means the only thing it drives or supports."""


@dataclass(frozen=True, slots=True)
class PrepareLink(Command):
    """Gather what the form for a link offers."""

    supports: bool
    """Whether an objective is to support something; else a key result is to drive another."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrepareUnlink(Command):
    """Gather the links that this person may take away."""


@dataclass(frozen=True, slots=True)
class PrepareInitiative(Command):
    """Open the form for an initiative under one key result."""

    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class AddInitiative(Command):
    key_result: KeyResultId
    title: str
    owner: PersonId | None = None


@dataclass(frozen=True, slots=True)
class MoveInitiative(Command):
    """Say how far an initiative is, or that it will not be done."""

    initiative: InitiativeId
    state: InitiativeState


@dataclass(frozen=True, slots=True)
class ListInitiatives(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class ShareObjective(Command):
    """Let a second squad see, edit and check in for an objective."""

    objective: ObjectiveId
    squad: str


@dataclass(frozen=True, slots=True)
class UnshareObjective(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class ShareCard(Command):
    """Post an objective or a key result in a channel."""

    ref: str
    """`O12` or `KR31`"""
    channel: ChannelId
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrepareShare(Command):
    """Gather what the form offers that posts a card."""

    ref: str = ""


@dataclass(frozen=True, slots=True)
class PrepareShareObjective(Command):
    """Gather which squads an objective can be shared with."""

    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class PrepareSettings(Command):
    """Open the form for what somebody sets for themselves."""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Ask me nothing until that day; None ends a break."""

    until: date | None


@dataclass(frozen=True, slots=True)
class NameDeputy(Command):
    """Who is asked while I am away; None for nobody."""

    deputy: PersonId | None


@dataclass(frozen=True, slots=True)
class PreferHour(Command):
    """Ask me at that hour; None leaves it to my squads."""

    hour: time | None


@dataclass(frozen=True, slots=True)
class KeepQuiet(Command):
    """Send me nothing from then until then."""

    quiet: tuple[time, time] | None


@dataclass(frozen=True, slots=True)
class SaveSettings(Command):
    """The form of settings as it came back."""

    hour: time | None
    quiet_from: time | None
    quiet_until: time | None
    until: date | None
    deputy: PersonId | None
    seen: int
    """The version that the form showed."""


@dataclass(frozen=True, slots=True)
class PrepareCadence(Command):
    """Open the form for when a squad is asked and shown its digest."""

    squad: str = ""
    """A handle; empty means the one squad they lead."""


@dataclass(frozen=True, slots=True)
class ChangeCadence(Command):
    """What is None stays as it is."""

    squad: str
    every_weeks: int | None = None
    prompt: Moment | None = None
    digest: Moment | None = None
    zone: str | None = None
    seen: int | None = None
    """The version that a form showed."""


@dataclass(frozen=True, slots=True)
class Nudge(Command):
    """Ask whoever answers for a key result for a check-in, today."""

    key_result: KeyResultId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRhythm(Command):
    """The next four weeks of questions: mine, or those of a squad."""

    squad: str = ""


ChangeSettings = Pause | NameDeputy | PreferHour | KeepQuiet | SaveSettings
"""What somebody sets for themselves."""


@dataclass(frozen=True, slots=True)
class ShowHistory(Command):
    subject: str
    """`O12`, `KR31` or a squad's handle."""
    before: ChangeId | None = None
    """Only what changed before this; None means from the newest on."""


@dataclass(frozen=True, slots=True)
class ShowTree(Command):
    """What serves what, from the top down."""

    squad: str = ""
    """A handle; empty means everything there is to read."""
    company: bool = False
    """Only from what the company set itself."""
    after: ObjectiveId | None = None
    """Where a page begins."""


Wish = (
    CreateSquad
    | ChangeSquad
    | AddMember
    | RemoveMember
    | FollowGroup
    | ArchiveSquad
    | RestoreSquad
    | ListSquads
    | ShowSquad
    | CreateObjective
    | CheckObjective
    | AddKeyResult
    | CheckKeyResult
    | PrepareKeyResultEdit
    | EditKeyResult
    | PrepareOwners
    | SetOwners
    | PrepareObjectiveEdit
    | EditObjective
    | DropObjective
    | DropKeyResult
    | Undo
    | ListCycles
    | MakeCycle
    | PrepareCycle
    | ScoreKeyResult
    | PrepareScore
    | PrepareClosing
    | SubmitScore
    | SubmitClosing
    | ReopenCycle
    | CarryOver
    | ListOkrs
    | ShowObjective
    | ShowKeyResult
    | ShowHelp
    | ShowHome
    | PrepareEvidence
    | AddEvidence
    | PrepareBlocker
    | LogBlocker
    | ClearBlocker
    | PrepareSquad
    | PrepareSquadEdit
    | PrepareMember
    | PrepareObjective
    | PrepareKeyResult
    | PrepareCheckIn
    | AnswerInWords
    | AnswerNoChange
    | SubmitCheckIns
    | PreviewDigest
    | PostDigest
    | AddLink
    | RemoveLink
    | PrepareLink
    | PrepareUnlink
    | ShowTree
    | ShowHistory
    | PrepareInitiative
    | AddInitiative
    | MoveInitiative
    | ListInitiatives
    | PrepareSettings
    | Pause
    | NameDeputy
    | PreferHour
    | KeepQuiet
    | SaveSettings
    | ShareObjective
    | UnshareObjective
    | ShareCard
    | PrepareShare
    | PrepareShareObjective
    | PrepareCadence
    | PreviewRhythm
    | ChangeCadence
    | Nudge
)
"""Everything a person can ask for; each is answered by a card or a form (`okr.usecases.answer`)."""

Looks = (
    ListSquads
    | ListOkrs
    | ShowObjective
    | ShowKeyResult
    | ShowHelp
    | ShowHome
    | PrepareEvidence
    | PrepareBlocker
    | PrepareSquad
    | PrepareObjective
    | PrepareKeyResult
    | PrepareCheckIn
    | PreviewDigest
    | ShowSquad
    | PrepareKeyResultEdit
    | PrepareOwners
    | PrepareObjectiveEdit
    | ListCycles
    | PrepareCycle
    | PrepareScore
    | PrepareClosing
    | PrepareSquadEdit
    | PrepareMember
    | PrepareLink
    | PrepareUnlink
    | ShowTree
    | ShowHistory
    | PrepareInitiative
    | ListInitiatives
    | PrepareSettings
    | PrepareShare
    | PrepareShareObjective
    | PrepareCadence
)
"""What changes nothing, however often it is asked for."""
