"""Read an edited message again: what it said is corrected, and what it says no more is taken back."""

from collections.abc import Sequence

from okr.answer import read_skip
from okr.change import Change
from okr.check_in import Answer, CheckIn
from okr.commands.week import AmendInWords, AnswerInWords, RecordCheckIns
from okr.echo import echo_of
from okr.errors.okr_error import OkrError
from okr.errors.week import SkipByEdit
from okr.notices.week import CheckInsRecorded, WeekSkipped
from okr.permissions import somebody
from okr.phrases import is_phrase
from okr.phrases.said import Said
from okr.usecases.answer_in_words import answer_in_words, answers_of
from okr.usecases.record_check_ins import record_check_ins
from okr.usecases.take_back_check_ins import TAKEN_BACK, remove_check_in, told_anew
from okr.work import Work


def amend_in_words(work: Work, command: AmendInWords) -> CheckInsRecorded | WeekSkipped | None:
    """None when nothing is to be said: the message said no check-in, or its echo shows what it says now.

    What was complained about before is read as if it had just been written.
    Raises what okr.answer.read_answers and record_check_ins raise, SkipByEdit, TooLateToAmend.
    """
    somebody(work, command.by)
    said = [each for each in work.check_ins.said_in(command.source) if each.by == command.by]
    if not said:
        words = AnswerInWords(command.workspace, command.by, command.text, command.source)
        return answer_in_words(work, words) if _is_mended(work, command) else None
    if read_skip(command.text) is not None:
        raise SkipByEdit
    words = AnswerInWords(command.workspace, command.by, command.text, command.source)
    answers = answers_of(work, words, [each.key_result for each in said])
    recorded = record_check_ins(
        work, RecordCheckIns(command.workspace, command.by, answers, command.source, amends=True)
    )
    _take_back(work, command, said, answers)
    return None if work.outbox.revise(echo_of(command.source), recorded) else recorded


def _is_mended(work: Work, command: AmendInWords) -> bool:
    """Whether it could not be read before, and is no command: those are not given by editing."""
    if any(_is_else(work, command, text) for text in (command.before, command.text)):
        return False
    try:
        answers_of(work, AnswerInWords(command.workspace, command.by, command.before))
    except OkrError:
        return True
    return False


def _is_else(work: Work, command: AmendInWords, text: str) -> bool:
    """Whether a text is a command rather than an answer."""
    return is_phrase(Said(command.workspace, command.by, text, work.now.date()))


def _take_back(work: Work, command: AmendInWords, said: Sequence[CheckIn], answers: Sequence[Answer]) -> None:
    """Of what the message said before and does not say any more."""
    still = {each.key_result for each in answers}
    gone = [each for each in said if each.key_result not in still]
    for each in gone:
        remove_check_in(work, command.by, each)
        was: dict[str, object] = {"value": str(each.value), "confidence": each.confidence, "note": each.note}
        ref = f"KR{each.key_result}"
        work.history.record(Change(command.by, work.now, ref, TAKEN_BACK, before=was, after={}))
    if gone:
        told_anew(work, command.by, gone)
