"""List objectives and key results, a page at a time: all, mine, a squad's, those at risk, and so on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import assert_never
from zoneinfo import ZoneInfo

from okr.closing import is_closed
from okr.commands.reading import ListOkrs, ListScope
from okr.cycle import CycleId, quarter_of
from okr.errors.links import NoCompanyYet
from okr.health import Health
from okr.listing import Page, Source, page_of
from okr.listing_turn import FIRST_PAGE, Turn
from okr.notices.links import Tied
from okr.notices.reading import OkrList
from okr.objective import Objective, ObjectiveId
from okr.overview import look_at_these, look_lately
from okr.permissions import readable, readable_zones, somebody, squad_called
from okr.person import PersonId
from okr.squad import Squad, SquadId, SquadKind
from okr.standing import ObjectiveStanding, Standing
from okr.ties import eyes_of, named
from okr.which_cycle import cycle_called
from okr.work import Work

Zones = Mapping[SquadId, str]
"""The time zones of squads."""


def list_okrs(work: Work, command: ListOkrs) -> OkrList:
    """Raises NoSuchSquad, NoSuchPerson, NoSuchCycle, NoCompanyYet, GuestsCannot."""
    person, squads = somebody(work, command.by), _squads(work, command)
    keep = _keep(command)
    closely = look_at_these if command.scope is ListScope.AT_RISK else look_lately
    page = page_of(work, _source(work, command, squads), command.turn, person, keep, closely)
    overview = look_at_these(work, page.objectives)
    shown = tuple(overview.objective(each, keep or _everything) for each in page.objectives)
    back, following = _neighbours(command.turn, page)
    return OkrList(
        title=_title(work, command),
        objectives=shown,
        ties=_ties(work, command, shown),
        ended=None if page.any or command.turn != FIRST_PAGE else _just_ended(work, command, squads),
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


def _source(work: Work, command: ListOkrs, squads: Zones) -> Source:
    ids = list(squads)
    if command.scope in {ListScope.ME, ListScope.PERSON}:
        owned = _owned(work, command.person or command.by, ids)
        return lambda turn, limit: _slice(owned, turn, limit)
    if command.scope is ListScope.CYCLE:
        cycle = _cycle(work, command)
        return lambda turn, limit: work.objectives.in_cycle(
            ids, cycle, after=turn.after, before=turn.before, limit=limit
        )
    return lambda turn, limit: _open(work, squads, turn, limit)


def _open(work: Work, squads: Zones, turn: Turn, limit: int) -> list[Objective]:
    """Those whose cycle has not ended where the day begins last."""
    today = _today(work, squads)
    return work.objectives.open_of(squads, today, after=turn.after, before=turn.before, limit=limit)


def _today(work: Work, squads: Zones) -> date:
    """The day where it begins last."""
    days = (work.now.astimezone(ZoneInfo(zone)).date() for zone in set(squads.values()))
    return min(days, default=work.now.date())


def _owned(work: Work, person: PersonId, squads: Sequence[SquadId]) -> list[Objective]:
    """The open objectives among those of what `person` owns."""
    wanted = {each.objective for each in work.key_results.owned_by(person)}
    found = work.objectives.named(wanted) if wanted else {}
    homes = work.squads.named({each.squad for each in found.values()}) if found else {}
    cycles = work.cycles.named({each.cycle for each in found.values()}) if found else {}
    closings = work.closings.of(homes) if homes else []
    ours = (each for each in found.values() if set(each.squads) & set(squads))
    return sorted(
        (
            each
            for each in ours
            if not is_closed(each, closings)
            and not cycles[each.cycle].ended(homes[each.squad].today(work.now))
        ),
        key=lambda each: each.id,
    )


def _slice(objectives: Sequence[Objective], turn: Turn, limit: int) -> list[Objective]:
    if turn.before is not None:
        return [each for each in objectives if each.id < turn.before][-limit:]
    return [each for each in objectives if each.id > (turn.after or 0)][:limit]


def _cycle(work: Work, command: ListOkrs) -> CycleId:
    if command.cycle:
        return cycle_called(work, command.cycle).id
    return quarter_of(somebody(work, command.by).local(work.now).date()).id


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


def _just_ended(work: Work, command: ListOkrs, zones: Zones) -> CycleId | None:
    """The latest cycle for which these squads ever set an objective, if it is over."""
    if not zones or command.scope is ListScope.CYCLE:
        return None
    objectives = work.objectives.of(zones)
    cycles = work.cycles.named({each.cycle for each in objectives}).values()
    latest = max(cycles, key=lambda cycle: cycle.ends, default=None)
    return latest.id if latest is not None and latest.ended(_today(work, zones)) else None


def _squads(work: Work, command: ListOkrs) -> Zones:
    match command.scope:
        case ListScope.SQUAD if command.squad:
            return _zones([squad_called(work, command.by, command.squad)])
        case ListScope.SQUAD:
            return _zones(work.squads.of(command.by))
        case ListScope.COMPANY:
            return _zones(_company(readable(work, command.by)))
        case _:
            return readable_zones(work, command.by)


def _zones(squads: Iterable[Squad]) -> Zones:
    return {squad.id: squad.zone for squad in squads}


def _company(squads: Sequence[Squad]) -> Sequence[Squad]:
    company = [squad for squad in squads if squad.kind is SquadKind.COMPANY]
    if not company:
        raise NoCompanyYet
    return company


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
        return _cycle(work, command)
    return command.squad or command.scope.value
