"""Read a typed check-in and remember it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from okr.answer import read_answers, read_skip
from okr.check_in import Answer
from okr.commands.week import AnswerInWords, RecordCheckIns, SkipWeek
from okr.errors.week import AnswerNotRead, NothingToCheckIn, WhichKeyResult
from okr.key_result import KeyResult, KeyResultId
from okr.notices.week import CheckInsRecorded, WeekSkipped
from okr.overview import look_around, look_closely
from okr.permissions import key_result_seen, somebody
from okr.person import PersonId
from okr.phrases import nearest
from okr.phrases.said import Said
from okr.question_now import standing_question
from okr.usecases.name_people import whom_it_waits_on
from okr.usecases.record_check_ins import record_check_ins
from okr.usecases.skip_week import skip_week
from okr.work import Work

_REF = re.compile(r"^\s*[-*\u2022]?\s*KR([0-9]{1,9})(?![^\s:,])", re.IGNORECASE | re.MULTILINE)
"""An id that starts a line; one in the midst of a note is part of the note."""

_MENTION = re.compile(r"<@([^>|\s]+)>")


def answer_in_words(work: Work, command: AnswerInWords) -> CheckInsRecorded | WeekSkipped:
    """Raises NothingToCheckIn, what okr.answer.read_answers raises, and what record_check_ins raises;
    UnknownCommand for what cannot be read and looks like a command.
    """
    somebody(work, command.by)
    skipped = read_skip(command.text)
    if skipped is not None:
        return skip_week(work, SkipWeek(command.workspace, command.by, skipped.reason))
    try:
        answers = answers_of(work, command)
    except (AnswerNotRead, NothingToCheckIn, WhichKeyResult) as error:
        said = Said(command.workspace, command.by, command.text, work.now.date())
        raise nearest(said) or error from None
    return record_check_ins(work, RecordCheckIns(command.workspace, command.by, answers, command.source))


def answers_of(work: Work, command: AnswerInWords, about: Sequence[KeyResultId] = ()) -> tuple[Answer, ...]:
    """What the words say; without ids, `about` these.

    Raises NothingToCheckIn, NobodyCalled, SeveralCalled, and what read_answers raises.
    """
    asked = _asked(work, command, about)
    if not asked:
        raise NothingToCheckIn
    answers = read_answers(command.text, asked, work.locale)
    return _with_names(work, [_waiting(work, command.by, each) for each in answers])


def _asked(work: Work, command: AnswerInWords, about: Sequence[KeyResultId]) -> list[KeyResult]:
    """What the words can be about: the key results they name, else this week's question, else all mine."""
    named = dict.fromkeys(KeyResultId(int(number)) for number in _REF.findall(command.text))
    if named:
        return [key_result_seen(work, command.by, each)[0] for each in named]
    if about:
        return [key_result_seen(work, command.by, each)[0] for each in about]
    return _prompted(work, command.by) or _owned(work, command.by)


def _waiting(work: Work, by: PersonId, answer: Answer) -> Answer:
    """Whom a blocker waits on may be typed as plain `@bo`."""
    if answer.waits_on is not None:
        return answer
    blocker, person = whom_it_waits_on(work, by, answer.key_result, answer.blocker)
    return replace(answer, blocker=blocker, waits_on=person)


def _with_names(work: Work, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers with `@Dee` where they mention her: a note is read by people, who know no ids."""
    mentioned = {PersonId(each) for of in answers for each in _MENTION.findall(f"{of.note} {of.blocker}")}
    people = work.people.named(mentioned) if mentioned else {}
    names = {person: " ".join(each.name.split()) for person, each in people.items()}

    def named(text: str) -> str:
        return _MENTION.sub(lambda found: f"@{names.get(PersonId(found[1]), 'somebody')}", text)

    return tuple(
        replace(
            each,
            note=named(each.note),
            blocker=named(each.blocker),
            waits_on=each.waits_on if each.waits_on in people else None,
        )
        for each in answers
    )


def _prompted(work: Work, person: PersonId) -> list[KeyResult]:
    prompt = standing_question(work, person)
    if prompt is None:
        return []
    overview = look_closely(work, prompt.key_results)
    asked = (overview.key_results[each] for each in prompt.key_results if each in overview.key_results)
    return [each for each in asked if each.objective not in overview.closed]


def _owned(work: Work, person: PersonId) -> list[KeyResult]:
    owned = work.key_results.owned_by(person)
    overview = look_around(work, owned)
    return [each for each in owned if overview.is_open(each)]
