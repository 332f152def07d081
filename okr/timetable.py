"""Keeps the schedule in step with squads and people: one next instant for each person and each digest."""

from okr.cadence import next_weekly, prompt_moment
from okr.person import Person
from okr.ports import DueKind, Work
from okr.squad import Squad


def schedule_prompt(work: Work, person: Person) -> None:
    """Set when `person` is asked next, or never if they have left or are in no squad."""
    squads = work.squads.of(person.id)
    if not squads or not person.active or person.guest:
        work.schedule.remove(DueKind.PROMPT, person.id)
        return
    at = next_weekly(work.now, person.zone, prompt_moment(squads))
    work.schedule.put(DueKind.PROMPT, person.id, at)


def schedule_digest(work: Work, squad: Squad) -> None:
    """Set when the squad's digest is due next, in the squad's zone."""
    at = next_weekly(work.now, squad.zone, squad.cadence.digest)
    work.schedule.put(DueKind.DIGEST, str(squad.id), at)
