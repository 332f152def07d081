"""Who is here to answer for a key result, and who stands in for whoever is away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from okr.collections.okrs import Answerable
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.squad import InRhythm, SquadId
from okr.work import Work


@dataclass(frozen=True, slots=True)
class Presence:
    """What is known of some owners and of their deputies."""

    people: Mapping[PersonId, Person]
    wishes: Mapping[PersonId, Preferences]
    squads: Mapping[PersonId, frozenset[SquadId]] = field(default_factory=dict)
    """Of deputies: a deputy can answer only for squads that they are in too."""

    def asked(self, answerable: Answerable, day: date) -> PersonId | None:
        """Who is asked on that day: the owner, else who stands in for them, else a co-owner."""
        found = (self._for(owner, answerable, day) for owner in answerable.owners)
        return next((each for each in found if each is not None), None)

    def candidates(self, answerable: Answerable) -> Iterator[PersonId]:
        """Everybody who may be asked about it on some day."""
        for owner in answerable.owners:
            yield owner
            deputy = self._wishes(owner).deputy
            if deputy is not None:
                yield deputy

    def away(self, person: PersonId, day: date) -> bool:
        return self._wishes(person).paused(day)

    def _for(self, owner: PersonId, answerable: Answerable, day: date) -> PersonId | None:
        if not self.away(owner, day):
            return owner if self._active(owner) else None
        deputy = self._wishes(owner).deputy
        if deputy is None or not self._active(deputy) or self.away(deputy, day):
            return None
        return deputy if not self.squads.get(deputy, frozenset()).isdisjoint(answerable.squads) else None

    def _active(self, person: PersonId) -> bool:
        known = self.people.get(person)
        return known is not None and known.active and not known.guest

    def _wishes(self, person: PersonId) -> Preferences:
        return self.wishes.get(person) or Preferences(person)


def presence(
    work: Work,
    answerable: Iterable[Answerable],
    people: Mapping[PersonId, Person],
    wishes: Mapping[PersonId, Preferences],
) -> Presence:
    """Of all owners of `answerable`; `people` and their `wishes` are known already."""
    owners = {owner for each in answerable for owner in each.owners}
    people, wishes = _known_too(work, owners, people, wishes)
    deputies = {
        each.deputy for owner in owners if (each := wishes[owner]).paused_until and each.deputy is not None
    }
    if not deputies:
        return Presence(people, wishes)
    people, wishes = _known_too(work, deputies, people, wishes)
    return Presence(people, wishes, {who: _ids(of) for who, of in work.squads.rhythms_of(deputies).items()})


def _known_too(
    work: Work,
    wanted: set[PersonId],
    people: Mapping[PersonId, Person],
    wishes: Mapping[PersonId, Preferences],
) -> tuple[Mapping[PersonId, Person], Mapping[PersonId, Preferences]]:
    others = wanted.difference(people)
    if not others:
        return people, wishes
    return {**people, **work.people.named(others)}, {**wishes, **work.preferences.named(others)}


def _ids(squads: Iterable[InRhythm]) -> frozenset[SquadId]:
    return frozenset(each.id for each in squads)
