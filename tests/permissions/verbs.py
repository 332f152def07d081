"""Everything a person can ask for, and who may: the table that docs/permissions.md shows."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from okr import commands
from okr.blocker import BlockerId
from okr.commands import TypedRow, TypedScore, Wish
from okr.initiative import InitiativeId, InitiativeState
from okr.key_result import KeyResultId
from okr.links import Drives
from okr.objective import ObjectiveId
from okr.person import ChannelId, PersonId, WorkspaceId
from okr.phrases.okrs import read_key_results
from okr.score import Verdict
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, utc

MONDAY: Final = utc(16, 0)
O1, I1 = ObjectiveId(1), InitiativeId(1)
KR1, KR2, KR3 = KeyResultId(1), KeyResultId(2), KeyResultId(3)
DRIVES: Final = False
"""Which form for a link."""
DRAFT: Final = read_key_results(f"Increase calls from 1 to 5 <@{BO}>", MONDAY.date())[0]


class Who(StrEnum):
    """Who may, in the words of the page."""

    ANYBODY = "what is one's own or everybody's"
    READER = "reading a squad"
    MEMBER = "editing a squad's OKRs"
    LEAD = "changing a squad"
    THEIRS = "what one may take away or did oneself"


@dataclass(frozen=True, slots=True)
class Asked:
    """A command without the one who asks."""

    kind: type[Wish]
    facts: tuple[Any, ...] = ()

    def by(self, person: PersonId, workspace: WorkspaceId) -> Wish:
        return self.kind(workspace, person, *self.facts)


First = tuple[tuple[PersonId, Asked], ...]
"""What others did before."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One command as it is asked, in words or by a form."""

    words: str
    who: Who
    asked: Asked
    first: First = ()

    def __str__(self) -> str:
        about = "".join(f" {fact}" for fact in self.asked.facts[:1] if isinstance(fact, str))
        return f"{self.words}: {self.asked.kind.__name__}{about}"


def verb(words: str, who: Who, kind: type[Wish], *facts: object, first: First = ()) -> Verb:
    return Verb(words, who, Asked(kind, facts), first)


SCORES: Final = tuple(TypedScore(each, "2", "0.5", Verdict.CARRY) for each in (KR1, KR2, KR3))
ALL_SCORED: Final = ("churn", "2026Q4", 0, SCORES, MONDAY)

CLOSED: Final = ((DEE, Asked(commands.SubmitClosing, ALL_SCORED)),)
DROPPED: Final = tuple(
    (person, Asked(commands.DropKeyResult, (each,))) for person, each in ((ANA, KR1), (DEE, KR2), (ADA, KR3))
)
ARCHIVED: Final = ((DEE, Asked(commands.ArchiveSquad, ("churn",))),)
SHARED: Final = ((DEE, Asked(commands.ShareObjective, (O1, "growth"))),)
LINKED: Final = ((DEE, Asked(commands.AddLink, (Drives(KR1, KR2),))),)
BLOCKED: Final = ((DEE, Asked(commands.LogBlocker, (KR2, "Legal"))),)
BEGUN: Final = ((DEE, Asked(commands.AddInitiative, (KR2, "Call everybody"))),)
HEARD: Final = ((BO, Asked(commands.AnswerInWords, ("KR2 120 c7",))),)

SQUADS: Final = (
    verb("squad new", Who.ANYBODY, commands.CreateSquad, "sales", "Sales"),
    verb("squad new", Who.ANYBODY, commands.PrepareSquad),
    verb("squad list", Who.ANYBODY, commands.ListSquads),
    verb("squad show", Who.READER, commands.ShowSquad, "churn"),
    verb("squad edit", Who.LEAD, commands.ChangeSquad, "churn", "Customer churn"),
    verb("squad edit", Who.LEAD, commands.PrepareSquadEdit, "churn"),
    verb("squad add", Who.LEAD, commands.AddMember, "churn", EVE, "Sales"),
    verb("squad add", Who.LEAD, commands.PrepareMember, "churn"),
    verb("squad remove", Who.LEAD, commands.RemoveMember, "churn", BO),
    verb("squad follow", Who.LEAD, commands.FollowGroup, "churn", "S1", (ANA, DEE)),
    verb("squad archive", Who.LEAD, commands.ArchiveSquad, "churn"),
    verb("squad restore", Who.LEAD, commands.RestoreSquad, "churn", first=ARCHIVED),
    verb("settings churn", Who.LEAD, commands.PrepareCadence, "churn"),
    verb("settings churn", Who.LEAD, commands.ChangeCadence, "churn", 2),
)

