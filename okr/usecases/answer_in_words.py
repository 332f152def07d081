"""Read a typed check-in and remember it."""

import re

from okr.answer import read_answers
from okr.commands import AnswerInWords, RecordCheckIns
from okr.errors import NothingToCheckIn
from okr.key_result import KeyResult, KeyResultId
from okr.notices import CheckInsRecorded
from okr.permissions import somebody
from okr.person import PersonId
from okr.ports import Work
from okr.usecases.record_check_ins import record_check_ins

_REF = re.compile(r"\bKR(\d{1,9})\b", re.IGNORECASE)


def answer_in_words(work: Work, command: AnswerInWords) -> CheckInsRecorded:
    """Raises NothingToCheckIn, what okr.answer.read_answers raises, and what record_check_ins raises."""
    somebody(work, command.by)
    asked = _asked(work, command)
    if not asked:
        raise NothingToCheckIn
    answers = read_answers(command.text, asked)
    return record_check_ins(work, RecordCheckIns(command.workspace, command.by, answers))


def _asked(work: Work, command: AnswerInWords) -> list[KeyResult]:
    """What the words can be about: the key results they name, else this week's question, else all mine."""
    named = dict.fromkeys(KeyResultId(int(number)) for number in _REF.findall(command.text))
    if named:
        return [work.key_results.get(each) for each in named]
    return _prompted(work, command.by) or work.key_results.owned_by(command.by)


def _prompted(work: Work, person: PersonId) -> list[KeyResult]:
    prompt = work.prompts.latest(person)
    found = [work.key_results.get(each) for each in prompt.key_results] if prompt else []
    return [each for each in found if not each.dropped]
