"""Show when somebody, or everybody in a squad, is asked in the coming weeks."""

from collections.abc import Collection, Iterable

from okr.ahead import weeks_ahead
from okr.commands.settings import PreviewRhythm
from okr.days_off import look_up_days_off
from okr.errors.squads import NoSquadYet
from okr.notices.settings import PersonAhead, RhythmPreview
from okr.permissions import member_of, somebody, squad_called
from okr.person import Person, PersonId
from okr.squad import InRhythm, Squad
from okr.work import Work


def preview_rhythm(work: Work, command: PreviewRhythm) -> RhythmPreview:
    """Raises NoSquadYet, NoSuchSquad, MembersOnly, SquadArchived, GuestsCannot."""
    person = somebody(work, command.by)
    if not command.squad:
        if not work.squads.of(person.id):
            raise NoSquadYet
        return RhythmPreview(None, _ahead(work, {person.id: person}))
    squad = squad_called(work, command.by, command.squad)
    member_of(work, command.by, squad)
    people = work.people.named(member.person for member in squad.members)
    here = {each.id: each for each in people.values() if each.active and not each.guest}
    asked = _owners(work, squad, here)
    return RhythmPreview(
        squad,
        _ahead(work, {each: person for each, person in here.items() if each in asked}),
        unasked=tuple(sorted(person.name for each, person in here.items() if each not in asked)),
    )


def _owners(work: Work, squad: Squad, people: Collection[PersonId]) -> set[PersonId]:
    """Who owns a key result of the squad whose cycle goes on."""
    today = squad.today(work.now)
    answerable = work.key_results.answerable_by(people)
    return {
        owner
        for each in answerable
        for owner in each.owners
        if squad.id in each.squads and each.ends >= today
    }


def _ahead(work: Work, people: dict[PersonId, Person]) -> tuple[PersonAhead, ...]:
    squads, wishes = work.squads.rhythms_of(people), work.preferences.named(people)
    deputies = work.people.named({each.deputy for each in wishes.values() if each.deputy is not None})
    theirs = work.squads.rhythms_of(deputies) if deputies else {}
    off = look_up_days_off(work, squads, wishes)
    found = []
    for person in sorted(people.values(), key=lambda each: each.name):
        deputy = deputies.get(wishes[person.id].deputy or PersonId(""))
        both = _shared(squads[person.id], theirs.get(deputy.id, ()) if deputy and deputy.active else ())
        weeks = weeks_ahead(
            person,
            squads[person.id],
            wishes[person.id],
            deputy.name if deputy and both else None,
            off,
            work.now,
        )
        found.append(PersonAhead(person.name, person.zone, tuple(weeks)))
    return tuple(found)


def _shared(some: Iterable[InRhythm], others: Iterable[InRhythm]) -> bool:
    return not {each.id for each in some}.isdisjoint(each.id for each in others)
