"""Tells whom to look up once a day: a change that the platform told while nobody listened is found then."""

from dataclasses import dataclass

from okr.commands.people import MeetPeople
from okr.person import PersonId
from okr.work import Work


@dataclass(frozen=True, slots=True)
class RollCall:
    """The user groups that squads follow, and the people who are in squads."""

    groups: tuple[str, ...]
    people: tuple[PersonId, ...]


def roll_call(work: Work, _: MeetPeople) -> RollCall:
    squads = work.squads.all()
    groups = {squad.user_group for squad in squads if squad.user_group}
    people = work.people.named(member.person for squad in squads for member in squad.members)
    here = (person.id for person in people.values() if person.active)
    return RollCall(tuple(sorted(groups)), tuple(sorted(here)))
