"""Everything that we have to say, taken together."""

from okr.notices.cycles import (
    CarriedOver,
    ClosingForm,
    CycleEnding,
    CycleForm,
    CycleList,
    CycleMade,
    CycleReopened,
    CycleScores,
    KeyResultScored,
    ScoreForm,
)
from okr.notices.help import Help, HelpShown
from okr.notices.history import Dropped, HistoryShown, Restored
from okr.notices.home import Home
from okr.notices.initiatives import InitiativeForm, InitiativeKept, InitiativeList
from okr.notices.key_results import KeyResultAdded, KeyResultForm, KeyResultUnderstood, OwnersForm
from okr.notices.links import LinkForm, LinkMade, LinkRemoved, UnlinkForm
from okr.notices.marks import (
    AcceptForm,
    AskSquadForm,
    BlockerAsked,
    BlockerAskSent,
    BlockerForm,
    BlockerGone,
    BlockerList,
    BlockerLogged,
    BlockerReplied,
    EvidenceForm,
    EvidenceKept,
    RefuseForm,
    TalkWanted,
)
from okr.notices.objectives import ObjectiveCreated, ObjectiveEditForm, ObjectiveForm, ObjectiveUnderstood
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList, TreeShown
from okr.notices.settings import CadenceChanged, CadenceForm, RhythmPreview, SettingsForm, SettingsSaved
from okr.notices.sharing import (
    CardNotPosted,
    CardSent,
    CardShared,
    ObjectiveShared,
    ObjectiveUnshared,
    SharedWithYou,
    ShareForm,
    ShareObjectiveForm,
)
from okr.notices.squads import (
    MemberAdded,
    MemberForm,
    MemberRemoved,
    OwnerLeft,
    SquadChanged,
    SquadCreated,
    SquadEditForm,
    SquadFollows,
    SquadForm,
    SquadIsArchived,
    SquadList,
    SquadShown,
)
from okr.notices.trouble import Complaint, FormOffered, Trouble
from okr.notices.votes import BallotForm, BallotsKept, VoteAsked, VoteNotPosted, VoteOpened, VoteResult
from okr.notices.week import (
    AskedAfterAll,
    AskedLater,
    CheckInForm,
    CheckInPrompt,
    CheckInReminder,
    CheckInsRecorded,
    CheckInsTakenBack,
    ConfidenceExplained,
    DigestNotDelivered,
    DigestPosted,
    DigestSent,
    ExplanationForm,
    InTheWayForm,
    Nudged,
    NudgeSent,
    PromptsNotDelivered,
    SkipForm,
    WeekSkipped,
)
from okr.notices.which import WhichForm

Notice = (
    CheckInPrompt
    | CheckInReminder
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
    | CheckInsTakenBack
    | WeekSkipped
    | AskedAfterAll
    | AskedLater
    | ConfidenceExplained
    | EvidenceKept
    | BlockerLogged
    | BlockerGone
    | BlockerAsked
    | BlockerAskSent
    | BlockerReplied
    | TalkWanted
    | BlockerList
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
    | VoteAsked
    | VoteResult
    | VoteOpened
    | VoteNotPosted
    | BallotsKept
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
    | SkipForm
    | InTheWayForm
    | ExplanationForm
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
    | AskSquadForm
    | AcceptForm
    | RefuseForm
    | BallotForm
    | WhichForm
)
"""Everything that becomes a form."""
