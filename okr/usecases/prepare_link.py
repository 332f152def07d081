"""Gather what the forms for links offer, by name."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from okr.commands.links import PrepareLink, PrepareUnlink
from okr.errors.links import NoLinkYet, NothingToServe
from okr.errors.objectives import NoObjectiveYet
from okr.key_result import Indicator, KeyResult
from okr.notices.links import LinkForm, Tied, UnlinkForm
from okr.notices.named import Named
from okr.objective import Objective
from okr.permissions import editor_of, readable, somebody
from okr.person import PersonId
from okr.squad import Squad, SquadId, SquadKind
from okr.subject import Subject, subject_seen
from okr.ties import eyes_of, named
from okr.work import Work

MOST = 101
"""As many as are looked for at once. A form lists fewer; beyond that it lets people search."""


def prepare_link(work: Work, command: PrepareLink) -> LinkForm:
    """Raises NoObjectiveYet where they may edit nothing, NothingToServe, and for the source MembersOnly,
    NoSuchObjective, NoSuchKeyResult.
    """
    person = somebody(work, command.by)
    chosen = _chosen(work, command)
    squads = readable(work, command.by)
    ours = [each for each in squads if each.may_edit(person)]
    sources = _sources(work, ours, supports=command.supports)
    offered = tuple(dict.fromkeys(islice(chain(chosen, sources), MOST)))
    if not offered:
        raise NoObjectiveYet
    upheld = tuple(islice(_upheld(work, squads, ours, supports=command.supports), MOST))
    if not upheld:
        raise NothingToServe
    return LinkForm(offered, upheld, command.supports, source=chosen[0].ref if chosen else "")


def prepare_unlink(work: Work, command: PrepareUnlink) -> UnlinkForm:
    """Raises NoLinkYet, GuestsCannot."""
    shown = links_to_remove(work, command.by)
    if not shown:
        raise NoLinkYet
    return UnlinkForm(tuple(shown[:MOST]))


def links_to_remove(work: Work, by: PersonId) -> list[Tied]:
    """Those of their squads that they may read both ends of, by name; raises GuestsCannot."""
    person = somebody(work, by)
    ours = [each for each in readable(work, by) if each.may_edit(person)]
    refs = {each.ref for each, _ in _open(work, ours)}
    links = [each for each in work.links.of(refs) if each.source in refs]
    known = named(work, {end for each in links for end in (each.source, each.upheld)}, eyes_of(person))
    seen = [each for each in links if each.source in known and each.upheld in known]
    return [Tied(known[each.source], known[each.upheld]) for each in seen]


def _chosen(work: Work, command: PrepareLink) -> tuple[Named, ...]:
    if not command.source:
        return ()
    source: Subject = subject_seen(work, command.by, command.source)
    editor_of(work, command.by, source.objective)
    return (source.named,)


def _sources(work: Work, ours: list[Squad], *, supports: bool) -> Iterator[Named]:
    """What this person may link: objectives, or key results that are not marked lagging."""
    for each, name in _open(work, ours):
        if isinstance(each, Objective) == supports and not _is_marked(each, Indicator.LAGGING):
            yield name


def _upheld(work: Work, squads: list[Squad], ours: list[Squad], *, supports: bool) -> Iterator[Named]:
    """What can be served: the company's first, then that of squads of their own, then of all others.

    An objective supports one of another squad, so there their own come last.
    """
    company = [each for each in squads if each.kind is SquadKind.COMPANY]
    others = [each for each in squads if each not in company and each not in ours]
    own = [each for each in ours if each not in company]
    near, far = (others, own) if supports else (own, others)
    for some in (company, near, far):
        for each, name in _open(work, some):
            fits = supports or isinstance(each, KeyResult)
            if fits and not (not supports and _is_marked(each, Indicator.LEADING)):
                yield name


def _is_marked(thing: Objective | KeyResult, indicator: Indicator) -> bool:
    return isinstance(thing, KeyResult) and thing.indicator is indicator


def _open(work: Work, squads: Iterable[Squad]) -> Iterator[tuple[Objective | KeyResult, Named]]:
    """The first open objectives of `squads`, each before its key results; two queries."""
    by_id: Mapping[SquadId, Squad] = {each.id: each for each in squads}
    objectives = work.objectives.open_of(by_id, work.now.date(), limit=MOST) if by_id else []
    ours = [each for each in objectives if each.squad in by_id]
    key_results = work.key_results.of([each.id for each in ours]) if ours else []
    for objective in ours:
        squad = by_id[objective.squad].name
        yield objective, Named(objective.ref, objective.title, squad)
        for each in key_results:
            if each.objective == objective.id:
                yield each, Named(each.ref, each.title, squad)
