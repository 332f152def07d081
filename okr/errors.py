"""Everything that can be wrong with a request; each docstring is the sentence a person reads."""

from typing import ClassVar


class OkrError(Exception):
    """That did not work."""

    field: ClassVar[str | None] = None
    """The form field the sentence belongs beside, if any."""

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = {name: str(fact) for name, fact in facts.items()}

    @property
    def sentence(self) -> str:
        """The words, with `{name}` where a fact goes. Backticks mark what can be typed."""
        return " ".join((type(self).__doc__ or "").split())

    def __str__(self) -> str:
        """As plain text, such as beside a field of a form, where marks would be read as letters."""
        return self.sentence.replace("`", "").format(**self.facts)


class NotFound(OkrError):
    """I could not find that."""


class NoSuchSquad(NotFound):
    """There is no squad called "{squad}". `/okr squad list` shows them all, `/okr squad new` makes one."""

    field = "squad"


class NearlyThatSquad(NoSuchSquad):
    """There is no squad called "{squad}". Did you mean `{nearest}`? `/okr squad list` shows them all."""


class NoSuchObjective(NotFound):
    """There is no objective {objective}. `/okr list` shows the objectives and their ids."""

    field = "objective"


class NoSuchKeyResult(NotFound):
    """There is no key result {key_result}. `/okr list` shows the key results and their ids."""

    field = "key_result"


class NoSuchCycle(NotFound):
    """ "{cycle}" is not a cycle I know. A quarter is written like `2027Q1`;
    `/okr cycle list` shows the others.
    """

    field = "cycle"


class NoSuchPerson(NotFound):
    """I do not know {person}. Mention somebody of this workspace with `@` and pick them from the list."""

    field = "person"


class NoSuchChannel(NotFound):
    """I do not know the channel {channel}. Type `#` and pick it from the list."""

    field = "channel"


class NotAllowed(OkrError):
    """You may not do that."""


class MembersOnly(NotAllowed):
    """Only members of {squad} can do that. Its lead can add you: `/okr squad add {handle} @you Function`."""


class LeadOnly(NotAllowed):
    """Only the lead of {squad} or a workspace admin can do that."""


class GuestsCannot(NotAllowed):
    """Guests of this workspace cannot use OKRs. Ask a member of the squad to do it with you."""


class GuestChosen(GuestsCannot):
    """Guests and bots cannot use OKRs, and {person} is one of them. Choose somebody else."""

    field = "person"


class Stranger(NotAllowed):
    """{person} is not in this workspace, and OKRs never leave it. Choose somebody who is."""

    field = "person"


class Deactivated(NotAllowed):
    """{person} has left this workspace. Choose somebody who is here."""

    field = "person"


class HandleNotUsable(OkrError):
    """ "{handle}" will not do as a squad's handle. Use up to 30 small letters,
    digits, - and _, such as `churn`.
    """

    field = "handle"


class HandleTaken(OkrError):
    """There is a squad called "{handle}" already. Choose another handle."""

    field = "handle"


class AlreadyMember(OkrError):
    """They are in {squad} with that function already."""

    field = "person"


class OwnerNotMember(OkrError):
    """{person} is not in {squad} yet. Add them first: `/okr squad add {handle} @{person} Function`."""

    field = "owner"


class TitleMissing(OkrError):
    """It needs a title. Say in a few words what should be true."""

    field = "title"


class TitleTooLong(OkrError):
    """That title has {letters} letters, and {limit} is the most. Say it shorter; details fit in a note."""

    field = "title"


class TextTooLong(OkrError):
    """That text has {letters} letters, and {limit} is the most. Say it shorter."""

    field = "note"


class NothingSaid(OkrError):
    """Say in a few words what it is."""

    field = "note"


class SentenceNotRead(OkrError):
    """I could not read a key result in "{text}". Say what changes and to which number, such as
    `Reduce net monthly churn from 3.2% to 1%`.
    """

    field = "title"


class VerbAgainstNumbers(OkrError):
    """You wrote "{verb}", but from {baseline} to {target} the numbers go {way}.
    Change the verb, or turn the numbers round.
    """

    field = "title"


class DueOutsideCycle(OkrError):
    """{due} is outside the cycle {cycle}, which runs from {starts} to {ends}. Choose a day within it."""

    field = "due"


class DueNotRead(OkrError):
    """ "{text}" is no day I know. Write the day it is due such as `{example}`, or leave it out:
    then it is due when the cycle ends.
    """

    field = "due"


class DuePassed(OkrError):
    """{due} has passed. Choose a day to come, such as `{example}`; if it is meant, say its year."""

    field = "due"


class CycleEnded(OkrError):
    """{cycle} ended on {ends}, so {objective} takes no new key result. `/okr new` begins the next."""

    field = "objective"


