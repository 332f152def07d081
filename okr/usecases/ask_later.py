"""Ask again when somebody has time: this afternoon or tomorrow."""

from datetime import datetime

from okr.asking import asked_at
from okr.cadence import monday_of
from okr.commands.week import AskLater
from okr.days_off import look_up_days_off
from okr.errors.week import LaterIsNextWeek, NothingWaits
from okr.later import later_at
from okr.notices.week import AskedLater
from okr.permissions import somebody
from okr.person import Person
from okr.question import waiting_for
from okr.question_now import standing_question
from okr.schedule import DueKind
from okr.usecases.send_prompts import revise_prompt
from okr.work import Work


def ask_later(work: Work, command: AskLater) -> AskedLater:
    """The reminder moves there, or there is one now.

    Raises QuestionOver, NothingWaits, LaterIsNextWeek.
    """
    person = somebody(work, command.by)
    prompt = standing_question(work, person.id, command.week)
    if prompt is None or not waiting_for(work, person):
        raise NothingWaits
    at = _when(work, person, command)
    work.schedule.put(DueKind.REMINDER, person.id, at)
    return AskedLater(
        at=person.local(at).replace(tzinfo=None),
        today=person.local(work.now).date(),
        in_question=revise_prompt(work, prompt),
    )


def _when(work: Work, person: Person, command: AskLater) -> datetime:
    squads = work.squads.rhythms_of([person.id]).get(person.id, [])
    if not squads:
        raise NothingWaits
    wishes = work.preferences.named([person.id])[person.id]
    off = look_up_days_off(work, {person.id: squads}, {person.id: wishes}).of(person.id)
    at = later_at(person, wishes, command.later, asked_at(squads, wishes).at, off, work.now)
    day = person.local(at).date()
    if monday_of(day) != monday_of(person.local(work.now).date()):
        raise LaterIsNextWeek(day=f"{day:%A}, {day.day} {day:%b}")
    return at
