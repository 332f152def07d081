"""Remember one or more answers, and revise what was said on the strength of the old ones."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from okr.cadence import start_of_week
from okr.change import ChangeId
from okr.check_in import CHECKED_IN, NEUTRAL_CONFIDENCE, Answer, CheckIn, News, confidence_of
from okr.commands.week import RecordCheckIns
from okr.errors.key_results import KeyResultDropped
from okr.errors.texts import TextTooLong
from okr.errors.week import FirstValueNeeded, TooLateToAmend
from okr.follow_up import follow_up
from okr.had_said import HadSaid, had_said
from okr.history import remember
from okr.in_the_way import open_of
from okr.key_result import KeyResult, KeyResultId
from okr.milestones import done_after, refuse_no_count, value_given
from okr.notices.week import CheckInsRecorded, RecordedAnswer
from okr.overview import Overview, look_closely
from okr.permissions import editor_of, key_result_seen, somebody
from okr.person import PersonId
from okr.prompt import Prompt
from okr.reading.typed.tail import NOTE_LIMIT
from okr.usecases.challenge import challenge
from okr.usecases.nudge import revise_nudges
from okr.usecases.publish_digests import revise_digest
from okr.usecases.send_prompts import revise_prompt
from okr.usecases.settle_blockers import settle_blockers, take_back_blockers
from okr.work import Work

PROMPT_STANDS = timedelta(days=7)
"""How long an answer still shows in the message that asked for it."""


def record_check_ins(work: Work, command: RecordCheckIns) -> CheckInsRecorded:
    """All answers are kept or none.

    Raises NoSuchKeyResult, KeyResultDropped, MembersOnly, ConfidenceOutOfRange, FirstValueNeeded,
    MilestonesOutOfRange, NoSuchMilestone, TextTooLong, GuestsCannot, SquadArchived, ObjectiveDropped,
    CycleClosed.
    """
    by = somebody(work, command.by)
    key_results = [_open(work, by.id, answer) for answer in command.answers]
    ids = [each.id for each in key_results]
    before = work.check_ins.of(ids)
    prompts = work.prompts.about(ids, work.now - PROMPT_STANDS)
    said = _said_before(work, command)
    changes = [
        _keep(work, by.id, command.source, answer, key_result, asked, said.get(key_result.id))
        for answer, key_result in zip(command.answers, key_results, strict=True)
        for asked in [_asked(key_result.id, prompts, start_of_week(work.now, by.zone))]
    ]
    overview = look_closely(work, ids)
    overview.refuse_closed(key_results)
    revise_nudges(work, overview, {each: overview.check_ins[each][-1] for each in ids})
    asked = challenge(work, by, overview, key_results, command.explained)
    corrected = _corrected(work, by.id, overview, before)
    shown = _shown_to(work, by.id, prompts)
    blockers = open_of(work, ids, by)
    for squad in overview.squads.values():
        revise_digest(work, squad, squad.today(work.now))
    return CheckInsRecorded(
        in_question=shown.issuperset(ids),
        change=next((each for each in changes if each is not None), None),
        edited=command.amends,
        answers=tuple(
            RecordedAnswer(
                standing=overview.standing(key_result),
                before=_value_of(before[key_result.id]),
                news=answer.news,
                blockers=blockers.get(key_result.id, ()),
                on_behalf_of=None if command.by in key_result.owners else overview.name(key_result.owners[0]),
                follow_up=follow_up(overview.standing(key_result), by.id, asked.get(key_result.id)),
                corrects=corrected.get(key_result.id),
            )
            for answer, key_result in zip(command.answers, key_results, strict=True)
        ),
    )


def _corrected(
    work: Work, by: PersonId, overview: Overview, before: Mapping[KeyResultId, Sequence[CheckIn]]
) -> dict[KeyResultId, HadSaid]:
    """What somebody else had answered to the same question."""
    last = {number: each[-1] for number, each in before.items() if each and each[-1].by != by}
    now = {number: overview.check_ins[number][-1] for number in last}
    found = {number: each for number, each in last.items() if now[number].replaces == each.id}
    names = work.people.named({each.by for each in found.values()}) if found else {}
    return {
        number: had_said(each, names[each.by].name if each.by in names else str(each.by), work.now)
        for number, each in found.items()
    }


def _said_before(work: Work, command: RecordCheckIns) -> dict[KeyResultId, CheckIn]:
    """What the message said before it was edited."""
    said = work.check_ins.said_in(command.source) if command.amends else []
    return {each.key_result: each for each in said}


def _open(work: Work, by: PersonId, answer: Answer) -> KeyResult:
    key_result, objective, _ = key_result_seen(work, by, answer.key_result)
    editor_of(work, by, objective)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    return key_result


def _asked(key_result: KeyResultId, prompts: Iterable[Prompt], start_of_week: datetime) -> datetime:
    """Since when this week's question about it stands."""
    return max([start_of_week, *(each.at for each in prompts if key_result in each.key_results)])


