"""Remember people as the platform describes them, and follow them when they move or leave."""

from okr.commands import MeetPeople
from okr.person import Person
from okr.ports import Work
from okr.timetable import schedule_prompt


def meet_people(work: Work, command: MeetPeople) -> None:
    known = work.people.named(person.id for person in command.people)
    for person in command.people:
        if known.get(person.id) != person:
            _remember(work, person, known.get(person.id))


def _remember(work: Work, person: Person, before: Person | None) -> None:
    work.people.put(person)
    if before is not None:
        schedule_prompt(work, person)
