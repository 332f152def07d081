"""Ask why somebody skips the week."""

from okr.cadence import first_day_of, iso_week
from okr.commands.week import PrepareSkip
from okr.notices.week import SkipForm
from okr.permissions import somebody
from okr.question_now import standing_question
from okr.work import Work


def prepare_skip(work: Work, command: PrepareSkip) -> SkipForm:
    """Raises QuestionOver, GuestsCannot."""
    person = somebody(work, command.by)
    standing_question(work, person.id, command.week)
    return SkipForm(first_day_of(iso_week(person.local(work.now).date())))
