"""Judge how one key result came out: in a line, or by its form."""

from dataclasses import replace

from okr.commands.cycles import PrepareScore, ScoreKeyResult, SubmitScore
from okr.errors.texts import TextTooLong
from okr.notices.cycles import Judged, KeyResultScored, ScoreForm, ToJudge
from okr.reading.typed.tail import NOTE_LIMIT
from okr.score import Score, Verdict, score_of, suggested_score
from okr.usecases.keep_score import keep_score, keep_typed, to_be_judged
from okr.work import Work


def score_key_result(work: Work, command: ScoreKeyResult) -> KeyResultScored:
    """Raises what to_be_judged raises, ScoreOutOfRange, TextTooLong."""
    standing = to_be_judged(work, command.by, command.key_result)
    key_result = standing.key_result
    if len(command.reason) > NOTE_LIMIT:
        raise TextTooLong(letters=len(command.reason), limit=NOTE_LIMIT)
    before = work.scores.of([key_result.id]).get(key_result.id)
    value = before.value if before else standing.current
    given = score_of(command.score)
    score = Score(
        key_result=key_result.id,
        value=value,
        suggested=suggested_score(key_result, value),
        given=given,
        by=command.by,
        at=work.now,
        verdict=command.verdict or (before.verdict if before else verdict_for(given)),
        reason=command.reason,
    )
    if before is not None:
        score = replace(score, moved_it=before.moved_it, would_change=before.would_change)
    return KeyResultScored(Judged(standing, keep_score(work, before, score)))


def prepare_score(work: Work, command: PrepareScore) -> ScoreForm:
    """Raises what to_be_judged raises."""
    standing = to_be_judged(work, command.by, command.key_result)
    key_result = standing.key_result
    before = work.scores.of([key_result.id]).get(key_result.id)
    return ScoreForm(ToJudge(standing, suggested_score(key_result, standing.current), before))


def submit_score(work: Work, command: SubmitScore) -> KeyResultScored:
    """Raises what to_be_judged raises, SeveralWrong."""
    standing = to_be_judged(work, command.by, command.row.key_result)
    (score,) = keep_typed(work, command.by, [command.row], [standing], command.opened)
    return KeyResultScored(Judged(standing, score))


def verdict_for(given: float) -> Verdict:
    """What becomes of a key result unless somebody says otherwise."""
    return Verdict.DONE if given >= 1 else Verdict.CARRY
