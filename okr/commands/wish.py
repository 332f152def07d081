"""Everything that people ask for, taken together."""

from okr.commands.cycles import (
    CarryOver,
    ListCycles,
    MakeCycle,
    PrepareClosing,
    PrepareCycle,
    PrepareScore,
    ReopenCycle,
    ScoreKeyResult,
    SubmitClosing,
    SubmitScore,
)
from okr.commands.help import ShowHelp
from okr.commands.history import ShowHistory, Undo
from okr.commands.initiatives import AddInitiative, ListInitiatives, MoveInitiative, PrepareInitiative
from okr.commands.key_results import (
    AddKeyResult,
    CheckKeyResult,
    DropKeyResult,
    EditKeyResult,
    PrepareKeyResult,
    PrepareKeyResultEdit,
    PrepareOwners,
    SetOwners,
    ShapeKeyResult,
)
from okr.commands.links import AddLink, PrepareLink, PrepareUnlink, RemoveLink
from okr.commands.marks import (
    AcceptBlocker,
    AddEvidence,
    AskSquad,
    ClearBlocker,
    ListBlockers,
    LogBlocker,
    PrepareAccept,
    PrepareAskSquad,
    PrepareBlocker,
    PrepareEvidence,
    PrepareRefuse,
    RefuseBlocker,
    TalkAboutBlocker,
)
from okr.commands.objectives import (
    CheckObjective,
    CreateObjective,
    DropObjective,
    EditObjective,
    PrepareObjective,
    PrepareObjectiveEdit,
)
from okr.commands.reading import ListOkrs, ShowHome, ShowKeyResult, ShowObjective, ShowTree
from okr.commands.settings import (
    ChangeCadence,
    ChooseCalendar,
    KeepQuiet,
    NameDeputy,
    Pause,
    PreferDay,
    PreferHour,
    PrepareCadence,
    PrepareSettings,
    PreviewRhythm,
    SaveSettings,
)
from okr.commands.sharing import (
    PrepareShare,
    PrepareShareObjective,
    ShareCard,
    ShareObjective,
    UnshareObjective,
)
from okr.commands.squads import (
    AddMember,
    ArchiveSquad,
    ChangeSquad,
    CreateSquad,
    FollowGroup,
    ListSquads,
    PrepareMember,
    PrepareSquad,
    PrepareSquadEdit,
    RemoveMember,
    RestoreSquad,
    ShowSquad,
)
from okr.commands.votes import CastBallots, CloseVote, OpenVote, TakeBallotsBack
from okr.commands.week import (
    AnswerInWords,
    AnswerNoChange,
    AskAfterAll,
    AskLater,
    Explain,
    Nudge,
    PostDigest,
    PrepareCheckIn,
    PrepareExplanation,
    PrepareInTheWay,
    PrepareSkip,
    PreviewDigest,
    Reaffirm,
    SayInTheWay,
    SkipWeek,
    SubmitCheckIns,
    TurnPage,
)
from okr.commands.which import AskWhich

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
    | ListBlockers
    | PrepareAskSquad
    | AskSquad
    | PrepareAccept
    | AcceptBlocker
    | PrepareRefuse
    | RefuseBlocker
    | TalkAboutBlocker
    | PrepareSquad
    | PrepareSquadEdit
    | PrepareMember
    | PrepareObjective
    | PrepareKeyResult
    | PrepareCheckIn
    | AnswerInWords
    | AnswerNoChange
    | SkipWeek
    | PrepareSkip
    | AskLater
    | TurnPage
    | Reaffirm
    | PrepareInTheWay
    | SayInTheWay
    | PrepareExplanation
    | Explain
    | AskAfterAll
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
    | PreferDay
    | ChooseCalendar
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
    | AskWhich
    | ShapeKeyResult
    | OpenVote
    | CastBallots
    | TakeBallotsBack
    | CloseVote
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
    | ListBlockers
    | PrepareAskSquad
    | PrepareAccept
    | PrepareRefuse
    | PrepareSquad
    | PrepareObjective
    | PrepareKeyResult
    | PrepareCheckIn
    | PrepareSkip
    | PrepareInTheWay
    | PrepareExplanation
    | TurnPage
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
    | AskWhich
    | ShapeKeyResult
)
"""What changes nothing, however often it is asked for."""
