"""Everything a person can ask for, and who may: the table that docs/permissions.md shows."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from okr.blocker import BlockerId
from okr.check_in import CheckInId
from okr.commands import (
    cycles,
    history,
    initiatives,
    key_results,
    links,
    marks,
    objectives,
    reading,
    settings,
    sharing,
    squads,
    votes,
    week,
)
from okr.commands.cycles import TypedScore
from okr.commands.help import ShowHelp
from okr.commands.week import TypedRow
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.initiative import InitiativeId, InitiativeState
from okr.key_result import KeyResultId
from okr.later import Later
from okr.links import Drives
from okr.objective import ObjectiveId
from okr.person import ChannelId, PersonId, WorkspaceId
from okr.phrases.okrs import read_key_results
from okr.score import Verdict
from okr.sheet import KeyResultSheet
from okr.squad import Weekday
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
    ASKED = "what one was asked privately"
    QUESTION = "this week's question to oneself"


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
    prompted: bool = False
    """Whether a member and the lead were asked this week's question before."""

    def __str__(self) -> str:
        about = "".join(f" {fact}" for fact in self.asked.facts[:1] if isinstance(fact, str))
        return f"{self.words}: {self.asked.kind.__name__}{about}"


def verb(
    words: str, who: Who, kind: type[Wish], *facts: object, first: First = (), prompted: bool = False
) -> Verb:
    return Verb(words, who, Asked(kind, facts), first, prompted)


SCORES: Final = tuple(TypedScore(each, "2", "0.5", Verdict.CARRY) for each in (KR1, KR2, KR3))
ALL_SCORED: Final = ("churn", "2026Q4", 2, SCORES, MONDAY)

CLOSED: Final = ((DEE, Asked(cycles.SubmitClosing, ALL_SCORED)),)
DROPPED: Final = tuple(
    (person, Asked(key_results.DropKeyResult, (each,)))
    for person, each in ((ANA, KR1), (DEE, KR2), (ADA, KR3))
)
ARCHIVED: Final = ((DEE, Asked(squads.ArchiveSquad, ("churn",))),)
SHARED: Final = ((DEE, Asked(sharing.ShareObjective, (O1, "growth"))),)
LINKED: Final = ((DEE, Asked(links.AddLink, (Drives(KR1, KR2),))),)
BLOCKED: Final = ((DEE, Asked(marks.LogBlocker, (KR2, "Legal"))),)
BEGUN: Final = ((DEE, Asked(initiatives.AddInitiative, (KR2, "Call everybody"))),)
HOPED: Final = ((ANA, Asked(week.AnswerInWords, ("KR1 3.2% c9",))),)
SKIPPED: Final = tuple((person, Asked(week.SkipWeek)) for person in (ANA, DEE, ADA))
ASKED: Final = (
    (BO, Asked(objectives.CreateObjective, ("growth", "We grow", (DRAFT,)))),
    (BO, Asked(marks.LogBlocker, (KeyResultId(4), "Legal"))),
    (BO, Asked(marks.AskSquad, (BlockerId(1), "churn"))),
)
"""Growth waits on churn."""
OPENED: Final = ((DEE, Asked(votes.OpenVote, ("kr2",))),)
BALLOT: Final = Asked(votes.CastBallots, ("kr2", ((KR2, "7"),)))
VOTED: Final = (*OPENED, *((person, BALLOT) for person in (ANA, DEE, ADA)))
HEARD: Final = ((BO, Asked(week.AnswerInWords, ("KR2 120 c7",))),)

SQUADS: Final = (
    verb("squad new", Who.ANYBODY, squads.CreateSquad, "sales", "Sales"),
    verb("squad new", Who.ANYBODY, squads.PrepareSquad),
    verb("squad list", Who.ANYBODY, squads.ListSquads),
    verb("squad show", Who.READER, squads.ShowSquad, "churn"),
    verb("squad edit", Who.LEAD, squads.ChangeSquad, "churn", "Customer churn"),
    verb("squad edit", Who.LEAD, squads.PrepareSquadEdit, "churn"),
    verb("squad add", Who.LEAD, squads.AddMember, "churn", EVE, "Sales"),
    verb("squad add", Who.LEAD, squads.PrepareMember, "churn"),
    verb("squad remove", Who.LEAD, squads.RemoveMember, "churn", BO),
    verb("squad follow", Who.LEAD, squads.FollowGroup, "churn", "S1", (ANA, DEE)),
    verb("squad archive", Who.LEAD, squads.ArchiveSquad, "churn"),
    verb("squad restore", Who.LEAD, squads.RestoreSquad, "churn", first=ARCHIVED),
    verb("settings churn", Who.LEAD, settings.PrepareCadence, "churn"),
    verb("settings churn", Who.LEAD, settings.ChangeCadence, "churn", 2),
)