class ValueNotRead(OkrError):
    """I could not read "{text}" as a value. Write a number, such as `{example}`."""

    field = "value"


class UnitNotMatching(ValueNotRead):
    """ "{text}" is in another unit: this key result counts in {unit}, and nothing is converted.
    Write it such as `{example}`.
    """


class MilestonesOutOfRange(ValueNotRead):
    """{key_result} has {total} milestones, so {value} of them cannot be done.
    Write how many are, from 0 to {total}.
    """


class ConfidenceOutOfRange(OkrError):
    """{confidence} is not a confidence. Give a whole number from 0 (no chance) to 10 (certain)."""

    field = "confidence"


class AnswerNotRead(OkrError):
    """I could not read "{word}". Write a value, a confidence and a few words, such as `{example}`."""

    field = "value"


class OnlyNamed(AnswerNotRead):
    """How does {key_result} stand? Write a value, a confidence and a few words after it, such as
    `{key_result} {example}`.
    """


class JustWords(AnswerNotRead):
    """I keep check-ins: a value, a confidence and a few words, such as `{example}`.
    `help` shows what else I understand.
    """


class WhichKeyResult(OkrError):
    """You have several key results, so say which: start the line with its id, such as `{example}`."""

    field = "key_result"


class FirstValueNeeded(OkrError):
    """Nobody has checked in a value for {key_result} yet, so "no change" has nothing to stand on.
    Give a value.
    """

    field = "value"


class KeyResultDropped(OkrError):
    """{key_result} was dropped, so nothing about it changes. `/okr list` shows what is open."""

    field = "key_result"


class NothingToCheckIn(OkrError):
    """You own no open key result. `/okr list squad` shows those of your squads;
    any member may check in for them.
    """


class NoChannel(OkrError):
    """{squad} has no channel, so there is nowhere to post. `/okr digest {handle}` shows the digest to you."""


class UnknownCommand(OkrError):
    """I do not know "{command}". Did you mean `/okr {nearest}`? `/okr help` shows everything."""


class NothingLikeIt(OkrError):
    """I do not know "{command}". `/okr help` shows everything."""


class CommandIncomplete(OkrError):
    """I understand it like this: `{usage}`."""


class ChangedMeanwhile(OkrError):
    """Somebody else changed this while you were at it. Look at it again and repeat your change
    if it still fits.
    """


class ClockNotRead(OkrError):
    """ "{text}" is no time of day. Write it such as `9:00` or `17:30`."""

    field = "hour"


class DayNotRead(OkrError):
    """ "{text}" is no day I know. Write the day you are back, such as `/okr pause until 5 Jan`."""

    field = "until"


class BreakNotAhead(OkrError):
    """{day} is not ahead. Choose the day on which you are back; `/okr pause off` ends a break now."""

    field = "until"


class BreakTooLong(OkrError):
    """{day} is more than a year ahead. Choose an earlier day; you can make it longer later."""

    field = "until"


class QuietHalfSaid(OkrError):
    """Quiet hours need both: from when, and until when. Choose both or neither."""

    field = "quiet"


class DeputyForThemselves(OkrError):
    """Nobody stands in for themselves. Choose somebody else, or `/okr deputy off`."""

    field = "person"


class ZoneNotKnown(OkrError):
    """I know no time zone "{zone}". Did you mean `{nearest}`?"""

    field = "zone"


class WeeksOutOfRange(OkrError):
    """A squad can be asked every week, or every 2 to {most} weeks, not every {weeks}."""

    field = "weeks"


class WhoseCadence(OkrError):
    """Say of which squad: `/okr settings {example}`."""

    field = "squad"


class NobodyStandsIn(OkrError):
    """{person} is away until {day}, and nobody stands in for them.
    Any member of the squad can check in: `/okr checkin {key_result}`.
    """


class NobodyAnswers(OkrError):
    """Nobody is here to answer for {key_result}. `/okr kr owner {key_result} @name` gives it to somebody."""


class NudgedToday(OkrError):
    """{person} was asked about {key_result} today already, and once a day is enough."""


class YoursToAnswer(OkrError):
    """You are the one to answer for {key_result}: `/okr checkin {key_result}`."""


class HeardOfLately(OkrError):
    """{key_result} was checked in on {day}, which is fresh enough: `/okr show {key_result}` shows it."""


class NotRunning(OkrError):
    """The cycle of {key_result} is over, so nobody is asked about it any more."""


class OfAnOlderVersion(OkrError):
    """That is from an older version of me, and I do not understand it any more. Ask for it anew:
    `/okr help` shows everything.
    """


class AlreadyHeard(OkrError):
    """I have that already; nothing was done twice."""


