"""Add an initiative: work believed to move a key result."""

from okr.commands.initiatives import AddInitiative
from okr.errors.people import Deactivated, GuestChosen
from okr.history import remember
from okr.initiative import Initiative
from okr.notices.initiatives import InitiativeKept, InitiativeLine
from okr.objective import title_of
from okr.permissions import key_result_edited
from okr.person import PersonId
from okr.work import Work


def add_initiative(work: Work, command: AddInitiative) -> InitiativeKept:
    """Raises what key_result_edited raises, TitleMissing, TitleTooLong, and for the owner NoSuchPerson,
    Deactivated, GuestsCannot, GuestChosen.
    """
    key_result = key_result_edited(work, command.by, command.key_result)
    title = title_of(command.title)
    owner = _name(work, command.owner)
    initiative = Initiative(work.initiatives.next_id(), key_result.id, title, command.owner)
    work.initiatives.add(initiative)
    remember(work, command.by, initiative.ref, "created", after=initiative)
    return InitiativeKept(InitiativeLine(initiative, owner), key_result, added=True)


def _name(work: Work, owner: PersonId | None) -> str:
    if owner is None:
        return ""
    person = work.people.get(owner)
    if not person.active:
        raise Deactivated(person=person.name)
    if person.guest:
        raise GuestChosen(person=person.name)
    return person.name
