"""What can be wrong with an answer, a digest or a nudge."""

from okr.errors.okr_error import NotAllowed, NotFound, OkrError


class ValueNotRead(OkrError):
    """I could not read "{text}" as a value. Write a number, such as `{example}`."""

    field = "value"


class UnitNotMatching(ValueNotRead):
    """ "{text}" is in another unit: this key result counts in {unit}, and nothing is converted.
    Write it such as `{example}`.
    """


class EitherNumber(ValueNotRead):
    """ "{text}" may be {large} or {small}. Write it as one of these, and it is clear."""


class MilestonesOutOfRange(ValueNotRead):
    """{key_result} has {total} milestones, so {value} of them cannot be done.
    Write how many are, from 0 to {total}.
    """


class ConfidenceOutOfRange(OkrError):
    """{confidence} is not a confidence. Give a whole number from 0 (no chance) to 10 (certain)."""

    field = "confidence"


class NoteWanted(OkrError):
    """What is behind it? One sentence will do, or save again without."""

    field = "note"


class ConfidenceFell(NoteWanted):
    """Confidence fell from {before} to {after}. What happened? One sentence will do, or save again
    without.
    """


class HopefulBehind(NoteWanted):
    """Confidence is {confidence}, and progress is {points} points behind the pace. What makes you believe in
    it? One sentence will do, or save again without.
    """


class HopefulOutside(NoteWanted):
    """Confidence is {confidence}, and the value is outside what it should keep to. What makes you believe in
    it? One sentence will do, or save again without.
    """


class DoubtfulAhead(NoteWanted):
    """Confidence is {confidence}, and progress is {points} points ahead of the pace. What worries you?
    One sentence will do, or save again without.
    """


class AnswerNotRead(OkrError):
    """I could not read "{word}". Write a value, a confidence and a few words, such as `{example}`."""

    field = "value"


class OnlyNamed(AnswerNotRead):
    """How does {key_result} stand? Write a value, a confidence and a few words after it, such as
    `{example}`.
    """


class NotExact(AnswerNotRead):
    """I keep exact values only, and "{word}" leaves it open. Write the value alone, such as `{example}`."""


class TwoValues(AnswerNotRead):
    """I read "{first}", and then another value, "{word}". Write the one that holds now, such as `{example}`.
    A note that begins with a number goes behind `note:`.
    """


class Mistyped(AnswerNotRead):
    """I could not read "{word}". Did you mean `{nearest}`? A whole answer looks like `{example}`."""


class BlockerLeftOpen(AnswerNotRead):
    """What is in the way stands behind a colon: `blocked: legal`, with the name of whom you wait for.
    A whole answer looks like `{example}`.
    """


class OneBlocker(AnswerNotRead):
    """One answer names one blocker, and "{word}" is the second.
    Keep the first here, and log the other with `/okr blocker {key_result}`.
    """


class QuestionOver(OkrError):
    """That was asked for the week of {day}, and that week is over. `/okr checkin` opens the form with what is
    yours to answer now.
    """


class AnsweredSince(OkrError):
    """{key_result} has another answer by now, so I left it as it is.
    `/okr checkin {key_result}` corrects it.
    """


class LaterIsNextWeek(OkrError):
    """The next time would be {day}, when this week is over. `/okr checkin` opens the form whenever you have a
    minute before.
    """


class NobodyAsked(NotAllowed):
    """I asked you nothing about your confidence in {key_result} lately."""


class NothingSkipped(OkrError):
    """You have not skipped this week."""


class SkipByEdit(OkrError):
    """Your message said a check-in, and editing it cannot make that a skip. Press *Undo* below it if it was
    a slip, and write `skip` anew.
    """


class SkipLeftOpen(AnswerNotRead):
    """To skip this week, write `skip: {reason}`; to be asked nothing for longer, `pause until` and a day.
    An answer looks like `{example}`.
    """


class JustWords(AnswerNotRead):
    """I keep check-ins: a value, a confidence and a few words, such as `{example}`.
    `help` shows what else I understand.
    """


class WhichKeyResult(OkrError):
    """Which of your key results is "{word}" about? Start every line with an id, such as `{example}`."""

    field = "key_result"


class FirstValueNeeded(OkrError):
    """Nobody has checked in a value for {key_result} yet, so "no change" has nothing to stand on.
    Give a value.
    """

    field = "value"


class NothingToCheckIn(OkrError):
    """You own no open key result. `/okr list squad` shows those of your squads;
    any member may check in for them.
    """


class NoChannel(OkrError):
    """{squad} has no channel, so there is nowhere to post. `/okr digest {handle}` shows the digest to you."""


class NobodyStandsIn(OkrError):
    """{person} is away until {day}, and nobody stands in for them.
    Any member of the squad can check in: `/okr checkin {key_result}`.
    """


class NobodyAnswers(OkrError):
    """Nobody is here to answer for {key_result}. `/okr kr owner {key_result} @name` gives it to somebody."""


class NudgedToday(OkrError):
    """{person} was asked about {key_result} today already, and once a day is enough."""


class AskedEnough(OkrError):
    """{person} hears from me {most} times this week beyond the weekly question, which is enough.
    From {day} on you can nudge again; until then a word from you does it.
    """


class YoursToAnswer(OkrError):
    """You are the one to answer for {key_result}: `/okr checkin {key_result}`."""


class HeardOfLately(OkrError):
    """{key_result} was checked in on {day}, which is fresh enough: `/okr show {key_result}` shows it."""


class NotRunning(OkrError):
    """The cycle of {key_result} is over, so nobody is asked about it any more."""


class NothingToPost(OkrError):
    """{squad} has no open objective, so its digest would be empty. Set one with `/okr new {handle}`."""


class NothingWaits(OkrError):
    """Nothing waits for an answer right now. `/okr checkin` opens the form if something changed."""


class NoSuchMilestone(OkrError):
    """{key_result} has {total} milestones, numbered from 1; there is no number {number}."""

    field = "value"


class TooLateToAmend(OkrError):
    """What your message said of {key_result} belongs to an earlier week, so that editing it changes nothing.
    Check in anew, such as with `/okr checkin {key_result}`.
    """


class NoSuchCheckIn(NotFound):
    """That check-in is gone already."""