def _keep(
    work: Work,
    by: PersonId,
    source: str,
    answer: Answer,
    key_result: KeyResult,
    asked: datetime,
    said: CheckIn | None,
) -> ChangeId | None:
    """Keep the answer, whoever gives it; a second one to the same question corrects the first.

    One that only says "no change" corrects nothing, so it is not kept, unless it confirms another such. What
    an edited message `said` is corrected in any case, and is as little a ground for the answer as if it had
    never been said.
    """
    before = _without(work, work.check_ins.of([key_result.id])[key_result.id], said)
    if said is not None and said.at < asked:
        raise TooLateToAmend(key_result=key_result.ref)
    value = value_kept(answer, key_result, before)
    last = before[-1] if before else None
    corrected = said or (last if last is not None and last.at >= asked else None)
    confirms = answer.reaffirmed and corrected is not None and corrected.news is News.NO_CHANGE
    if answer.news is News.NO_CHANGE and corrected is not None and said is None and not confirms:
        return None
    check_in = CheckIn(
        id=work.check_ins.next_id(),
        key_result=key_result.id,
        at=work.now,
        by=by,
        value=value,
        confidence=_confidence(answer, last),
        note=answer.note,
        blocker=answer.blocker,
        news=answer.news,
        done=done_after(key_result, answer, value, last),
        replaces=corrected.id if corrected else None,
        source=source,
        reaffirmed=confirms,
    )
    work.check_ins.add(check_in)
    change = remember(work, by, key_result.ref, CHECKED_IN, before=said or last, after=check_in)
    if said is not None and not answer.blocker:
        take_back_blockers(work, by, said, None)
    settle_blockers(work, answer, check_in, corrected)
    return change


def _without(work: Work, check_ins: list[CheckIn], said: CheckIn | None) -> list[CheckIn]:
    """As they stood before the message that is edited said anything."""
    if said is None:
        return check_ins
    found = [work.check_ins.get(said.replaces)] if said.replaces is not None else []
    return [each for of in check_ins for each in (found if of.id == said.id else [of])]


def _check_texts(answer: Answer) -> None:
    letters = max(len(answer.note), len(answer.blocker))
    if letters > NOTE_LIMIT:
        raise TextTooLong(letters=letters, limit=NOTE_LIMIT)


def _confidence(answer: Answer, last: CheckIn | None) -> int:
    if answer.confidence is not None:
        return confidence_of(answer.confidence)
    return last.confidence if last else NEUTRAL_CONFIDENCE


def value_kept(answer: Answer, key_result: KeyResult, before: Sequence[CheckIn]) -> Decimal | None:
    """The value this answer leaves behind.

    Raises FirstValueNeeded, MilestonesOutOfRange, NoSuchMilestone, TextTooLong.
    """
    _check_texts(answer)
    given = value_given(key_result, answer)
    value = given if given is not None else _value_of(before)
    if value is None and answer.confidence is None:
        raise FirstValueNeeded(key_result=key_result.ref)
    if value is not None:
        refuse_no_count(key_result, value)
    return value


def _value_of(check_ins: Sequence[CheckIn]) -> Decimal | None:
    return check_ins[-1].value if check_ins else None


def _shown_to(work: Work, person: PersonId, prompts: Iterable[Prompt]) -> set[KeyResultId]:
    """Bring every question up to date; the key results that those put to `person` show."""
    revised = [each for each in prompts if revise_prompt(work, each)]
    return {key_result for each in revised if each.person == person for key_result in each.key_results}
