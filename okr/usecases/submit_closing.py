"""Keep a page of the form that closes a cycle; after the last one close it, and tell the squad."""

from collections.abc import Mapping
from dataclasses import replace

from okr.address import Address
from okr.closing import Closed
from okr.commands.cycles import SubmitClosing
from okr.cycle import Cycle
from okr.errors.key_results import NoSuchKeyResult
from okr.history import remember
from okr.key_result import KeyResultId
from okr.notices.cycles import ClosingForm, CycleScores, Judged, ObjectiveJudged
from okr.objective import ObjectiveId
from okr.overview import Overview
from okr.permissions import lead_of, squad_called
from okr.person import PersonId
from okr.score import Score, mean_score
from okr.squad import Squad
from okr.standing import Standing
from okr.track_record import calibration_of
from okr.usecases.keep_score import keep_typed
from okr.usecases.prepare_closing import first_waiting, look_at_cycle, page_of, pages_of
from okr.which_cycle import cycle_called
from okr.work import Work


def submit_closing(work: Work, command: SubmitClosing) -> ClosingForm | CycleScores:
    """The next page, or what came of the cycle.

    Raises NoSuchSquad, LeadOnly, NoSuchCycle, CycleClosed, NothingToClose, NoSuchKeyResult, SeveralWrong.
    """
    squad = squad_called(work, command.by, command.squad)
    lead_of(work, command.by, squad)
    cycle = cycle_called(work, command.cycle)
    overview = look_at_cycle(work, squad, cycle)
    standings = [_standing(overview, row.key_result) for row in command.rows]
    keep_typed(work, command.by, command.rows, standings, command.opened)
    following = _following(work, overview, command.page)
    if following is not None:
        return page_of(work, squad, cycle, overview, following)
    return _close(work, command.by, squad, cycle, overview)


def _standing(overview: Overview, key_result: KeyResultId) -> Standing:
    found = overview.key_results.get(key_result)
    if found is None:
        raise NoSuchKeyResult(key_result=f"KR{key_result}")
    return overview.standing(found)


def _following(work: Work, overview: Overview, page: int) -> int | None:
    """The page after this one; after the last, one on which somebody added what waits for its score."""
    return page + 1 if page + 1 < pages_of(overview) else first_waiting(work, overview)


def _close(work: Work, by: PersonId, squad: Squad, cycle: Cycle, overview: Overview) -> CycleScores:
    closed = Closed(squad.id, cycle.id, work.now, by)
    work.closings.add(closed)
    remember(work, by, f"squad:{squad.id}", f"closed {cycle.id}", after=closed)
    told = scores_of(work, squad, cycle, overview)
    if squad.channel is not None:
        subject, shown = f"closed:{squad.id}:{cycle.id}", replace(told, in_channel=True)
        address = Address.of_channel(work.workspace, squad.channel)
        _ = work.outbox.tell(subject, address, shown) or work.outbox.revise(subject, shown)
    return told


def scores_of(work: Work, squad: Squad, cycle: Cycle, overview: Overview) -> CycleScores:
    """What came of the cycle; every key result has its score by now."""
    scores = work.scores.of(overview.key_results)
    objectives = tuple(_objective(overview, each, scores) for each in overview.objectives)
    calibration = calibration_of(work, squad)
    return CycleScores(squad.name, squad.handle, cycle.id, objectives, calibration=calibration)


def _objective(
    overview: Overview, wanted: ObjectiveId, scores: Mapping[KeyResultId, Score]
) -> ObjectiveJudged:
    ours = [each for each in overview.key_results.values() if each.objective == wanted]
    judged = tuple(Judged(overview.standing(each), scores[each.id]) for each in ours)
    mean = mean_score((each, scores[each.id]) for each in ours)
    return ObjectiveJudged(overview.objectives[wanted], mean or 0.0, judged)
