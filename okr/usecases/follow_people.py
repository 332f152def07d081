"""Follow people we know when they move, leave or change their name; of others nothing is kept."""

from dataclasses import replace

from okr.commands.people import MeetPeople
from okr.usecases.meet_people import meet_people
from okr.work import Work


def follow_people(work: Work, command: MeetPeople) -> None:
    known = work.people.named(person.id for person in command.people)
    meet_people(work, replace(command, people=tuple(each for each in command.people if each.id in known)))
