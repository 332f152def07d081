"""Remember one or more answers, and revise what was said on the strength of the old ones."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from okr.answer import NOTE_LIMIT
from okr.check_in import NEUTRAL_CONFIDENCE, Answer, CheckIn, confidence_of
from okr.commands import RecordCheckIns
from okr.errors import FirstValueNeeded, KeyResultDropped, TextTooLong, ValueNotRead
from okr.history import remember
from okr.key_result import KeyResult, MeasureKind
from okr.notices import CheckInsRecorded, RecordedAnswer
from okr.overview import look
from okr.permissions import member_of
from okr.person import PersonId
from okr.ports import Work
from okr.quantity import example_of
from okr.squad import Squad
from okr.usecases.publish_digests import revise_digest
from okr.usecases.send_prompts import revise_prompt

PROMPT_STANDS = timedelta(days=7)
"""How long an answer still shows in the message that asked for it."""


def record_check_ins(work: Work, command: RecordCheckIns) -> CheckInsRecorded:
    """All answers are kept or none.

    Raises NoSuchKeyResult, KeyResultDropped, MembersOnly, ConfidenceOutOfRange, FirstValueNeeded,
    ValueNotRead, TextTooLong, GuestsCannot.
    """
    key_results = [_open(work, answer) for answer in command.answers]
    squads = _squads(work, key_results)
    for squad in squads.values():
        member_of(work, command.by, squad)
    before = work.check_ins.of(each.id for each in key_results)
    for answer, key_result in zip(command.answers, key_results, strict=True):
        _keep(work, command.by, answer, key_result, before[key_result.id])
    _revise(work, key_results, squads.values())
    overview = look(work, squads.values())
    return CheckInsRecorded(
        tuple(
            RecordedAnswer(
                standing=overview.standing(key_result),
                before=_value_of(before[key_result.id]),
                news=answer.news,
                on_behalf_of=None if command.by in key_result.owners else overview.name(key_result.owners[0]),
            )
            for answer, key_result in zip(command.answers, key_results, strict=True)
        )
    )


def _open(work: Work, answer: Answer) -> KeyResult:
    key_result = work.key_results.get(answer.key_result)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    return key_result


def _squads(work: Work, key_results: Iterable[KeyResult]) -> dict[int, Squad]:
    objectives = {each.objective for each in key_results}
    squads = {work.objectives.get(objective).squad for objective in objectives}
    return {squad: work.squads.get(squad) for squad in squads}


def _keep(work: Work, by: PersonId, answer: Answer, key_result: KeyResult, before: list[CheckIn]) -> None:
    _check_texts(answer)
    last = before[-1] if before else None
    check_in = CheckIn(
        id=work.check_ins.next_id(),
        key_result=key_result.id,
        at=work.now,
        by=by,
        value=_value(answer, key_result, before),
        confidence=_confidence(answer, last),
        note=answer.note,
        blocker=answer.blocker,
        news=answer.news,
    )
    work.check_ins.add(check_in)
    remember(work, by, key_result.ref, "checked in", before=last, after=check_in)


def _check_texts(answer: Answer) -> None:
    letters = max(len(answer.note), len(answer.blocker))
    if letters > NOTE_LIMIT:
        raise TextTooLong(letters=letters, limit=NOTE_LIMIT)


def _confidence(answer: Answer, last: CheckIn | None) -> int:
    if answer.confidence is not None:
        return confidence_of(answer.confidence)
    return last.confidence if last else NEUTRAL_CONFIDENCE


def _value(answer: Answer, key_result: KeyResult, before: list[CheckIn]) -> Decimal | None:
    value = answer.value if answer.value is not None else _value_of(before)
    if value is None and answer.confidence is None:
        raise FirstValueNeeded(key_result=key_result.ref)
    if value is not None and key_result.measure.kind is MeasureKind.MILESTONES:
        _check_milestones(value, key_result)
    return value


def _check_milestones(value: Decimal, key_result: KeyResult) -> None:
    if value != value.to_integral_value() or not 0 <= value <= len(key_result.milestones):
        raise ValueNotRead(text=value, example=example_of(key_result.measure))


def _value_of(check_ins: list[CheckIn]) -> Decimal | None:
    return check_ins[-1].value if check_ins else None


def _revise(work: Work, key_results: Iterable[KeyResult], squads: Iterable[Squad]) -> None:
    ids = [each.id for each in key_results]
    for prompt in work.prompts.about(ids, work.now - PROMPT_STANDS):
        revise_prompt(work, prompt)
    for squad in squads:
        revise_digest(work, squad)
