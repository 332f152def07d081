"""List objectives and key results, a page at a time: all, mine, a squad's, those at risk, and so on."""

from collections.abc import Callable, Sequence
from typing import assert_never

from okr.closing import is_closed
from okr.commands.reading import ListOkrs, ListScope
from okr.cycle import Cycle, CycleId, quarter_of
from okr.health import Health
from okr.in_the_way import open_of
from okr.listing import Page, Source, page_of
from okr.listing_turn import FIRST_PAGE, Turn
from okr.notices.links import Tied
from okr.notices.marks import OpenBlocker
from okr.notices.reading import OkrList
from okr.objective import Objective, ObjectiveId
from okr.overview import look_at_these, look_lately
from okr.permissions import company, may_read, somebody, squad_called
from okr.person import Person, PersonId
from okr.seeking import in_cycle, open_to
from okr.sought import Only, Sought
from okr.squad import SquadId
from okr.standing import ObjectiveStanding, Standing
from okr.ties import eyes_of, named
from okr.which_cycle import cycle_called
from okr.work import Work


def list_okrs(work: Work, command: ListOkrs) -> OkrList:
    """Raises NoSuchSquad, NoSuchPerson, NoSuchCycle, NoCompanyYet, GuestsCannot."""
    keep, source = _keep(command), _source(work, command)
    closely = look_at_these if command.scope is ListScope.AT_RISK else look_lately
    page = page_of(work, source, command.turn, keep, closely)
    shown = tuple(page.overview.objective(each, keep or _everything) for each in page.objectives)
    back, following = _neighbours(command.turn, page)
    return OkrList(
        title=_title(work, command),
        objectives=shown,
        ties=_ties(work, command, shown),
        ended=_just_ended(work, command) if command.turn == FIRST_PAGE and not shown else None,
        blockers=_blockers(work, shown, somebody(work, command.by)),
        words=_words(command),
        back=back,
        next=following,
    )


def _everything(_: Standing) -> bool:
    return True


def _neighbours(turn: Turn, page: Page) -> tuple[ObjectiveId | None, ObjectiveId | None]:
    """Where the pages on either side begin. Whoever turned a page came from somewhere."""
    if not page.objectives:
        return None, None
    first, last = page.objectives[0].id, page.objectives[-1].id
    back = page.more if turn.backwards else turn.after is not None
    following = turn.backwards or page.more
    return (first if back else None), (last if following else None)


def _source(work: Work, command: ListOkrs) -> Source:
    if command.scope in {ListScope.ME, ListScope.PERSON}:
        owned = _owned(work, command)
        return lambda turn, limit: _slice(owned, turn, limit)
    sought = _sought(work, command)
    return lambda turn, limit: work.objectives.search(sought, turn, limit)


def _sought(work: Work, command: ListOkrs) -> Sought:
    """What is open, or in the cycle that is meant."""
    person = somebody(work, command.by)
    match command.scope:
        case ListScope.CYCLE:
            return in_cycle(work, person, _cycle(work, command))
        case ListScope.AT_RISK:
            return open_to(work, person, only=Only.AT_RISK)
        case ListScope.STALE:
            return open_to(work, person, only=Only.STALE)
        case _:
            return open_to(work, person, squads=_squads(work, command))


def _owned(work: Work, command: ListOkrs) -> list[Objective]:
    """The open objectives, among those that whoever asks may read, of what that person owns."""
    reader = somebody(work, command.by)
    wanted = {each.objective for each in work.key_results.owned_by(command.person or command.by)}
    found = work.objectives.named(wanted) if wanted else {}
    homes = work.squads.named({squad for each in found.values() for squad in each.squads}) if found else {}
    cycles = work.cycles.named({each.cycle for each in found.values()}) if found else {}
    closings = work.closings.of(homes) if homes else []
    kept = {number for number, squad in homes.items() if not squad.archived and squad.may_read(reader)}
    return sorted(
        (
            each
            for each in found.values()
            if kept.intersection(each.squads)
            and may_read(reader, each, homes)
            and not is_closed(each, closings)
            and not cycles[each.cycle].ended(homes[each.squad].today(work.now))
        ),
        key=lambda each: each.id,
    )


