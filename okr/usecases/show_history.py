"""Show who changed what, newest first: of a key result, of an objective with its key results, of a squad."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from okr.change import Change
from okr.check_in import CHECKED_IN
from okr.commands.history import ShowHistory
from okr.key_result import KeyResult
from okr.notices.history import HistoryLine, HistoryShown
from okr.permissions import somebody, squad_called
from okr.person import Person, PersonId
from okr.phrases.said import is_key_result, is_objective
from okr.retelling import people_in, squads_in, told
from okr.squad import SquadId
from okr.stand_in import ownership
from okr.subject import subject_seen
from okr.work import Work

PAGE = 10
"""Changes shown at once."""


def show_history(work: Work, command: ShowHistory) -> HistoryShown:
    """Raises NoSuchObjective, NoSuchKeyResult, NoSuchSquad, GuestsCannot."""
    person = somebody(work, command.by)
    title, subjects, key_results = _subjects(work, command)
    found = work.history.latest(subjects, PAGE + 1, before=command.before)
    shown = found[:PAGE]
    return HistoryShown(
        subject=command.subject,
        title=title,
        lines=tuple(_lines(work, shown, key_results, person)),
        older=shown[-1].id if len(found) > PAGE else None,
        first=command.before is None,
    )


def _subjects(work: Work, command: ShowHistory) -> tuple[str, list[str], list[KeyResult]]:
    """The title, what the history calls the thing and what hangs on it, and the key results of these."""
    ref = command.subject
    if not (is_key_result(ref) or is_objective(ref)):
        squad = squad_called(work, command.by, ref)
        return squad.name, [f"squad:{squad.id}"], []
    subject = subject_seen(work, command.by, ref)
    only = subject.key_result
    key_results = work.key_results.of([subject.objective.id]) if only is None else [only]
    initiatives = work.initiatives.of([each.id for each in key_results]) if key_results else []
    hanging = [*(each.ref for each in key_results), *(each.ref for each in initiatives)]
    return subject.named.title, list(dict.fromkeys([subject.ref, *hanging])), key_results


def _lines(
    work: Work, changes: Iterable[Change], key_results: Iterable[KeyResult], reader: Person
) -> Iterable[HistoryLine]:
    """With names of people, of squads the reader may read, and in the reader's time."""
    changes = list(changes)
    owners = _stood_in_for(work, changes, key_results)
    named = {each for change in changes for each in people_in(change)}
    people = work.people.named(named.union(filter(None, owners)))
    names = {each.id: each.name for each in people.values()}
    squads = work.squads.named({SquadId(each) for change in changes for each in squads_in(change)})
    seen = {int(each.id): each.name for each in squads.values() if each.may_read(reader)}
    for change, owner in zip(changes, owners, strict=True):
        yield HistoryLine(
            at=change.at.astimezone(ZoneInfo(reader.zone)),
            by=names.get(change.by, change.by),
            ref="" if change.subject.startswith("squad:") else change.subject,
            verb=change.verb,
            facts=told(change, names, seen),
            on_behalf_of=names.get(owner) if owner else None,
        )


def _stood_in_for(
    work: Work, changes: Sequence[Change], key_results: Iterable[KeyResult]
) -> list[PersonId | None]:
    """For each change the owner in whose place somebody checked in."""
    said = [each.at for each in changes if each.verb == CHECKED_IN]
    if not said:
        return [None] * len(changes)
    owned = ownership(work, key_results, min(said))
    return [
        owned.stood_in_for(each.subject, each.by, each.at) if each.verb == CHECKED_IN else None
        for each in changes
    ]