OKRS: Final = (
    verb("new", Who.MEMBER, objectives.CreateObjective, "churn", "Customers stay"),
    verb("new", Who.MEMBER, objectives.PrepareObjective, "churn"),
    verb("edit", Who.MEMBER, objectives.EditObjective, O1, "Customers stay"),
    verb("edit", Who.MEMBER, objectives.PrepareObjectiveEdit, O1),
    verb("drop", Who.MEMBER, objectives.DropObjective, O1),
    verb("kr add", Who.MEMBER, key_results.AddKeyResult, O1, DRAFT),
    verb("new", Who.MEMBER, objectives.CheckObjective, "churn", "We win", (DRAFT,), "typed"),
    verb("kr add", Who.MEMBER, key_results.CheckKeyResult, O1, DRAFT),
    verb("kr add", Who.MEMBER, key_results.PrepareKeyResult, O1),
    verb("kr edit", Who.MEMBER, key_results.EditKeyResult, KR2, DRAFT),
    verb("kr edit", Who.MEMBER, key_results.PrepareKeyResultEdit, KR2),
    verb("kr edit", Who.MEMBER, key_results.ShapeKeyResult, "KR2@1", KeyResultSheet()),
    verb("kr owner", Who.MEMBER, key_results.SetOwners, KR2, (ANA,)),
    verb("kr owner", Who.MEMBER, key_results.PrepareOwners, KR2),
    verb("kr drop", Who.MEMBER, key_results.DropKeyResult, KR2),
    verb("undo", Who.THEIRS, history.Undo, first=DROPPED),
    verb("link, support", Who.MEMBER, links.AddLink, Drives(KR1, KR2)),
    verb("link, support", Who.MEMBER, links.PrepareLink, DRIVES, "KR1"),
    verb("unlink, unsupport", Who.MEMBER, links.RemoveLink, "KR1", "KR2", first=LINKED),
    verb("unlink: the form", Who.THEIRS, links.PrepareUnlink, first=LINKED),
    verb("share with a squad", Who.MEMBER, sharing.ShareObjective, O1, "growth"),
    verb("share with a squad", Who.MEMBER, sharing.PrepareShareObjective, O1),
    verb("unshare", Who.MEMBER, sharing.UnshareObjective, O1, first=SHARED),
    verb("initiative add", Who.MEMBER, initiatives.AddInitiative, KR2, "Call everybody"),
    verb("initiative add", Who.MEMBER, initiatives.PrepareInitiative, KR2),
    verb("initiative done", Who.MEMBER, initiatives.MoveInitiative, I1, InitiativeState.DONE, first=BEGUN),
)

READING: Final = (
    verb("list", Who.ANYBODY, reading.ListOkrs),
    verb("list churn", Who.READER, reading.ListOkrs, reading.ListScope.SQUAD, "churn"),
    verb("show", Who.READER, reading.ShowObjective, O1),
    verb("show", Who.READER, reading.ShowKeyResult, KR2),
    verb("tree", Who.ANYBODY, reading.ShowTree),
    verb("tree churn", Who.READER, reading.ShowTree, "churn"),
    verb("history", Who.READER, history.ShowHistory, "KR2"),
    verb("history", Who.READER, history.ShowHistory, "O1"),
    verb("history", Who.READER, history.ShowHistory, "churn"),
    verb("initiative list", Who.READER, initiatives.ListInitiatives, KR2),
    verb("digest preview", Who.READER, week.PreviewDigest, "churn"),
    verb("home", Who.ANYBODY, reading.ShowHome),
    verb("a phrase that leaves out which", Who.ANYBODY, AskWhich, Unfinished.SHOW),
    verb("help", Who.ANYBODY, ShowHelp),
)

