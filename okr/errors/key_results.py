"""What can be wrong with a key result that is made or changed."""

from okr.errors.okr_error import NotFound, OkrError


class NoSuchKeyResult(NotFound):
    """There is no key result {key_result}. `/okr list` shows the key results and their ids."""

    field = "key_result"


class OwnerNotMember(OkrError):
    """{person} is not in {squad} yet. Add them first: `/okr squad add {handle} @{person} Function`."""

    field = "owner"


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


class KeyResultDropped(OkrError):
    """{key_result} was dropped, so nothing about it changes. `/okr list` shows what is open."""

    field = "key_result"


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