def _slice(objectives: Sequence[Objective], turn: Turn, limit: int) -> list[Objective]:
    if turn.before is not None:
        return [each for each in objectives if each.id < turn.before][-limit:]
    return [each for each in objectives if each.id > (turn.after or 0)][:limit]


def _cycle(work: Work, command: ListOkrs) -> Cycle:
    if command.cycle:
        return cycle_called(work, command.cycle)
    return quarter_of(somebody(work, command.by).local(work.now).date())


def _words(command: ListOkrs) -> str:
    """What was asked for, in the words that ask for it."""
    match command.scope:
        case ListScope.PERSON:
            what = f"<@{command.person}>"
        case ListScope.SQUAD:
            what = command.squad or "squad"
        case ListScope.CYCLE:
            what = f"cycle {command.cycle}".strip()
        case ListScope.EVERYTHING:
            what = ""
        case _:
            what = command.scope.value
    return f"list {what}".strip()


def _ties(work: Work, command: ListOkrs, shown: Sequence[ObjectiveStanding]) -> tuple[Tied, ...]:
    """What these drive and support, as far as whoever asks may know of it."""
    refs = {each.objective.ref for each in shown}
    refs |= {standing.key_result.ref for each in shown for standing in each.key_results}
    links = [each for each in work.links.of(refs) if each.source in refs] if refs else []
    ends = {end for each in links for end in (each.source, each.upheld)}
    known = named(work, ends, eyes_of(somebody(work, command.by))) if ends else {}
    return tuple(Tied(known[each.source], known[each.upheld]) for each in links if each.upheld in known)


def _blockers(work: Work, shown: Sequence[ObjectiveStanding], reader: Person) -> tuple[OpenBlocker, ...]:
    key_results = [standing.key_result.id for each in shown for standing in each.key_results]
    return tuple(told for some in open_of(work, key_results, reader).values() for told in some)


def _just_ended(work: Work, command: ListOkrs) -> CycleId | None:
    """The latest cycle for which these squads ever set an objective, if it is over."""
    if command.scope is ListScope.CYCLE:
        return None
    sought = open_to(work, somebody(work, command.by), squads=_squads(work, command))
    latest = work.objectives.last_cycle(sought)
    if latest is None or latest in {each.cycle for each in sought.during}:
        return None
    return latest.id


def _squads(work: Work, command: ListOkrs) -> frozenset[SquadId] | None:
    """Those that are meant; None for all there are."""
    match command.scope:
        case ListScope.SQUAD if command.squad:
            return frozenset({squad_called(work, command.by, command.squad).id})
        case ListScope.SQUAD:
            return frozenset(squad.id for squad in work.squads.of(command.by))
        case ListScope.COMPANY:
            return frozenset(squad.id for squad in company(work, command.by))
        case _:
            return None


def _keep(command: ListOkrs) -> Callable[[Standing], bool] | None:
    """Which key results are shown; None means all, and objectives that have none."""
    match command.scope:
        case ListScope.EVERYTHING | ListScope.SQUAD | ListScope.COMPANY | ListScope.CYCLE:
            return None
        case ListScope.ME:
            return _owned_by(command.by)
        case ListScope.PERSON:
            return _owned_by(command.person or command.by)
        case ListScope.AT_RISK:
            return lambda standing: standing.health in {Health.AT_RISK, Health.OFF_TRACK}
        case ListScope.STALE:
            return lambda standing: standing.health is Health.OUTDATED
        case _:
            assert_never(command.scope)


def _owned_by(person: PersonId) -> Callable[[Standing], bool]:
    return lambda standing: person in standing.key_result.owners


def _title(work: Work, command: ListOkrs) -> str:
    if command.scope is ListScope.PERSON and command.person is not None:
        return work.people.get(command.person).name
    if command.scope is ListScope.CYCLE:
        return _cycle(work, command).id
    return command.squad or command.scope.value
