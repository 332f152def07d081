"""Read a check-in form that came back, and remember what was changed in it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from okr.blocker import Blocker, newest
from okr.check_in import NEUTRAL_CONFIDENCE, Answer, CheckIn, confidence_of
from okr.commands.week import RecordCheckIns, SubmitCheckIns, TypedRow
from okr.errors.okr_error import OkrError, SeveralWrong
from okr.errors.week import ConfidenceOutOfRange
from okr.key_result import KeyResult, KeyResultId
from okr.notices.week import CheckInsRecorded
from okr.permissions import key_result_seen, somebody
from okr.reading.quantity import read
from okr.usecases.record_check_ins import record_check_ins, value_kept
from okr.work import Work

_SHORT_NUMBER = re.compile(r"[0-9]{1,2}")

_SHOWN = 20
"""Letters of something wrong that are said back."""


def submit_check_ins(work: Work, command: SubmitCheckIns) -> CheckInsRecorded:
    """Raises SeveralWrong with every field that cannot be read, and what record_check_ins raises."""
    somebody(work, command.by)
    key_results = {
        row.key_result: key_result_seen(work, command.by, row.key_result)[0] for row in command.rows
    }
    before = work.check_ins.of(key_results)
    seen = work.check_ins.stood_at(key_results, command.opened)
    blocked = _blocked(work, command, key_results)
    answers: list[Answer] = []
    wrong: list[tuple[int, OkrError]] = []
    for row in command.rows:
        try:
            found = key_results[row.key_result]
            value = _value(work, found, row.value)
            answer = _answer(row, found, value, seen.get(found.id))
            answer = _with_blocker(answer, row.blocker.strip(), blocked.get(found.id, ""))
            value_kept(answer, found, before[found.id])
            answers.append(answer)
        except OkrError as error:
            wrong.append((row.key_result, error))
    if wrong:
        raise SeveralWrong(tuple(wrong))
    recorded = record_check_ins(work, RecordCheckIns(command.workspace, command.by, tuple(answers)))
    _use_evidence(work, command, key_results)
    return recorded


def _use_evidence(work: Work, command: SubmitCheckIns, key_results: Iterable[KeyResultId]) -> None:
    """What the form offered was taken up, or taken out; what came later waits for the next."""
    offered = [each.id for each in work.evidence.unused(key_results) if each.at <= command.opened]
    if offered:
        work.evidence.use(offered)


def _value(work: Work, key_result: KeyResult, typed: str) -> Decimal | None:
    return read(typed, key_result.measure, work.locale) if typed.strip() else None


def _blocked(
    work: Work, command: SubmitCheckIns, key_results: Iterable[KeyResultId]
) -> dict[KeyResultId, str]:
    """What the form showed as in the way of each."""
    stood: dict[KeyResultId, list[Blocker]] = defaultdict(list)
    for each in work.blockers.stood_at(key_results, command.opened):
        stood[each.key_result].append(each)
    shown = {key_result: newest(each) for key_result, each in stood.items()}
    return {key_result: each.text for key_result, each in shown.items() if each is not None}


def _answer(row: TypedRow, key_result: KeyResult, value: Decimal | None, seen: CheckIn | None) -> Answer:
    """`seen` is what the form was filled with."""
    confidence = _confidence(row.confidence)
    return Answer(
        key_result=key_result.id,
        done=_ticked(row, seen),
        value=None if seen is not None and value == seen.value else value,
        confidence=None if confidence == (seen.confidence if seen else NEUTRAL_CONFIDENCE) else confidence,
        note=row.note.strip(),
    )


def _ticked(row: TypedRow, seen: CheckIn | None) -> tuple[int, ...] | None:
    """None where they stand as they were shown: none ticked says nothing where nobody knew which are done."""
    if row.done is None:
        return None
    done = tuple(int(number) for number in row.done.split())
    return None if seen is not None and done == (seen.done or ()) else done


def _with_blocker(answer: Answer, blocker: str, seen: str) -> Answer:
    """A blocker that still stands as it was shown is no news; one that was taken out, or put in, is."""
    return answer if blocker == seen.strip() else replace(answer, blocker=blocker, gone=seen)


def _confidence(text: str) -> int | None:
    if not text.strip():
        return None
    if not _SHORT_NUMBER.fullmatch(text.strip()):
        raise ConfidenceOutOfRange(confidence=text.strip()[:_SHOWN])
    return confidence_of(int(text))
