"""What we say week by week: questions, answers, digests, nudges."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from okr.change import ChangeId
from okr.check_in import CheckIn, CheckInId, News
from okr.commands.week import TypedRow
from okr.digest import Digest
from okr.evidence import Evidence
from okr.follow_up import FollowUp
from okr.had_said import HadSaid
from okr.key_result import KeyResult, KeyResultId
from okr.notices.history import Meanwhile
from okr.notices.marks import OpenBlocker
from okr.person import ChannelId
from okr.squad import Moment
from okr.standing import Standing


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
    blockers: tuple[OpenBlocker, ...] = ()
    """What is in the way, the longest first."""
    answered_by: str | None = None
    """Who gave the answer, by name, where it was somebody else."""
    moved_to: str | None = None
    """Who answers for it now, where it is theirs no more; empty means nobody."""
    follow_up: FollowUp | None = None
    """What their answer leads to."""
    explained: str = ""
    """What they said to us about their confidence this week, which nobody else reads for now."""

    @property
    def theirs(self) -> bool:
        """Whether they may answer for it still."""
        return self.moved_to is None

    @property
    def open(self) -> bool:
        """Whether it still waits for them."""
        return self.answer is None and self.theirs


@dataclass(frozen=True, slots=True)
class CheckInPrompt:
    """The weekly question, one message a person over all squads; revised as answers come."""

    name: str
    week_of: date
    """The Monday of the week on the person's own calendar."""
    rows: tuple[PromptRow, ...]
    asked: Moment | None
    """Weekday and hour at which this comes, in the person's own zone; None when it comes no more."""
    skipped: str | None = None
    """Why they answer nothing this week, in their words, which may be none; None while they are asked."""
    again: datetime | None = None
    """When we ask again, on their own clock, if something is open by then."""
    page: int = 0
    """Which page of the rows is before them; the first is 0."""
    dropped: int = 0
    """How many key results were asked about and are gone since."""


@dataclass(frozen=True, slots=True)
class CheckInReminder:
    """The weekly question once more, about what nobody has answered; revised as answers come."""

    name: str
    rows: tuple[PromptRow, ...]
    asked: datetime
    """When the question came, on the person's own clock."""
    week: str = ""
    """ISO week of the question, so that a button pressed when it is over does not count for the next."""


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
class RecordedAnswer:
    """One answer as it was understood and kept."""

    standing: Standing
    before: Decimal | None
    """The value before this answer."""
    news: News
    on_behalf_of: str | None
    """The owner's name when somebody else answered."""
    follow_up: FollowUp | None = None
    """What the answer leads to."""
    blockers: tuple[OpenBlocker, ...] = ()
    """What is in the way, said now or before."""
    corrects: HadSaid | None = None
    """What somebody else had said this week."""


@dataclass(frozen=True, slots=True)
class CheckInsRecorded:
    answers: tuple[RecordedAnswer, ...]
    in_question: bool = False
    """Whether this week's question to whoever answered shows all of them already."""
    change: ChangeId | None = None
    """What to take back, all of them at once; None where nothing was kept that could be."""
    edited: bool = False
    """Whether this is what an edited message says now."""


@dataclass(frozen=True, slots=True)
class CheckInsTakenBack:
    """Says where key results stand again after a slip was taken back."""

    standings: tuple[Standing, ...]
    in_echo: bool = False
    """Whether the message that had said them back shows this already."""


@dataclass(frozen=True, slots=True)
class WeekSkipped:
    """Says to who skips the week what that means."""

    week_of: date
    """The Monday of the week on their own calendar."""
    reason: str
    change: ChangeId
    """What to take back, if it was a slip."""
    in_question: bool = False
    """Whether this week's question says so already."""


@dataclass(frozen=True, slots=True)
class SkipForm:
    """Asks why a week is skipped."""

    week_of: date


@dataclass(frozen=True, slots=True)
class AskedLater:
    """Says when somebody is asked again who had no time."""

    at: datetime
    """On their own clock."""
    today: date
    """Their day, so that a near one has no date."""
    in_question: bool = False
    """As in WeekSkipped."""


@dataclass(frozen=True, slots=True)
class InTheWayForm:
    """Asks what keeps a key result where it is."""

    key_result: KeyResult
    check_in: CheckInId
    times: int
    """How many "no change" in a row."""


@dataclass(frozen=True, slots=True)
class ExplanationForm:
    """Asks somebody what they believe, or doubt, by."""

    standing: Standing
    check_in: CheckInId
    explained: str = ""
    """What they said before."""


@dataclass(frozen=True, slots=True)
class ConfidenceExplained:
    """Says back what somebody told us about their confidence, and who will read it."""

    standing: Standing
    explained: str
    in_question: bool = False
    """As in WeekSkipped."""


@dataclass(frozen=True, slots=True)
class AskedAfterAll:
    """Says to who had skipped the week that they are asked again."""

    week_of: date
    open: int
    """How many key results of this week's question wait for an answer."""
    in_question: bool = False
    """As in WeekSkipped."""


@dataclass(frozen=True, slots=True)
class RowAgain:
    """What was typed into a row that is shown again, and what others did meanwhile."""

    typed: TypedRow
    answered: HadSaid | None = None
    changed: Meanwhile | None = None


@dataclass(frozen=True, slots=True)
class RowGone:
    """A row that nobody can answer any more; what was typed is given back."""

    ref: str
    why: str
    typed: str


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """Asks for value, confidence, note and blocker of each key result, prefilled."""

    rows: tuple[PromptRow, ...]
    opened: datetime
    """Told back on submit, so that an answer given meanwhile is not overwritten unseen."""
    rest: tuple[KeyResultId, ...] = ()
    """What the pages behind this one ask about."""
    saved: CheckInsRecorded | None = None
    """What became of the page before."""
    again: tuple[RowAgain, ...] = ()
    """One for each of `rows`, where the form is shown again because something changed meanwhile."""
    gone: tuple[RowGone, ...] = ()


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
    quiet_until: datetime | None
    """When it arrives on their clock, where they keep quiet hours now or have a holiday."""
