"""Log what stands in the way of a key result, and on whom it waits."""

from okr.blocker import Blocker
from okr.blocker_notes import Note, note
from okr.commands.marks import LogBlocker
from okr.commands.people import NameMentioned
from okr.errors.people import Deactivated
from okr.in_the_way import in_the_way
from okr.marks import BLOCKER_LIMIT, marked, said
from okr.notices.marks import BlockerLogged
from okr.permissions import somebody
from okr.person import PersonId
from okr.usecases.name_in_error import mentioned_in, names_of, with_names
from okr.usecases.name_people import whom_it_waits_on
from okr.usecases.revise import revise_what_was_asked
from okr.usecases.settle_blockers import without_name
from okr.work import Work


def log_blocker(work: Work, command: LogBlocker) -> BlockerLogged:
    """Raises NothingSaid, TextTooLong, NobodyCalled, SeveralCalled, NoSuchPerson, Deactivated and what
    `marked` raises.
    """
    key_result = marked(work, command.by, command.key_result)
    text = said(command.text, BLOCKER_LIMIT)
    text, waits_on = _waiting(work, command, text)
    person = None if waits_on is None else work.people.get(waits_on)
    if person is not None and not person.active:
        raise Deactivated(person=person.name)
    blocker = Blocker(
        id=work.blockers.next_id(),
        key_result=key_result.id,
        text=text,
        by=command.by,
        since=work.now,
        waits_on=waits_on,
        link=command.link,
    )
    work.blockers.add(blocker)
    change = note(work, command.by, Note.LOGGED, blocker)
    revise_what_was_asked(work, work.objectives.get(key_result.objective), [key_result])
    (told,) = in_the_way(work, [blocker], somebody(work, command.by))
    return BlockerLogged(told, key_result, change)


def _waiting(work: Work, command: LogBlocker, text: str) -> tuple[str, PersonId | None]:
    """Whom it waits on may be typed as plain `@bo`, where nobody was picked."""
    waits_on = command.waits_on
    if waits_on is None:
        text, waits_on = whom_it_waits_on(work, command.by, command.key_result, text)
    people = mentioned_in([text])
    text = with_names(text, names_of(work, NameMentioned(command.workspace, people))) if people else text
    return without_name(work, text, waits_on), waits_on
