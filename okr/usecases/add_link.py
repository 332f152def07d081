"""Tie two things together: a key result drives another, an objective supports one of another squad."""

from dataclasses import dataclass

from okr.chain import refuse_circle
from okr.commands.links import AddLink
from okr.errors.links import DroppedTakesNoLink, LinkedToItself
from okr.history import remember
from okr.key_result import KeyResult
from okr.links import Drives, Link, Supports, driving, supporting_key_result, supporting_objective
from okr.notices.links import LinkMade
from okr.permissions import editor_of
from okr.person import PersonId
from okr.subject import Subject, subject_seen
from okr.work import Work


@dataclass(frozen=True, slots=True)
class DrivesWhat:
    """What the history says of a key result that drives another."""

    drives: str | None


@dataclass(frozen=True, slots=True)
class SupportsWhat:
    """What the history says of an objective that supports something."""

    supports: str | None


def add_link(work: Work, command: AddLink) -> LinkMade:
    """Raises what `tie` raises."""
    before = _support_of(work, command.link)
    known = command.link in work.links.of([command.link.source])
    made = tie(work, command.by, command.link)
    if not known:
        source, verb = command.link.source, "supported" if made.supports else "linked"
        now = said_of(command.link, command.link)
        remember(work, command.by, source, verb, before=said_of(command.link, before), after=now)
    return made


def tie(work: Work, by: PersonId, wanted: Link) -> LinkMade:
    """Raises NoSuchObjective, NoSuchKeyResult, MembersOnly, DroppedTakesNoLink, LinkedToItself,
    LinkClosesCircle, DrivesNeedsLeading, DrivenIsLeading, SupportsOwnSquad.
    """
    source, upheld = subject_seen(work, by, wanted.source), subject_seen(work, by, wanted.upheld)
    editor_of(work, by, source.objective)
    link = _checked(source, upheld)
    refuse_circle(work, link)
    work.links.add(link)
    return LinkMade(source.named, upheld.named, supports=not isinstance(link, Drives))


def said_of(link: Link, now: Link | None) -> DrivesWhat | SupportsWhat:
    """What stands in the history of the link's source while `now` holds."""
    upheld = None if now is None else now.upheld
    return DrivesWhat(upheld) if isinstance(link, Drives) else SupportsWhat(upheld)


def _checked(source: Subject, upheld: Subject) -> Link:
    if source.ref == upheld.ref:
        raise LinkedToItself(ref=source.ref)
    for each in (source, upheld):
        if each.dropped:
            raise DroppedTakesNoLink(ref=each.ref)
    match source.key_result, upheld.key_result:
        case KeyResult() as leading, KeyResult() as lagging:
            return driving(leading, lagging)
        case None, KeyResult() as key_result:
            return supporting_key_result(source.objective, key_result, upheld.objective)
        case _:
            return supporting_objective(source.objective, upheld.objective)


def _support_of(work: Work, link: Link) -> Supports | None:
    """What the link takes the place of: an objective supports one thing."""
    if isinstance(link, Drives):
        return None
    return next(iter(work.links.supports([link.objective])), None)