class NoSquadYet(OkrError):
    """You are in no squad yet. Make one with `/okr squad new`, or ask the lead of one to add you."""


class NoObjectiveYet(OkrError):
    """Your squads have no objective yet. Set one with `/okr new`."""


class NothingToPost(OkrError):
    """{squad} has no open objective, so its digest would be empty. Set one with `/okr new {handle}`."""


class NothingWaits(OkrError):
    """Everything is answered for this week. `/okr checkin` opens the form if something changed."""


class SeveralWrong(OkrError):
    """{count} fields need another look; nothing was saved yet."""

    def __init__(self, wrong: tuple[tuple[int, OkrError], ...]) -> None:
        """`wrong` has the number of each key result at fault and what is wrong with it."""
        super().__init__(count=len(wrong))
        self.wrong = wrong


class HandleOfArchived(HandleTaken):
    """The handle "{handle}" belongs to an archived squad, and stays with it. Choose another handle."""


class SquadArchived(OkrError):
    """{squad} is archived: it is kept to be read, and nothing in it changes."""

    field = "squad"


class NotMember(OkrError):
    """They are not in {squad}."""

    field = "person"


class LeadNotMember(OkrError):
    """{person} is not in {squad} yet, and its lead is one of its members. Add them first:
    `/okr squad add {handle} @{person} Function`.
    """

    field = "lead"


class WhichSquad(OkrError):
    """You are in several squads: {squads}. Say which one, such as `/okr squad {example}`."""


class LeadOfNone(NotAllowed):
    """You lead no squad, and only its lead or a workspace admin adds people to one.
    `/okr squad list` shows who leads which.
    """


class NoSuchUserGroup(NotFound):
    """I know no user group {group} with anybody in it. Type `@` and pick it from the list."""


class UserGroupTooLarge(OkrError):
    """That user group has {count} people, and {limit} is the most a squad can follow."""


class GroupsNotSeen(NotAllowed):
    """I may not look into user groups. Ask whoever runs me to install me again with `usergroups:read`."""


class FollowsGroup(OkrError):
    """Who is in {squad} follows a user group. Change the group, or stop following it first:
    `/okr squad follow {handle} off`.
    """

    field = "person"


class LeadStays(OkrError):
    """They lead {squad}, and a squad is never without its lead. Name another lead first."""

    field = "person"


class ObjectiveDropped(OkrError):
    """{objective} was dropped, so nothing in it changes. `/okr list` shows what is open."""

    field = "objective"


class NoSuchMilestone(OkrError):
    """{key_result} has {total} milestones, numbered from 1; there is no number {number}."""

    field = "value"


class CycleNameNotUsable(OkrError):
    """ "{cycle}" will not do as the name of a cycle with dates of its own. Use up to 20 letters,
    digits and -, such as `WINTER-27`; names such as `2027Q1` belong to quarters.
    """

    field = "cycle"


class CycleTaken(OkrError):
    """There is a cycle called {cycle} already. Choose another name."""

    field = "cycle"


class CyclePast(OkrError):
    """{cycle} ended on {ends}. Choose one that runs or is to come: `/okr cycle list` shows them."""

    field = "cycle"


class CycleDaysMissing(OkrError):
    """Say on which day it starts and on which it ends. Only a quarter, such as `2027Q1`, knows its days."""

    field = "starts"


class CycleEndsFirst(OkrError):
    """A cycle ends after it starts, and {ends} is not after {starts}. Choose a later day."""

    field = "ends"


class CycleTooLong(OkrError):
    """That cycle has {days} days, and {most} is the most. Choose an earlier end."""

    field = "ends"


class AlreadyClosed(OkrError):
    """{squad} has closed {cycle} already."""

    field = "cycle"


class CycleClosed(OkrError):
    """{squad} has closed {cycle}, so nothing in it changes any more. `/okr cycle list` shows what comes next,
    and its lead can open it again: `/okr cycle reopen {handle} {cycle}`.
    """

    field = "cycle"


class CycleNotBegun(OkrError):
    """{cycle} begins on {starts}, so there is nothing to judge yet."""

    field = "cycle"


class NothingToClose(OkrError):
    """{squad} has no key result in a cycle that waits to be closed. `/okr cycle list` shows the cycles."""

    field = "cycle"


class NotClosed(OkrError):
    """{squad} has not closed {cycle}. `/okr cycle close {handle} {cycle}` opens the form for that."""

    field = "cycle"


class NothingToCarry(OkrError):
    """No key result of {squad} goes on from {cycle}. `/okr cycle list` shows the cycles."""

    field = "cycle"


class ScoreMissing(OkrError):
    """Nothing tells how {key_result} came out, so give a score from 0.0 to 1.0."""

    field = "score"


