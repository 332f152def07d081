"""Log what stands in the way of a key result, and on whom it waits."""

from okr.blocker import Blocker
from okr.blocker_notes import Note, note
from okr.commands.marks import LogBlocker
from okr.errors.people import Deactivated
from okr.in_the_way import in_the_way
from okr.marks import BLOCKER_LIMIT, marked, said
from okr.notices.marks import BlockerLogged
from okr.permissions import somebody
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work


def log_blocker(work: Work, command: LogBlocker) -> BlockerLogged:
    """Raises NothingSaid, TextTooLong, NoSuchPerson, Deactivated and what `marked` raises."""
    key_result = marked(work, command.by, command.key_result)
    text = said(command.text, BLOCKER_LIMIT)
    person = None if command.waits_on is None else work.people.get(command.waits_on)
    if person is not None and not person.active:
        raise Deactivated(person=person.name)
    blocker = Blocker(
        id=work.blockers.next_id(),
        key_result=key_result.id,
        text=text,
        by=command.by,
        since=work.now,
        waits_on=command.waits_on,
        link=command.link,
    )
    work.blockers.add(blocker)
    note(work, command.by, Note.LOGGED, blocker)
    revise_what_was_asked(work, work.objectives.get(key_result.objective), [key_result])
    (told,) = in_the_way(work, [blocker], somebody(work, command.by))
    return BlockerLogged(told, key_result)
