"""Show one objective with all its key results."""

from okr.commands.reading import ShowObjective
from okr.notices.reading import ObjectiveShown
from okr.overview import look_at
from okr.permissions import objective_seen, somebody
from okr.score import mean_score
from okr.ties import eyes_of, ties_of
from okr.work import Work


def show_objective(work: Work, command: ShowObjective) -> ObjectiveShown:
    """Raises NoSuchObjective, also for an objective of a private squad that is not theirs; GuestsCannot."""
    objective, squad = objective_seen(work, command.by, command.objective)
    cycle = work.cycles.get(objective.cycle)
    standing = look_at(work, squad, objective).objective(objective)
    ties = ties_of(work, objective.ref, eyes_of(somebody(work, command.by)))
    key_results = {each.key_result.id: each.key_result for each in standing.key_results}
    scores = work.scores.of(key_results)
    return ObjectiveShown(
        standing,
        cycle.id,
        cycle.share_gone(squad.today(work.now)),
        ties,
        scores=tuple(scores[each] for each in key_results if each in scores),
        score=mean_score((key_results[each], score) for each, score in scores.items()),
    )
