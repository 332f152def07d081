"""Names for what is in the way: how long, on whom it waits, which squad was asked, what they said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from okr.blocker import Blocker, newest
from okr.key_result import KeyResultId
from okr.notices.marks import OpenBlocker
from okr.person import Person, PersonId
from okr.squad import Squad, SquadId
from okr.work import Work

ANYBODY: Final = None
"""Instead of a reader: a channel is full of eyes."""


def in_the_way(work: Work, blockers: Sequence[Blocker], reader: Person | None) -> list[OpenBlocker]:
    """`blockers` as `reader` may know of them: a private squad that was asked is named to its own people."""
    people = _people(work, blockers)
    asked = {each.asked for each in blockers if each.asked is not None}
    squads = work.squads.named(asked) if asked else {}
    return [_told(work, each, people, squads, reader) for each in blockers]


def open_of(
    work: Work, key_results: Iterable[KeyResultId], reader: Person | None
) -> Mapping[KeyResultId, tuple[OpenBlocker, ...]]:
    """What is in the way of each of them, the longest open first; nothing of those that have none."""
    wanted = set(key_results)
    found: dict[KeyResultId, list[OpenBlocker]] = defaultdict(list)
    for each in in_the_way(work, work.blockers.open_of(wanted), reader) if wanted else ():
        found[each.blocker.key_result].append(each)
    return {key_result: tuple(each) for key_result, each in found.items()}


def stood_in_the_way(work: Work, key_results: Iterable[KeyResultId], at: datetime) -> dict[KeyResultId, str]:
    """What a form that was filled in then showed as in the way of each."""
    stood: dict[KeyResultId, list[Blocker]] = defaultdict(list)
    for each in work.blockers.stood_at(key_results, at):
        stood[each.key_result].append(each)
    shown = {key_result: newest(each) for key_result, each in stood.items()}
    return {key_result: each.text for key_result, each in shown.items() if each is not None}


def _people(work: Work, blockers: Iterable[Blocker]) -> Mapping[PersonId, Person]:
    named = {person for each in blockers for person in (each.waits_on, each.replied_by, each.cleared_by)}
    wanted = {each for each in named if each is not None}
    return work.people.named(wanted) if wanted else {}


def _told(
    work: Work,
    blocker: Blocker,
    people: Mapping[PersonId, Person],
    squads: Mapping[SquadId, Squad],
    reader: Person | None,
) -> OpenBlocker:
    squad = squads.get(blocker.asked) if blocker.asked is not None else None
    known = squad is not None and _may_know(squad, reader)
    return OpenBlocker(
        blocker=blocker,
        days=blocker.days(work.now),
        waits_on=_name(people, blocker.waits_on),
        asked=squad.name if squad is not None and known else "",
        replied_by=_name(people, blocker.replied_by) if known else "",
        cleared_by=_name(people, blocker.cleared_by),
        late=blocker.late(work.now.date()),
    )


def _may_know(squad: Squad, reader: Person | None) -> bool:
    return not squad.private if reader is None else squad.may_read(reader)


def _name(people: Mapping[PersonId, Person], person: PersonId | None) -> str:
    return people[person].name if person is not None and person in people else ""