WEEK: Final = (
    verb("checkin", Who.MEMBER, week.AnswerInWords, "KR2 120 c7"),
    verb("checkin", Who.MEMBER, week.AnswerNoChange, KR2, first=HEARD),
    verb("checkin", Who.MEMBER, week.PrepareCheckIn, (KR2,)),
    verb("checkin", Who.MEMBER, week.SubmitCheckIns, (TypedRow(KR2, "120", "6"),), MONDAY),
    verb("checkin", Who.MEMBER, week.Reaffirm, CheckInId(1), first=HEARD),
    verb("checkin", Who.MEMBER, week.PrepareInTheWay, CheckInId(1), first=HEARD),
    verb("checkin", Who.MEMBER, week.SayInTheWay, KR2, "Legal", first=HEARD),
    verb("why a confidence stays", Who.ASKED, week.PrepareExplanation, CheckInId(1), first=HOPED),
    verb("why a confidence stays", Who.ASKED, week.Explain, KR1, "It signs on Friday", first=HOPED),
    verb("later", Who.QUESTION, week.AskLater, Later.TOMORROW, prompted=True),
    verb("a page of this week's question", Who.QUESTION, week.TurnPage, "2026-W47", 1, prompted=True),
    verb("skip", Who.ANYBODY, week.PrepareSkip),
    verb("skip", Who.ANYBODY, week.SkipWeek, "on leave"),
    verb("skip off", Who.THEIRS, week.AskAfterAll, first=SKIPPED),
    verb("nudge", Who.MEMBER, week.Nudge, KR2),
    verb("vote", Who.MEMBER, votes.OpenVote, "kr2"),
    verb("vote", Who.MEMBER, votes.OpenVote, "churn"),
    verb("vote", Who.MEMBER, votes.OpenVote, "v1", first=OPENED),
    verb("vote", Who.MEMBER, votes.CastBallots, "kr2", ((KR2, "7"),), first=OPENED),
    verb("vote back", Who.MEMBER, votes.TakeBallotsBack, "v1", first=VOTED),
    verb("vote close", Who.LEAD, votes.CloseVote, "v1", first=OPENED),
    verb("settings preview churn", Who.MEMBER, settings.PreviewRhythm, "churn"),
    verb("digest now", Who.MEMBER, week.PostDigest, "churn"),
    verb("share in a channel", Who.READER, sharing.ShareCard, "O1", ChannelId("CCHURN")),
    verb("share in a channel", Who.READER, sharing.ShareCard, "KR2", ChannelId("CCHURN")),
    verb("share in a channel", Who.READER, sharing.PrepareShare, "KR2"),
    verb("evidence", Who.MEMBER, marks.AddEvidence, KR2, "They stay"),
    verb("evidence", Who.MEMBER, marks.PrepareEvidence, KR2),
    verb("blocker", Who.MEMBER, marks.LogBlocker, KR2, "Legal"),
    verb("blocker", Who.MEMBER, marks.PrepareBlocker, KR2),
    verb("blocker ask", Who.MEMBER, marks.AskSquad, BlockerId(1), "growth", first=BLOCKED),
    verb("blocker ask", Who.MEMBER, marks.PrepareAskSquad, BlockerId(1), first=BLOCKED),
    verb("blocker accept, of the squad asked", Who.MEMBER, marks.AcceptBlocker, BlockerId(1), first=ASKED),
    verb("blocker accept, of the squad asked", Who.MEMBER, marks.PrepareAccept, BlockerId(1), first=ASKED),
    verb("blocker refuse, of the squad asked", Who.MEMBER, marks.RefuseBlocker, BlockerId(1), first=ASKED),
    verb("blocker refuse, of the squad asked", Who.MEMBER, marks.PrepareRefuse, BlockerId(1), first=ASKED),
    verb("blocker talk, of the squad asked", Who.MEMBER, marks.TalkAboutBlocker, BlockerId(1), first=ASKED),
    verb("blockers", Who.ANYBODY, marks.ListBlockers),
    verb("blockers churn", Who.READER, marks.ListBlockers, "churn"),
    verb("blocker clear", Who.MEMBER, marks.ClearBlocker, BlockerId(1), first=BLOCKED),
)

CYCLES: Final = (
    verb("cycle list", Who.ANYBODY, cycles.ListCycles),
    verb("cycle new", Who.ANYBODY, cycles.MakeCycle, "winter", date(2026, 12, 1), date(2027, 2, 28)),
    verb("cycle new", Who.ANYBODY, cycles.PrepareCycle),
    verb("score", Who.MEMBER, cycles.ScoreKeyResult, KR2, Decimal("0.7")),
    verb("score", Who.MEMBER, cycles.PrepareScore, KR2),
    verb("score", Who.MEMBER, cycles.SubmitScore, SCORES[1], MONDAY),
    verb("cycle close", Who.LEAD, cycles.PrepareClosing, "churn", "2026Q4"),
    verb("cycle close", Who.LEAD, cycles.SubmitClosing, *ALL_SCORED),
    verb("cycle reopen", Who.LEAD, cycles.ReopenCycle, "churn", "2026Q4", first=CLOSED),
    verb("carry", Who.MEMBER, cycles.CarryOver, "churn", "2026Q4", first=CLOSED),
)

OWN: Final = (
    verb("settings", Who.ANYBODY, settings.PrepareSettings),
    verb("settings", Who.ANYBODY, settings.SaveSettings, None, time(9), None, None, None, None, 0),
    verb("settings", Who.ANYBODY, settings.PreferDay, Weekday.TUESDAY),
    verb("settings", Who.ANYBODY, settings.ChooseCalendar, ""),
    verb("settings", Who.ANYBODY, settings.PreferHour, time(10)),
    verb("settings", Who.ANYBODY, settings.KeepQuiet, (time(19), time(8))),
    verb("pause", Who.ANYBODY, settings.Pause, date(2027, 1, 5)),
    verb("deputy", Who.ANYBODY, settings.NameDeputy, None),
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
