"""Ask what keeps a key result where it is, and keep what is said of it."""

from okr.check_in import Answer
from okr.commands.week import PrepareInTheWay, RecordCheckIns, SayInTheWay
from okr.errors.people import Deactivated
from okr.marks import BLOCKER_LIMIT, said
from okr.notices.week import CheckInsRecorded, InTheWayForm
from okr.overview import look_closely
from okr.usecases.reaffirm import answer_meant
from okr.usecases.record_check_ins import record_check_ins
from okr.work import Work


def prepare_in_the_way(work: Work, command: PrepareInTheWay) -> InTheWayForm:
    """Raises what `answer_meant` raises."""
    key_result, check_in = answer_meant(work, command.by, command.check_in)
    standing = look_closely(work, [key_result.id]).standing(key_result)
    return InTheWayForm(key_result, check_in.id, standing.unchanged)


def say_in_the_way(work: Work, command: SayInTheWay) -> CheckInsRecorded:
    """What needs somebody is a blocker, and what does not is a note.

    Raises NothingSaid, TextTooLong, NoSuchPerson, Deactivated, and what record_check_ins raises.
    """
    text = said(command.text, BLOCKER_LIMIT)
    person = None if command.waits_on is None else work.people.get(command.waits_on)
    if person is None:
        answer = Answer(command.key_result, note=text)
    elif person.active:
        answer = Answer(command.key_result, blocker=text, waits_on=person.id)
    else:
        raise Deactivated(person=person.name)
    return record_check_ins(work, RecordCheckIns(command.workspace, command.by, (answer,)))
