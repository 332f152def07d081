"""Read a check-in form that came back, and remember what was changed in it."""

from collections.abc import Sequence
from datetime import datetime

from okr.check_in import Answer, CheckIn, confidence_of
from okr.commands import RecordCheckIns, SubmitCheckIns, TypedRow
from okr.errors import ConfidenceOutOfRange, OkrError, SeveralWrong
from okr.key_result import KeyResult
from okr.notices import CheckInsRecorded
from okr.permissions import somebody
from okr.ports import Work
from okr.quantity import read
from okr.usecases.record_check_ins import record_check_ins


def submit_check_ins(work: Work, command: SubmitCheckIns) -> CheckInsRecorded:
    """Raises SeveralWrong with every field that cannot be read, and what record_check_ins raises."""
    somebody(work, command.by)
    before = work.check_ins.of(row.key_result for row in command.rows)
    answers: list[Answer] = []
    wrong: list[tuple[int, OkrError]] = []
    for row in command.rows:
        try:
            answers.append(
                _answer(
                    row, work.key_results.get(row.key_result), _seen(before[row.key_result], command.opened)
                )
            )
        except OkrError as error:
            wrong.append((row.key_result, error))
    if wrong:
        raise SeveralWrong(tuple(wrong))
    return record_check_ins(work, RecordCheckIns(command.workspace, command.by, tuple(answers)))


def _seen(check_ins: Sequence[CheckIn], opened: datetime) -> CheckIn | None:
    """What the form was filled with."""
    return next((each for each in reversed(check_ins) if each.at <= opened), None)


def _answer(row: TypedRow, key_result: KeyResult, seen: CheckIn | None) -> Answer:
    value = read(row.value, key_result.measure) if row.value.strip() else None
    confidence = _confidence(row.confidence)
    untouched = seen is not None and confidence in {None, seen.confidence}
    return Answer(
        key_result=key_result.id,
        value=None if seen is not None and value == seen.value else value,
        confidence=None if untouched else confidence,
        note=row.note.strip(),
        blocker=row.blocker.strip(),
    )


def _confidence(text: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal():
        raise ConfidenceOutOfRange(confidence=text)
    return confidence_of(int(text))
