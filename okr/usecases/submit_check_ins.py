"""Read a check-in form that came back, and remember what was changed in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from okr.check_in import NEUTRAL_CONFIDENCE, Answer, CheckIn, News, confidence_of
from okr.commands.week import RecordCheckIns, SubmitCheckIns, TypedRow
from okr.errors.okr_error import OkrError, SeveralWrong
from okr.errors.week import ConfidenceOutOfRange
from okr.in_the_way import stood_in_the_way
from okr.key_result import KeyResult, KeyResultId
from okr.note_wanted import note_wanted
from okr.notices.week import CheckInForm, CheckInsRecorded
from okr.overview import look_around
from okr.permissions import somebody
from okr.person import Person
from okr.reading.quantity import read
from okr.usecases.check_in_again import Refused, form_again
from okr.usecases.prepare_check_in import next_form, open_key_result
from okr.usecases.record_check_ins import record_check_ins, value_kept
from okr.work import Work

_SHORT_NUMBER = re.compile(r"[0-9]{1,2}")

_SHOWN = 20
"""Letters of something wrong that are said back."""

Wrong = list[tuple[int, OkrError]]


@dataclass(frozen=True, slots=True)
class _Read:
    """A row that makes sense, and what it leaves behind."""

    key_result: KeyResult
    answer: Answer
    value: Decimal | None


def submit_check_ins(work: Work, command: SubmitCheckIns) -> CheckInsRecorded | CheckInForm:
    """The next page where there is one, and the same page again where something changed meanwhile.

    Raises SeveralWrong with every field that cannot be read, and with every note that is worth asking for.
    """
    person = somebody(work, command.by)
    found, refused = _found(work, command)
    rows, wrong = _rows(work, command, found)
    wrong += _notes_wanted(work, command, rows)
    if wrong:
        raise SeveralWrong(tuple(sorted(wrong, key=lambda each: each[0])))
    answers = [each.answer for each in rows]
    again = form_again(work, person, command, [each.key_result for each in rows], answers, refused)
    return again or _recorded(work, person, command, rows, found)


def _recorded(
    work: Work, by: Person, command: SubmitCheckIns, rows: Sequence[_Read], found: Iterable[KeyResultId]
) -> CheckInsRecorded | CheckInForm:
    answers, explained = tuple(each.answer for each in rows), _explained(work, rows)
    recorded = record_check_ins(
        work, RecordCheckIns(command.workspace, command.by, answers, explained=explained)
    )
    _use_evidence(work, command, found)
    following = next_form(work, by, command.rest) if command.rest else None
    return replace(following, saved=recorded) if following else recorded


def _found(work: Work, command: SubmitCheckIns) -> tuple[dict[KeyResultId, KeyResult], tuple[Refused, ...]]:
    """What can be answered still, and what cannot; raises SeveralWrong where that is all of it."""
    found: dict[KeyResultId, KeyResult] = {}
    refused: list[Refused] = []
    for row in command.rows:
        try:
            known = open_key_result(work, command.by, row.key_result)
            look_around(work, [known]).refuse_closed([known])
            found[known.id] = known
        except OkrError as error:
            refused.append(Refused(row, error))
    if len(command.rows) == len(refused) == 1:
        raise refused[0].error
    if not found:
        raise SeveralWrong(tuple((each.row.key_result, each.error) for each in refused))
    return found, tuple(refused)


def _rows(
    work: Work, command: SubmitCheckIns, found: Mapping[KeyResultId, KeyResult]
) -> tuple[list[_Read], Wrong]:
    before, seen = work.check_ins.of(found), work.check_ins.stood_at(found, command.opened)
    blocked = stood_in_the_way(work, found, command.opened)
    rows: list[_Read] = []
    wrong: Wrong = []
    for row in command.rows:
        key_result = found.get(row.key_result)
        if key_result is None:
            continue
        try:
            value = _value(work, key_result, row.value)
            answer = _answer(row, key_result, value, seen.get(key_result.id))
            answer = _with_blocker(answer, row.blocker.strip(), blocked.get(key_result.id, ""))
            rows.append(_Read(key_result, answer, value_kept(answer, key_result, before[key_result.id])))
        except OkrError as error:
            wrong.append((row.key_result, error))
    return rows, wrong


def _notes_wanted(work: Work, command: SubmitCheckIns, rows: Sequence[_Read]) -> Wrong:
    """Asked for together with whatever else is wrong, and only once."""
    bare = [each for each in rows if not each.answer.note and each.answer.news is News.NEWS]
    asked = [each for each in bare if each.key_result.id not in command.asked]
    overview = look_around(work, [each.key_result for each in asked])
    wanted = (
        (each.key_result.id, note_wanted(overview.standing(each.key_result), each.answer, each.value))
        for each in asked
    )
    return [(key_result, note) for key_result, note in wanted if note is not None]


def _explained(work: Work, rows: Sequence[_Read]) -> frozenset[KeyResultId]:
    """Those whose note says what the form asks for, or would have asked for without it."""
    noted = [each for each in rows if each.answer.note]
    overview = look_around(work, [each.key_result for each in noted])
    return frozenset(
        each.key_result.id
        for each in noted
        if note_wanted(overview.standing(each.key_result), replace(each.answer, note=""), each.value)
    )


def _use_evidence(work: Work, command: SubmitCheckIns, key_results: Iterable[KeyResultId]) -> None:
    """What the form offered was taken up, or taken out; what came later waits for the next."""
    offered = [each.id for each in work.evidence.unused(key_results) if each.at <= command.opened]
    if offered:
        work.evidence.use(offered)


def _value(work: Work, key_result: KeyResult, typed: str) -> Decimal | None:
    return read(typed, key_result.measure, work.locale) if typed.strip() else None


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
