"""A key result as one sentence: `Reduce net monthly churn from 3.2% to 1% <@U1> lagging by 15 Mar`, and back.

People stand in it as `<@id>`.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Final, assert_never

from okr.errors.key_results import SentenceNotRead, VerbAgainstNumbers
from okr.errors.texts import TitleTooLong
from okr.key_result import Aim, Direction, Keep, KeyResultDraft, Measure, MeasureKind, Reach, source_of
from okr.milestones import counting
from okr.objective import TITLE_LIMIT, title_of
from okr.reading.aims import AimRead, read_aim
from okr.reading.clauses import Clauses, put_together, take_apart
from okr.reading.quantity import write

_MOST_LETTERS: Final = 4000
"""Room for a title, its clauses and a list of milestones; nobody types more into one line."""

_UP = r"increase|grow|raise|boost|lift|expand"
_DOWN = r"reduce|decrease|cut|shrink|minimi[sz]e"
_VERB = re.compile(rf"(?:(?P<up>{_UP})|{_DOWN})(?= )", re.IGNORECASE)
_OTHER_WAY: Final = {
    True: re.compile(rf"\b(?:{_UP}|improv)", re.IGNORECASE),
    False: re.compile(rf"\b(?:{_DOWN}|reduc|less|fewer|lower)", re.IGNORECASE),
}
"""By whether the numbers go up: a second verb they may belong to."""

_MILESTONES = re.compile(r"(.*?)(?::| -)? ?\bmilestones: ?(.+)|(.*?): ?milestones (.+)", re.IGNORECASE)


def read_key_result(text: str, *, today: date) -> KeyResultDraft:
    """The key result that `text` describes; a day without a year is the next one from `today`.

    The title is the sentence without its owners, indicator, weight, due day and source.
    Raises SentenceNotRead when it names no number to reach or keep, VerbAgainstNumbers, DueNotRead,
    DuePassed, TitleMissing, TitleTooLong.
    """
    if len(text) > _MOST_LETTERS:
        raise TitleTooLong(letters=len(text), limit=TITLE_LIMIT)
    clauses = take_apart(text, today)
    title, milestones = _milestones(clauses.words)
    if title or milestones:
        title = title_of(title)
    found = _steps(milestones) if milestones else read_aim(title)
    if found is None or _stands_still(found.aim):
        raise SentenceNotRead(text=text.strip())
    _refuse_contradiction(title, found)
    return KeyResultDraft(
        title=title,
        measure=found.measure,
        aim=found.aim,
        owners=clauses.owners,
        indicator=clauses.indicator,
        due=clauses.due,
        weight=Decimal(1) if clauses.weight is None else clauses.weight,
        source=source_of(clauses.source),
        milestones=milestones,
    )


def _stands_still(aim: Aim) -> bool:
    """`from 3 to 3` changes nothing, so nothing could be told of its progress."""
    return isinstance(aim, Reach) and aim.baseline == aim.target


def _refuse_contradiction(title: str, found: AimRead) -> None:
    """`Reduce x from 1 to 3`: only its author knows which half is the slip. Below zero less may be more."""
    verb = _VERB.match(title)
    match found.aim:
        case Reach(baseline=Decimal() as baseline, target=target) if verb and min(baseline, target) >= 0:
            goes_up = target > baseline
            if goes_up != bool(verb["up"]) and not _OTHER_WAY[goes_up].search(title, verb.end()):
                edges = {"baseline": write(found.measure, baseline), "target": write(found.measure, target)}
                raise VerbAgainstNumbers(verb=verb[0].lower(), way="up" if goes_up else "down", **edges)
        case _:
            return


def write_key_result(draft: KeyResultDraft) -> str:
    """The sentence that reads as `draft`.

    A title that does not say its own numbers is followed by them; they are part of the title from then on.
    """
    words = _words(draft)
    says_weight = draft.weight != 1 or "weight" in f"{words} {draft.source}".lower()
    weight = draft.weight if says_weight else None
    clauses = Clauses(words, draft.owners, draft.indicator, weight, draft.due, draft.source)
    return put_together(clauses)


def _words(draft: KeyResultDraft) -> str:
    if draft.milestones:
        return f"{draft.title}: milestones {'; '.join(draft.milestones)}"
    if read_aim(draft.title) == AimRead(draft.aim, draft.measure):
        return draft.title
    return f"{draft.title}: {_aim_in_words(draft.aim, draft.measure)}"


def _aim_in_words(aim: Aim, measure: Measure) -> str:
    match aim:
        case Reach(baseline=Decimal() as baseline):
            return f"from {write(measure, baseline)} to {write(measure, aim.target)}"
        case Reach():
            verb = "reduce" if aim.direction is Direction.REDUCE else "increase"
            return f"{verb} to {write(measure, aim.target)}"
        case Keep():
            return f"to keep {_band(aim, measure)}"
        case _:
            assert_never(aim)


def _band(aim: Keep, measure: Measure) -> str:
    low, high = (None if edge is None else write(measure, edge) for edge in (aim.low, aim.high))
    match low, high:
        case str(), str():
            return f"between {low} and {high}"
        case str(), None:
            return f"at least {low}"
        case _:
            return f"under {high}"


def _milestones(words: str) -> tuple[str, tuple[str, ...]]:
    """The title and the steps of `Ship onboarding: milestones draft; beta; launch`."""
    found = _MILESTONES.fullmatch(words)
    if found is None:
        return words, ()
    steps = tuple(step.strip() for step in (found[2] or found[4]).split(";") if step.strip())
    return ((found[1] or found[3] or "").rstrip(" ,;:-"), steps) if steps else (words, ())


def _steps(milestones: tuple[str, ...]) -> AimRead:
    """None is done at the start, and all at the end."""
    return AimRead(counting(milestones), Measure(MeasureKind.MILESTONES))
