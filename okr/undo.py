"""Undo: what takes something away is remembered in the history, and can be put back for a day.

To make a verb undoable:

1. Its use case records what it did under one of the verbs of `Taken`:
   `change = remember(work, command.by, objective.ref, Taken.DROPPED, before=before, after=after)`.
2. INVERSES has, under the kind of subject and that verb, what puts it back. An inverse reads the thing as it
   is now, asks okr.permissions, raises AlreadyBack when nothing is missing, saves, and returns what is shown:
   Restored, or a notice of its own. It writes no history: `okr.usecases.undo` does. What the change took away
   is in `change.before`, as JSON keeps it: a decimal or a day as its text.
3. The notice of the verb carries `change`, and its card shows `undo_button(change, words)` of
   `messages.compose.undoing`; the notice Dropped has both already.

`/okr undo` and the button do the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from okr.blocker_notes import Note
from okr.change import Change
from okr.check_in import CHECKED_IN
from okr.errors.history import AlreadyBack
from okr.errors.okr_error import ChangedMeanwhile
from okr.initiative import InitiativeId, InitiativeState
from okr.key_result import KeyResultId
from okr.links import Drives
from okr.notices.history import Restored
from okr.notices.initiatives import InitiativeKept
from okr.notices.named import Named
from okr.notices.notice import Notice
from okr.notices.sharing import ObjectiveShared
from okr.objective import ObjectiveId
from okr.permissions import editor_of, key_result_edited, key_result_seen, objective_seen
from okr.person import PersonId
from okr.phrases.links import link_between
from okr.skip import SKIPPED
from okr.squad import SquadId
from okr.usecases.add_link import tie
from okr.usecases.clear_blocker import put_blocker_back, take_blocker_back
from okr.usecases.list_initiatives import lines_of
from okr.usecases.put_squad_back import put_member_back, put_squad_back
from okr.usecases.revise import revise_what_was_asked
from okr.usecases.skip_week import skip_back
from okr.usecases.take_back_check_ins import check_ins_back
from okr.work import Work

UNDONE_WITHIN: Final = timedelta(days=1)
"""For how long something can be put back; after that it is set anew, with its reasons."""


class Taken(StrEnum):
    """How the history calls what takes something away, and what puts it back."""

    DROPPED = "dropped"
    """An objective, a key result, an initiative."""
    REMOVED = "member removed"
    """A member of a squad."""
    ARCHIVED = "archived"
    """A squad."""
    UNLINKED = "unlinked"
    """A link; the subject is its source."""
    UNSHARED = "unshared"
    """An objective, from the squad that shared it."""
    BACK = "taken back"


Inverse = Callable[[Work, PersonId, Change], Notice]
"""Puts back what a change took away, in the name of whoever asks; raises what stands against it."""


def kind_of(subject: str) -> str:
    """`O` of `O12`, `KR` of `KR31`, `squad` of `squad:1`."""
    return subject.rstrip("0123456789").rstrip(":")


def number_of(subject: str) -> int:
    """12 of `O12`, 1 of `squad:1`."""
    return int(subject.removeprefix(kind_of(subject)).removeprefix(":"))


def is_undoable(change: Change) -> bool:
    return (kind_of(change.subject), change.verb) in INVERSES


def _objective_back(work: Work, by: PersonId, change: Change) -> Notice:
    objective, _ = objective_seen(work, by, ObjectiveId(number_of(change.subject)))
    back = replace(objective, dropped=False)
    editor_of(work, by, back)
    if not objective.dropped:
        raise AlreadyBack(title=objective.title)
    work.objectives.save(back)
    revise_what_was_asked(work, back, work.key_results.of([back.id]))
    return Restored(back.ref, back.title)


def _key_result_back(work: Work, by: PersonId, change: Change) -> Notice:
    key_result, objective, _ = key_result_seen(work, by, KeyResultId(number_of(change.subject)))
    editor_of(work, by, objective)
    if not key_result.dropped:
        raise AlreadyBack(title=key_result.title)
    back = replace(key_result, dropped=False)
    work.key_results.save(back)
    revise_what_was_asked(work, objective, [back])
    return Restored(back.ref, back.title)


def _link_back(work: Work, by: PersonId, change: Change) -> Notice:
    (upheld,) = change.before.values()
    link = link_between(change.subject, str(upheld))
    links = [each for each in work.links.of([link.source]) if each.source == link.source]
    if link in links:
        raise AlreadyBack(title=f"{link.source}, linked to {link.upheld},")
    if not isinstance(link, Drives) and links:
        raise ChangedMeanwhile
    return tie(work, by, link)


def _initiative_back(work: Work, by: PersonId, change: Change) -> Notice:
    initiative = work.initiatives.get(InitiativeId(number_of(change.subject)))
    key_result = key_result_edited(work, by, initiative.key_result)
    if initiative.state is not InitiativeState.DROPPED:
        raise AlreadyBack(title=initiative.title)
    back = replace(initiative, state=InitiativeState(str(change.before["state"])))
    work.initiatives.save(back)
    return InitiativeKept(lines_of(work, [back])[0], key_result)


def _sharing_back(work: Work, by: PersonId, change: Change) -> Notice:
    objective, squad = objective_seen(work, by, ObjectiveId(number_of(change.subject)))
    editor_of(work, by, objective)
    other = work.squads.get(SquadId(int(str(change.before["shared_with"]))))
    if objective.shared_with == other.id:
        raise AlreadyBack(title=objective.title)
    if objective.shared_with is not None:
        raise ChangedMeanwhile
    back = replace(objective, shared_with=other.id)
    work.objectives.save(back)
    revise_what_was_asked(work, back, ())
    return ObjectiveShared(Named(objective.ref, objective.title, squad.name), other.name)


INVERSES: Final[Mapping[tuple[str, str], Inverse]] = MappingProxyType(
    {
        ("O", Taken.DROPPED): _objective_back,
        ("KR", Taken.DROPPED): _key_result_back,
        ("O", Taken.UNLINKED): _link_back,
        ("KR", Taken.UNLINKED): _link_back,
        ("I", Taken.DROPPED): _initiative_back,
        ("O", Taken.UNSHARED): _sharing_back,
        ("KR", Note.LOGGED): take_blocker_back,
        ("KR", Note.CLEARED): put_blocker_back,
        ("squad", Taken.REMOVED): put_member_back,
        ("squad", Taken.ARCHIVED): put_squad_back,
        ("KR", CHECKED_IN): check_ins_back,
        ("week", SKIPPED): skip_back,
    }
)
