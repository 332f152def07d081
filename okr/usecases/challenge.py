"""Ask somebody, alone and once a week, about a confidence that progress does not explain."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from okr.budget import may_hear, spend
from okr.cadence import iso_week
from okr.challenge import Challenge
from okr.disagreement import gap_of, width_of
from okr.key_result import KeyResult, KeyResultId
from okr.nudging import AskedKind
from okr.overview import Overview
from okr.person import Person
from okr.standing import Standing
from okr.work import Work

_ASKED_WITHIN: Final = timedelta(days=7)
"""For how long a question that nobody answered stays where it was asked."""

_RESPITE: Final = timedelta(weeks=4)
"""Whoever gave a reason is not asked for it again that soon."""


def challenge(
    work: Work,
    by: Person,
    overview: Overview,
    answered: Iterable[KeyResult],
    explained: Collection[KeyResultId] = (),
) -> dict[KeyResultId, Challenge]:
    """What is open between us and `by` about what they own of `answered`, at most one of it new.

    What was open and has lost its reason by this answer counts as answered, and so does what is `explained`:
    nobody is asked again what a form has just asked them.
    """
    theirs = {each.id: overview.standing(each) for each in answered if by.id in each.owners}
    latest = work.challenges.latest_of(theirs) if theirs else {}
    still_open = {each: found for each, found in latest.items() if _stands_open(found, by, work.now)}
    _close(work, still_open, theirs, explained)
    due = [each for each in theirs.values() if _is_due(each, latest.get(each.key_result.id), by, work.now)]
    for each in due:
        if each.key_result.id in explained:
            _note_down(work, by, each)
    due = [each for each in due if each.key_result.id not in explained]
    asked = _ask(work, by, max(due, key=width_of)) if due else None
    left = {each: found for each, found in still_open.items() if each not in explained}
    return {**left, **({} if asked is None else {asked.key_result: asked})}


def _stands_open(found: Challenge, by: Person, now: datetime) -> bool:
    return found.open and found.person == by.id and now - found.at < _ASKED_WITHIN


def _close(
    work: Work,
    still_open: Mapping[KeyResultId, Challenge],
    standings: Mapping[KeyResultId, Standing],
    explained: Collection[KeyResultId],
) -> None:
    for each, found in still_open.items():
        if gap_of(standings[each]) is None:
            work.challenges.save(found.answered(work.now))
        elif each in explained:
            work.challenges.save(found.answered(work.now, _note_of(standings[each])))


def _note_down(work: Work, by: Person, standing: Standing) -> None:
    """What the form asked and they answered, so that the digest has it in the weeks to come."""
    if standing.last is not None:
        asked = Challenge(standing.key_result.id, standing.last.id, by.id, work.now)
        work.challenges.add(asked.answered(work.now, _note_of(standing)))


def _note_of(standing: Standing) -> str:
    return standing.last.note if standing.last is not None else ""


def _is_due(standing: Standing, last: Challenge | None, by: Person, now: datetime) -> bool:
    if gap_of(standing) is None or standing.last is None:
        return False
    if last is None:
        return True
    this_week = _week(by, last.at) == _week(by, now)
    explained = bool(last.explained) and now - last.at < _RESPITE
    return not (this_week or explained)


def _ask(work: Work, by: Person, standing: Standing) -> Challenge | None:
    """Unless they had enough this week."""
    last, ref = standing.last, standing.key_result.ref
    if last is None or not may_hear(work, by, ref, work.now):
        return None
    asked = Challenge(standing.key_result.id, last.id, by.id, work.now)
    if not work.challenges.add(asked):
        return None
    spend(work, by, AskedKind.CHALLENGE, ref, work.now)
    return asked


def _week(person: Person, at: datetime) -> str:
    return iso_week(person.local(at).date())
