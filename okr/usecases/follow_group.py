"""Let a squad's membership follow a user group of the platform, and keep it so."""

from collections.abc import Iterable
from dataclasses import replace

from okr.address import Address
from okr.commands.clockwork import SyncGroup
from okr.commands.squads import FollowGroup
from okr.history import remember
from okr.notices.squads import OwnerLeft, SquadFollows
from okr.permissions import lead_of, squad_meant
from okr.person import Person, PersonId
from okr.squad import UNNAMED, Member, Squad
from okr.timetable import schedule_prompt
from okr.usecases.still_owned import still_owned
from okr.work import Work


def follow_group(work: Work, command: FollowGroup) -> SquadFollows:
    """Raises NoSuchSquad, LeadOnly, SquadArchived."""
    before = squad_meant(work, command.by, command.squad)
    lead_of(work, command.by, before)
    after = following(work, before, command.group, command.people)
    if after != before:
        save_squad(work, command.by, "changed", before, after)
    joined, left = _named(work, after, before), _named(work, before, after)
    return SquadFollows(after, joined, left, after.one_function())


def following(work: Work, squad: Squad, group: str, people: Iterable[PersonId]) -> Squad:
    """The squad with whoever is in that group; where it is to follow none, with whom it has."""
    wanted = replace(squad, user_group=group or None)
    return _with_people(work, wanted, people) if group else wanted


def sync_group(work: Work, command: SyncGroup) -> int:
    """How many squads changed by it; the history says that the group did it."""
    return sum(_sync(work, squad, command) for squad in work.squads.following(command.group))


def is_followed(work: Work, command: SyncGroup) -> bool:
    return bool(work.squads.following(command.group))


def _sync(work: Work, before: Squad, command: SyncGroup) -> bool:
    after = _with_people(work, before, command.people)
    if after == before:
        return False
    save_squad(work, PersonId(command.group), "followed its user group", before, after)
    for person in _people(work, _who(before).difference(_who(after))):
        _tell_what_is_left(work, after, person)
    return True


def _with_people(work: Work, squad: Squad, people: Iterable[PersonId]) -> Squad:
    """The lead and who is in the group; what members bring is kept, what joiners bring nobody has said."""
    known = work.people.named(people)
    here = dict.fromkeys(each for each in people if each in known and _may_join(known[each]))
    kept = tuple(each for each in squad.members if each.person == squad.lead or each.person in here)
    joined = tuple(Member(each, UNNAMED) for each in here if not squad.has(each))
    return replace(squad, members=(*kept, *joined))


def _may_join(person: Person) -> bool:
    return person.active and not person.guest


def save_squad(work: Work, by: PersonId, verb: str, before: Squad, after: Squad) -> None:
    work.squads.save(after)
    remember(work, by, f"squad:{after.id}", verb, before=before, after=after)
    for person in _people(work, _who(before).symmetric_difference(_who(after))):
        schedule_prompt(work, person)


def _tell_what_is_left(work: Work, squad: Squad, gone: Person) -> None:
    """Who has left the workspace as well was told of then."""
    lost = still_owned(work, gone.id, squad)
    if lost and gone.active:
        notice = OwnerLeft(squad, gone.name, led=False, key_results=lost, workspace=False)
        subject = f"out:{gone.id}:{squad.id}:{squad.version}"
        work.outbox.tell(subject, Address.of_person(work.workspace, squad.lead), notice)


def _named(work: Work, squad: Squad, other: Squad) -> tuple[str, ...]:
    """The names of who is in the one squad and not in the other."""
    return tuple(each.name for each in _people(work, _who(squad).difference(_who(other))))


def _people(work: Work, people: Iterable[PersonId]) -> list[Person]:
    return sorted(work.people.named(people).values(), key=lambda each: each.name)


def _who(squad: Squad) -> set[PersonId]:
    return {member.person for member in squad.members}
