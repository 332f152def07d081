"""Say once more how sure one is of what did not change, or that one is less sure by now."""

from okr.cadence import first_day_of, iso_week
from okr.check_in import Answer, CheckIn, CheckInId, confidence_of
from okr.commands.week import Reaffirm, RecordCheckIns
from okr.errors.week import AnsweredSince, QuestionOver
from okr.key_result import KeyResult
from okr.notices.week import CheckInsRecorded
from okr.permissions import key_result_edited, somebody
from okr.person import PersonId
from okr.usecases.record_check_ins import record_check_ins
from okr.work import Work


def reaffirm(work: Work, command: Reaffirm) -> CheckInsRecorded:
    """The same confidence leaves it a "no change"; another one is news, beside what was said with the answer.

    Raises what `answer_meant` and record_check_ins raise.
    """
    key_result, said = answer_meant(work, command.by, command.check_in)
    confidence = None if command.confidence is None else confidence_of(command.confidence)
    if confidence is None or confidence == said.confidence:
        answer = Answer(key_result.id, reaffirmed=True)
    else:
        answer = Answer(key_result.id, confidence=confidence, note=said.note, blocker=said.blocker)
    return record_check_ins(work, RecordCheckIns(command.workspace, command.by, (answer,)))


def answer_meant(work: Work, by: PersonId, wanted: CheckInId) -> tuple[KeyResult, CheckIn]:
    """This week's answer that a button stands beside, and what it is about.

    Raises NoSuchCheckIn, AnsweredSince, QuestionOver and what key_result_edited raises.
    """
    said = work.check_ins.get(wanted)
    key_result = key_result_edited(work, by, said.key_result)
    person = somebody(work, by)
    week = iso_week(person.local(said.at).date())
    if week != iso_week(person.local(work.now).date()):
        raise QuestionOver(day=f"{first_day_of(week):%-d %b}")
    last = work.check_ins.latest_all([key_result.id]).get(key_result.id)
    if last is None or last.id != said.id:
        raise AnsweredSince(key_result=key_result.ref)
    return key_result, said
