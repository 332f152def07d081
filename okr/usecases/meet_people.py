"""Remember people as the platform describes them, and follow them when they move or leave."""

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from okr.commands.people import MeetPeople
from okr.person import Person
from okr.timetable import schedule_prompt
from okr.usecases.tell_of_departure import tell_of_departure
from okr.work import Work

ELSEWHERE = "UTC"
"""The zone of somebody whose own we do not know."""


def meet_people(work: Work, command: MeetPeople) -> None:
    known = work.people.named(person.id for person in command.people)
    for person in map(_with_known_zone, command.people):
        if known.get(person.id) != person:
            _remember(work, person, known.get(person.id))


def _remember(work: Work, person: Person, before: Person | None) -> None:
    work.people.put(person)
    if before is not None:
        schedule_prompt(work, person, was=before)
        if before.active and not person.active:
            tell_of_departure(work, person)


def _with_known_zone(person: Person) -> Person:
    """A zone that this machine's calendar does not have would stop everything that is timed by it."""
    try:
        ZoneInfo(person.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return replace(person, zone=ELSEWHERE)
    return person
