"""Take a link away again, which can be undone."""

from okr.commands.links import RemoveLink
from okr.errors.links import NotLinked, WhichLink
from okr.history import remember
from okr.links import Drives, Link
from okr.notices.links import LinkRemoved
from okr.notices.named import Named
from okr.permissions import editor_of, somebody
from okr.subject import Subject, subject_seen
from okr.ties import eyes_of, named
from okr.undo import Taken
from okr.usecases.add_link import said_of
from okr.work import Work


def remove_link(work: Work, command: RemoveLink) -> LinkRemoved:
    """Raises NoSuchObjective, NoSuchKeyResult, MembersOnly, NotLinked, WhichLink, NoSuchLink."""
    source = subject_seen(work, command.by, command.source)
    editor_of(work, command.by, source.objective)
    link = _wanted(work, command, source)
    work.links.remove(link)
    was, now = said_of(link, link), said_of(link, None)
    change = remember(work, command.by, link.source, Taken.UNLINKED, before=was, after=now)
    known = named(work, [link.upheld], eyes_of(somebody(work, command.by)))
    upheld = known.get(link.upheld, Named(link.upheld, "", ""))
    return LinkRemoved(source.named, upheld, supports=not isinstance(link, Drives), change=change)


def _wanted(work: Work, command: RemoveLink, source: Subject) -> Link:
    """The link that is named, or the only one there is."""
    links = [each for each in work.links.of([source.ref]) if each.source == source.ref]
    if command.upheld:
        upheld = subject_seen(work, command.by, command.upheld).ref
        links = [each for each in links if each.upheld == upheld]
    if not links:
        raise NotLinked(source=source.ref)
    if len(links) > 1:
        raise WhichLink(source=source.ref, example=links[0].upheld)
    return links[0]
