"""What is asked and answered week by week: check-ins, digests, nudges."""

from dataclasses import dataclass
from datetime import datetime

from okr.check_in import Answer, CheckInId
from okr.commands.command import Command
from okr.key_result import KeyResultId
from okr.later import Later
from okr.person import PersonId


@dataclass(frozen=True, slots=True)
class PrepareCheckIn(Command):
    """Gather what a check-in form is filled with: the named key results, or all I own."""

    key_results: tuple[KeyResultId, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordCheckIns(Command):
    """One or more answers given together; all are kept or none."""

    answers: tuple[Answer, ...]
    source: str = ""
    """The message that says it, as `conversation:message`; empty where it was said otherwise."""
    amends: bool = False
    """Whether that message was edited, so that what it said before is corrected."""
    explained: frozenset[KeyResultId] = frozenset()
    """Those whose note answers what was asked about value and confidence."""


@dataclass(frozen=True, slots=True)
class PreviewDigest(Command):
    squad: str


@dataclass(frozen=True, slots=True)
class PostDigest(Command):
    """Post the squad's digest of this week now, or revise the one that is there."""

    squad: str


@dataclass(frozen=True, slots=True)
class AnswerInWords(Command):
    """A check-in as somebody typed it: one or more lines, read by `okr.answer`."""

    text: str
    source: str = ""
    """As in RecordCheckIns."""


@dataclass(frozen=True, slots=True)
class AmendInWords(Command):
    """A message that somebody edited, as it reads now."""

    text: str
    source: str
    """As in RecordCheckIns."""
    before: str = ""
    """As it read until then."""


@dataclass(frozen=True, slots=True)
class KeepEcho(Command):
    """Remember the message that says back what another said, so that it can be revised with it."""

    source: str
    """What said it, as in RecordCheckIns."""
    conversation: str
    message: str


@dataclass(frozen=True, slots=True)
class SkipWeek(Command):
    """Answer nothing this week; nobody is asked again until the next."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskAfterAll(Command):
    """Answer this week's question although it was skipped."""


@dataclass(frozen=True, slots=True)
class AnswerNoChange(Command):
    """No change for one key result, or for all that this week's question still waits for."""

    key_result: KeyResultId | None = None
    week: str = ""
    """Of the question whose button was pressed, such as `2026-W48`; empty means the one that stands."""


@dataclass(frozen=True, slots=True)
class PrepareSkip(Command):
    """Ask why a week is skipped."""

    week: str = ""
    """As in AnswerNoChange."""


@dataclass(frozen=True, slots=True)
class AskLater(Command):
    """Ask again when there is time."""

    later: Later
    week: str = ""
    """As in AnswerNoChange."""


@dataclass(frozen=True, slots=True)
class TurnPage(Command):
    """Show another page of this week's question, in its place."""

    week: str
    page: int
    """The first is 0."""


@dataclass(frozen=True, slots=True)
class Reaffirm(Command):
    """The value stands, and so does the confidence, or it is another."""

    check_in: CheckInId
    confidence: int | None = None
    """None means as it is."""


@dataclass(frozen=True, slots=True)
class PrepareInTheWay(Command):
    """Ask what keeps a key result where it is."""

    check_in: CheckInId


@dataclass(frozen=True, slots=True)
class SayInTheWay(Command):
    """What keeps a key result where it is, and who could help."""

    key_result: KeyResultId
    text: str
    waits_on: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PrepareExplanation(Command):
    """Ask what somebody believes, or doubts, by."""

    check_in: CheckInId


@dataclass(frozen=True, slots=True)
class Explain(Command):
    """Why the confidence is what it is, although progress tells another story."""

    key_result: KeyResultId
    text: str


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
    rest: tuple[KeyResultId, ...] = ()
    """What the pages behind this one ask about."""
    asked: frozenset[KeyResultId] = frozenset()
    """Those whose note was asked for already; once is enough."""
    told: datetime | None = None
    """When they were last shown what others did meanwhile; None where nothing was to be shown."""


@dataclass(frozen=True, slots=True)
class AskForNote(Command):
    """Note down that somebody is asked for the note that a form came back without."""


@dataclass(frozen=True, slots=True)
class Nudge(Command):
    """Ask whoever answers for a key result for a check-in, today."""

    key_result: KeyResultId
    reason: str = ""
