"""Remember that nothing changed: for one key result, or for all that still wait for an answer."""

from okr.check_in import Answer
from okr.commands.week import AnswerNoChange, RecordCheckIns
from okr.errors.week import NothingWaits
from okr.key_result import KeyResultId
from okr.notices.week import CheckInsRecorded
from okr.overview import look_closely
from okr.permissions import key_result_edited, somebody
from okr.prompt import Prompt
from okr.question_now import read_beside, standing_question
from okr.usecases.record_check_ins import record_check_ins
from okr.work import Work


def answer_no_change(work: Work, command: AnswerNoChange) -> CheckInsRecorded:
    """Raises NothingWaits when nothing waits any more, QuestionOver for a button of last week's question, and
    what record_check_ins raises.
    """
    somebody(work, command.by)
    if command.key_result is not None:
        key_result_edited(work, command.by, command.key_result)
    if command.week:
        standing_question(work, command.by, command.week)
    wanted = _waiting(work, command) if command.key_result is None else (command.key_result,)
    answers = tuple(Answer(each) for each in wanted)
    if not answers:
        raise NothingWaits
    return record_check_ins(work, RecordCheckIns(command.workspace, command.by, answers))


def _waiting(work: Work, command: AnswerNoChange) -> tuple[KeyResultId, ...]:
    prompt = work.prompts.latest(command.by)
    return () if prompt is None else _unanswered(work, prompt)


def _unanswered(work: Work, prompt: Prompt) -> tuple[KeyResultId, ...]:
    """Those without an answer, in cycles that go on, and theirs still; if some have a value, only these."""
    check_ins = work.check_ins.of(prompt.key_results)
    overview = look_closely(work, prompt.key_results)
    beside = read_beside(work, [prompt], overview)
    unanswered = tuple(
        each
        for each in prompt.key_results
        if each in overview.key_results
        and overview.key_results[each].objective not in overview.closed
        and beside.answers_for(prompt.person, overview.key_results[each])
        and not any(check_in.at >= prompt.at for check_in in check_ins[each])
    )
    known = tuple(each for each in unanswered if check_ins[each] and check_ins[each][-1].value is not None)
    return known or unanswered
