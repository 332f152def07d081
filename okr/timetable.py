"""Keeps the schedule in step with squads and people: one next instant for each person and each digest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from okr.cadence import iso_week, next_weekly, prompt_moment
from okr.person import Person, PersonId
from okr.schedule import DueKind
from okr.squad import InRhythm, Squad
from okr.work import Work


def schedule_prompt(work: Work, person: Person, was: Person | None = None) -> None:
    """Set when `person` is asked next, or never if they have left or are in no squad.

    What is due already stays due: it is about to be written. `was` is how we knew them until now.
    """
    due = work.schedule.at(DueKind.PROMPT, person.id)
    squads = work.squads.of(person.id)
    if not may_be_asked(person, squads):
        work.schedule.remove(DueKind.PROMPT, person.id)
    elif due is None or due > work.now:
        at = next_weekly(work.now, person.zone, prompt_moment(squads))
        kept = due if due and was and _skips_a_week(person, at, was, due) else at
        work.schedule.put(DueKind.PROMPT, person.id, kept)


def schedule_next_prompts(
    work: Work,
    due: Iterable[str],
    people: Mapping[PersonId, Person],
    squads: Mapping[PersonId, Sequence[InRhythm]],
) -> None:
    """Set when those who are `due` are asked next; whoever is not asked any more is due no more."""
    following = {
        person.id: next_weekly(work.now, person.zone, prompt_moment(squads[person.id]))
        for person in people.values()
        if may_be_asked(person, squads.get(person.id, []))
    }
    work.schedule.put_all(DueKind.PROMPT, following.items())
    work.schedule.remove_all(DueKind.PROMPT, set(due).difference(following))


def schedule_digest(work: Work, squad: Squad) -> None:
    """Set when the squad's digest is due next, in the squad's zone; of an archived one, never."""
    if squad.archived:
        work.schedule.remove(DueKind.DIGEST, str(squad.id))
        return
    at = next_weekly(work.now, squad.zone, squad.cadence.digest)
    work.schedule.put(DueKind.DIGEST, str(squad.id), at)


def may_be_asked(person: Person, squads: Sequence[InRhythm]) -> bool:
    """Whether somebody in these squads is asked at all."""
    return bool(squads) and person.active and not person.guest


def _skips_a_week(person: Person, at: datetime, was: Person, due: datetime) -> bool:
    """Whether somebody moved to where this week's hour has passed, so that a week would go unasked."""
    return iso_week(person.local(at).date()) > iso_week(was.local(due).date())
