"""Keeps how a key result came out, once it may be judged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from okr.commands.cycles import TypedScore
from okr.cycle import Cycle
from okr.errors.cycles import CycleNotBegun, ScoreMissing
from okr.errors.okr_error import ChangedMeanwhile, OkrError, SeveralWrong
from okr.errors.texts import TextTooLong
from okr.history import remember
from okr.key_result import KeyResult, KeyResultId
from okr.milestones import refuse_no_count
from okr.overview import look_around
from okr.permissions import key_result_edited
from okr.person import PersonId
from okr.reading.quantity import read
from okr.reading.typed.tail import NOTE_LIMIT
from okr.score import Score, read_score, score_of, suggested_score
from okr.squad import Squad
from okr.standing import Standing
from okr.which_cycle import refuse_closed
from okr.work import Work


def to_be_judged(work: Work, by: PersonId, wanted: KeyResultId) -> Standing:
    """Where that key result stands, if whoever asks may judge it.

    Raises what key_result_edited raises, CycleNotBegun, CycleClosed.
    """
    key_result = key_result_edited(work, by, wanted)
    overview = look_around(work, [key_result])
    objective = overview.objectives[key_result.objective]
    squad = overview.squads[objective.squad]
    refuse_to_judge(work, squad, overview.cycles[objective.cycle])
    return overview.standing(key_result)


def refuse_to_judge(work: Work, squad: Squad, cycle: Cycle) -> None:
    """Raises CycleNotBegun, CycleClosed."""
    if cycle.starts > squad.today(work.now):
        raise CycleNotBegun(cycle=cycle.id, starts=f"{cycle.starts.day} {cycle.starts:%b %Y}")
    refuse_closed(work, squad, cycle.id)


def keep_score(work: Work, before: Score | None, score: Score) -> Score:
    """Raises ChangedMeanwhile when somebody judged it at the same moment."""
    if before is None:
        work.scores.add(score)
    elif _same(before, score):
        return before
    else:
        work.scores.save(replace(score, version=before.version))
    remember(work, score.by, f"KR{score.key_result}", "scored", before=before, after=score)
    return score


def keep_typed(
    work: Work, by: PersonId, rows: Sequence[TypedScore], standings: Sequence[Standing], opened: datetime
) -> list[Score]:
    """Keep what a form says of each, all or none; raises SeveralWrong."""
    before = work.scores.of(row.key_result for row in rows)
    scores: list[Score] = []
    wrong: list[tuple[int, OkrError]] = []
    for row, standing in zip(rows, standings, strict=True):
        try:
            scores.append(_read(work, by, row, standing, before.get(row.key_result), opened))
        except OkrError as error:
            wrong.append((row.key_result, error))
    if wrong:
        raise SeveralWrong(tuple(wrong))
    return [keep_score(work, before.get(score.key_result), score) for score in scores]


def _read(
    work: Work, by: PersonId, row: TypedScore, standing: Standing, before: Score | None, opened: datetime
) -> Score:
    if before is not None and before.at > opened and before.by != by:
        raise ChangedMeanwhile
    letters = max(map(len, (row.reason, row.moved_it, row.would_change)))
    if letters > NOTE_LIMIT:
        raise TextTooLong(letters=letters, limit=NOTE_LIMIT)
    key_result = standing.key_result
    value = _value(work, key_result, row.value, standing.current)
    suggested = suggested_score(key_result, value)
    return Score(
        key_result=key_result.id,
        value=value,
        suggested=suggested,
        given=_given(key_result, row.score, suggested),
        by=by,
        at=work.now,
        verdict=row.verdict,
        reason=row.reason,
        moved_it=row.moved_it,
        would_change=row.would_change,
    )


def _value(work: Work, key_result: KeyResult, typed: str, current: Decimal | None) -> Decimal | None:
    if not typed:
        return current
    value = read(typed, key_result.measure, work.locale)
    refuse_no_count(key_result, value)
    return value


def _given(key_result: KeyResult, typed: str, suggested: float | None) -> float:
    if typed:
        return score_of(read_score(typed))
    if suggested is None:
        raise ScoreMissing(key_result=key_result.ref)
    return suggested


def _same(before: Score, after: Score) -> bool:
    return replace(after, by=before.by, at=before.at, version=before.version) == before