class ScoreOutOfRange(OkrError):
    """{score} is not a score. Give a number from 0.0 (nothing was reached) to 1.0 (all of it was)."""

    field = "score"


class LinkedToItself(OkrError):
    """{ref} cannot be linked to itself. Name two different ones."""


class LinkClosesCircle(OkrError):
    """{upheld} already serves {source} in the end, so {source} cannot serve {upheld} as well."""


class DrivesNeedsLeading(OkrError):
    """{leading} is marked lagging: an impact seen late, which drives nothing by itself.
    If you meant it the other way round, say `{lagging} drives {leading}`.
    """


class DrivenIsLeading(OkrError):
    """{lagging} is marked leading: something the squad does itself, which nothing else drives.
    If you meant it the other way round, say `{lagging} drives {leading}`.
    """


class SupportsOwnSquad(OkrError):
    """{objective} and {supported} belong to the same squad. An objective supports one of another squad,
    usually the company's.
    """


class NoSuchLink(NotFound):
    """{source} and {upheld} are not linked."""


class DroppedTakesNoLink(OkrError):
    """{ref} was dropped, so nothing can be linked to it. `/okr list` shows what is open."""


class NotLinked(NotFound):
    """{source} is not linked to that. `/okr show {source}` shows what it is linked to."""


class WhichLink(OkrError):
    """{source} is linked to several things, so say which: `/okr unlink {source} {example}`."""


class SharedAlready(OkrError):
    """{objective} is shared with {squad} already, and two squads are the most. `/okr unshare {objective}`
    takes it out there.
    """

    field = "squad"


class ShareWithOwn(OkrError):
    """{objective} belongs to {squad} already. Name another squad."""

    field = "squad"


class NotShared(OkrError):
    """{objective} is not shared with another squad."""


class OwnersLeftOutside(OkrError):
    """{key_result} is {person}'s, who is not in {squad} and could not check in for it any more.
    Give it to a member first: `/okr kr owner {key_result}`.
    """


class NobodyToShareWith(NotFound):
    """There is no other squad to share it with yet. `/okr squad new` makes one."""


class PrivateStaysHome(NotAllowed):
    """{squad} is private, so what it works on is shown in its own channel only."""

    field = "channel"


class NoCompanyYet(NotFound):
    """No squad stands for the company yet. `/okr squad new` makes one: choose Company as its kind."""


class NoLinkYet(NotFound):
    """Nothing of your squads is linked yet. `/okr link KR31 drives KR30` links two key results."""


class NothingToServe(NotFound):
    """There is nothing open yet that it could be linked to. `/okr new` sets an objective."""


class NoSuchCheckIn(NotFound):
    """That check-in is gone already."""


class NoSuchChange(NotFound):
    """I do not know that change."""


class NoSuchInitiative(NotFound):
    """There is no initiative {initiative}. Its key result shows its initiatives and their ids."""

    field = "initiative"


class NoSuchBlocker(NotFound):
    """There is no blocker {blocker}. Its key result shows its blockers and their ids."""

    field = "blocker"


class BlockerCleared(OkrError):
    """{blocker} is out of the way already."""

    field = "blocker"


class NothingToUndo(OkrError):
    """There is nothing of yours to take back: I can undo what you dropped, removed, archived or unlinked
    within the last day.
    """


class TooLateToUndo(OkrError):
    """That was more than a day ago, which is as long as it can be taken back. Set it anew if it is wanted."""


class AlreadyBack(OkrError):
    """{title} is back already."""


class FieldsWrong(OkrError):
    """{count} fields need another look; nothing was saved yet."""

    def __init__(self, wrong: "tuple[tuple[str, OkrError], ...]") -> None:
        """`wrong` has the name of each field at fault and what is wrong with it."""
        super().__init__(count=len(wrong))
        self.wrong = wrong


class TargetMissing(OkrError):
    """Which number means done? Fill in the target."""


class BandMissing(OkrError):
    """Between which numbers should it stay? Fill in one of the two at least."""


class BandTurned(OkrError):
    """That is less than the number it should not fall below. Turn the two round."""


class NothingToReach(OkrError):
    """It starts and ends at the same number, so nothing would change. To hold a number, choose to keep it."""


class DirectionAgainstNumbers(OkrError):
    """From the baseline to the target the numbers go {way}. Choose that, or turn the numbers round."""


class MilestonesMissing(OkrError):
    """Which steps are there? Write them here, one a line."""


class MoneyMissing(OkrError):
    """Which money is it counted in? Write its sign or its name, such as $ or EUR."""


class WeightNotRead(OkrError):
    """ "{text}" is no weight. Write a number below 1000: 1 is the usual weight, and 2 counts twice."""


class OwnerMissing(OkrError):
    """Somebody has to answer for it. Name one person at least."""

    field = "owner"
