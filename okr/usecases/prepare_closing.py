"""Open the form that closes a cycle of a squad."""

from collections.abc import Sequence
from typing import Final

from okr.commands.cycles import PrepareClosing
from okr.commands.which import Unfinished
from okr.cycle import Cycle
from okr.errors.cycles import NothingToClose
from okr.notices.cycles import ClosingForm, ToJudge
from okr.notices.which import WhichForm
from okr.overview import Overview, look_around
from okr.permissions import lead_of, squad_called
from okr.score import suggested_score
from okr.squad import Squad
from okr.standing import Standing
from okr.usecases.ask_which import only_led
from okr.usecases.keep_score import refuse_to_judge
from okr.which_cycle import cycle_called
from okr.work import Work

A_PAGE: Final = 1
"""Key results asked about together; each has six questions, and more would have to be scrolled through."""


def prepare_closing(work: Work, command: PrepareClosing) -> ClosingForm | WhichForm:
    """It begins where the first key result waits for its score; when all have one, at the beginning.

    Asks which squad, where none is named and they lead none or several. Raises NoSuchSquad, LeadOnly,
    NoSuchCycle, NothingToClose, CycleNotBegun, CycleClosed.
    """
    handle = command.squad or only_led(work, command.by)
    if not handle:
        return WhichForm(Unfinished.CLOSE_CYCLE)
    squad = squad_called(work, command.by, handle)
    lead_of(work, command.by, squad)
    cycle = _cycle(work, squad, command.cycle)
    overview = look_at_cycle(work, squad, cycle)
    return page_of(work, squad, cycle, overview, first_waiting(work, overview) or 0)


def look_at_cycle(work: Work, squad: Squad, cycle: Cycle) -> Overview:
    """The key results of the squad's own objectives of that cycle; raises what refuse_to_judge raises,
    NothingToClose.
    """
    refuse_to_judge(work, squad, cycle)
    objectives = work.objectives.of([squad.id])
    ours = [each.id for each in objectives if (each.squad, each.cycle) == (squad.id, cycle.id)]
    key_results = work.key_results.of(ours) if ours else []
    if not key_results:
        raise NothingToClose(squad=squad.name)
    return look_around(work, key_results)


def first_waiting(work: Work, overview: Overview) -> int | None:
    """The page on which the first key result waits for its score."""
    scores = work.scores.of(overview.key_results)
    return next((at // A_PAGE for at, each in enumerate(overview.key_results) if each not in scores), None)


def page_of(work: Work, squad: Squad, cycle: Cycle, overview: Overview, page: int) -> ClosingForm:
    standings = [overview.standing(each) for each in overview.key_results.values()]
    shown = standings[page * A_PAGE : (page + 1) * A_PAGE]
    return ClosingForm(
        squad=squad.name,
        handle=squad.handle,
        cycle=cycle.id,
        rows=_rows(work, shown),
        page=page,
        pages=pages_of(overview),
    )


def pages_of(overview: Overview) -> int:
    return -(-len(overview.key_results) // A_PAGE)


def _rows(work: Work, shown: Sequence[Standing]) -> tuple[ToJudge, ...]:
    scores = work.scores.of(each.key_result.id for each in shown)
    return tuple(
        ToJudge(each, suggested_score(each.key_result, each.current), scores.get(each.key_result.id))
        for each in shown
    )


def _cycle(work: Work, squad: Squad, named: str) -> Cycle:
    if named:
        return cycle_called(work, named)
    today = squad.today(work.now)
    used = {each.cycle for each in work.objectives.of([squad.id]) if each.squad == squad.id}
    waiting = used.difference(each.cycle for each in work.closings.of([squad.id]))
    begun = [each for each in work.cycles.named(waiting).values() if each.starts <= today]
    if not begun:
        raise NothingToClose(squad=squad.name)
    return min(begun, key=lambda cycle: (cycle.ends, cycle.starts))
