"""Show another page of this week's question, in the message that asked."""

from okr.commands.week import TurnPage
from okr.errors.week import NothingWaits
from okr.notices.week import CheckInPrompt
from okr.permissions import somebody
from okr.question import look_upon, question_now
from okr.question_now import standing_question
from okr.work import Work


def turn_page(work: Work, command: TurnPage) -> CheckInPrompt:
    """Raises QuestionOver, NothingWaits."""
    person = somebody(work, command.by)
    prompt = standing_question(work, person.id, command.week)
    if prompt is None:
        raise NothingWaits
    shown = question_now(work, prompt, person, look_upon(work, [prompt]), command.page)
    work.outbox.revise(prompt.subject, shown)
    return shown