OKRS: Final = (
    verb("new", Who.MEMBER, commands.CreateObjective, "churn", "Customers stay"),
    verb("new", Who.MEMBER, commands.PrepareObjective, "churn"),
    verb("edit", Who.MEMBER, commands.EditObjective, O1, "Customers stay"),
    verb("edit", Who.MEMBER, commands.PrepareObjectiveEdit, O1),
    verb("drop", Who.MEMBER, commands.DropObjective, O1),
    verb("kr add", Who.MEMBER, commands.AddKeyResult, O1, DRAFT),
    verb("new", Who.MEMBER, commands.CheckObjective, "churn", "We win", (DRAFT,), "typed"),
    verb("kr add", Who.MEMBER, commands.CheckKeyResult, O1, DRAFT),
    verb("kr add", Who.MEMBER, commands.PrepareKeyResult, O1),
    verb("kr edit", Who.MEMBER, commands.EditKeyResult, KR2, DRAFT),
    verb("kr edit", Who.MEMBER, commands.PrepareKeyResultEdit, KR2),
    verb("kr owner", Who.MEMBER, commands.SetOwners, KR2, (ANA,)),
    verb("kr owner", Who.MEMBER, commands.PrepareOwners, KR2),
    verb("kr drop", Who.MEMBER, commands.DropKeyResult, KR2),
    verb("undo", Who.THEIRS, commands.Undo, first=DROPPED),
    verb("link, support", Who.MEMBER, commands.AddLink, Drives(KR1, KR2)),
    verb("link, support", Who.MEMBER, commands.PrepareLink, DRIVES, "KR1"),
    verb("unlink, unsupport", Who.MEMBER, commands.RemoveLink, "KR1", "KR2", first=LINKED),
    verb("unlink: the form", Who.THEIRS, commands.PrepareUnlink, first=LINKED),
    verb("share with a squad", Who.MEMBER, commands.ShareObjective, O1, "growth"),
    verb("share with a squad", Who.MEMBER, commands.PrepareShareObjective, O1),
    verb("unshare", Who.MEMBER, commands.UnshareObjective, O1, first=SHARED),
    verb("initiative add", Who.MEMBER, commands.AddInitiative, KR2, "Call everybody"),
    verb("initiative add", Who.MEMBER, commands.PrepareInitiative, KR2),
    verb("initiative done", Who.MEMBER, commands.MoveInitiative, I1, InitiativeState.DONE, first=BEGUN),
)

READING: Final = (
    verb("list", Who.ANYBODY, commands.ListOkrs),
    verb("list churn", Who.READER, commands.ListOkrs, commands.ListScope.SQUAD, "churn"),
    verb("show", Who.READER, commands.ShowObjective, O1),
    verb("show", Who.READER, commands.ShowKeyResult, KR2),
    verb("tree", Who.ANYBODY, commands.ShowTree),
    verb("tree churn", Who.READER, commands.ShowTree, "churn"),
    verb("history", Who.READER, commands.ShowHistory, "KR2"),
    verb("history", Who.READER, commands.ShowHistory, "O1"),
    verb("history", Who.READER, commands.ShowHistory, "churn"),
    verb("initiative list", Who.READER, commands.ListInitiatives, KR2),
    verb("digest preview", Who.READER, commands.PreviewDigest, "churn"),
    verb("home", Who.ANYBODY, commands.ShowHome),
    verb("help", Who.ANYBODY, commands.ShowHelp),
)

WEEK: Final = (
    verb("checkin", Who.MEMBER, commands.AnswerInWords, "KR2 120 c7"),
    verb("checkin", Who.MEMBER, commands.AnswerNoChange, KR2, first=HEARD),
    verb("checkin", Who.MEMBER, commands.PrepareCheckIn, (KR2,)),
    verb("checkin", Who.MEMBER, commands.SubmitCheckIns, (TypedRow(KR2, "120", "7"),), MONDAY),
    verb("nudge", Who.MEMBER, commands.Nudge, KR2),
    verb("settings preview churn", Who.MEMBER, commands.PreviewRhythm, "churn"),
    verb("digest now", Who.MEMBER, commands.PostDigest, "churn"),
    verb("share in a channel", Who.READER, commands.ShareCard, "O1", ChannelId("CCHURN")),
    verb("share in a channel", Who.READER, commands.ShareCard, "KR2", ChannelId("CCHURN")),
    verb("share in a channel", Who.READER, commands.PrepareShare, "KR2"),
    verb("evidence", Who.MEMBER, commands.AddEvidence, KR2, "They stay"),
    verb("evidence", Who.MEMBER, commands.PrepareEvidence, KR2),
    verb("blocker", Who.MEMBER, commands.LogBlocker, KR2, "Legal"),
    verb("blocker", Who.MEMBER, commands.PrepareBlocker, KR2),
    verb("blocker clear", Who.MEMBER, commands.ClearBlocker, BlockerId(1), first=BLOCKED),
)

CYCLES: Final = (
    verb("cycle list", Who.ANYBODY, commands.ListCycles),
    verb("cycle new", Who.ANYBODY, commands.MakeCycle, "winter", date(2026, 12, 1), date(2027, 2, 28)),
    verb("cycle new", Who.ANYBODY, commands.PrepareCycle),
    verb("score", Who.MEMBER, commands.ScoreKeyResult, KR2, Decimal("0.7")),
    verb("score", Who.MEMBER, commands.PrepareScore, KR2),
    verb("score", Who.MEMBER, commands.SubmitScore, SCORES[1], MONDAY),
    verb("cycle close", Who.LEAD, commands.PrepareClosing, "churn", "2026Q4"),
    verb("cycle close", Who.LEAD, commands.SubmitClosing, *ALL_SCORED),
    verb("cycle reopen", Who.LEAD, commands.ReopenCycle, "churn", "2026Q4", first=CLOSED),
    verb("carry", Who.MEMBER, commands.CarryOver, "churn", "2026Q4", first=CLOSED),
)

OWN: Final = (
    verb("settings", Who.ANYBODY, commands.PrepareSettings),
    verb("settings", Who.ANYBODY, commands.SaveSettings, time(9), None, None, None, None, 0),
    verb("settings", Who.ANYBODY, commands.PreferHour, time(10)),
    verb("settings", Who.ANYBODY, commands.KeepQuiet, (time(19), time(8))),
    verb("pause", Who.ANYBODY, commands.Pause, date(2027, 1, 5)),
    verb("deputy", Who.ANYBODY, commands.NameDeputy, None),
)

FAMILIES: Final = {
    "Squads": SQUADS,
    "Objectives and key results": OKRS,
    "Reading": READING,
    "The week": WEEK,
    "Cycles": CYCLES,
    "One's own": OWN,
}
VERBS: Final = tuple(verb for family in FAMILIES.values() for verb in family)
