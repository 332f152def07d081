"""Ask somebody what they believe, or doubt, by, and keep their answer between us for this week."""

from okr.challenge import Challenge
from okr.commands.week import Explain, PrepareExplanation
from okr.errors.week import NobodyAsked
from okr.key_result import KeyResult
from okr.marks import said
from okr.notices.week import ConfidenceExplained, ExplanationForm
from okr.overview import look_closely
from okr.permissions import key_result_edited
from okr.person import PersonId
from okr.reading.typed.tail import NOTE_LIMIT
from okr.usecases.reaffirm import answer_meant
from okr.usecases.revise import QUESTION_STANDS
from okr.usecases.send_prompts import revise_prompt
from okr.work import Work


def prepare_explanation(work: Work, command: PrepareExplanation) -> ExplanationForm:
    """Raises NobodyAsked and what `answer_meant` raises."""
    key_result, check_in = answer_meant(work, command.by, command.check_in)
    asked = _asked(work, command.by, key_result)
    standing = look_closely(work, [key_result.id]).standing(key_result)
    return ExplanationForm(standing, check_in.id, asked.explained)


def explain(work: Work, command: Explain) -> ConfidenceExplained:
    """No line of the history tells of it, since others read that.

    Raises NobodyAsked, NothingSaid, TextTooLong and what key_result_edited raises.
    """
    key_result = key_result_edited(work, command.by, command.key_result)
    asked = _asked(work, command.by, key_result)
    answered = asked.answered(work.now, said(command.text, NOTE_LIMIT))
    work.challenges.save(answered)
    standing = look_closely(work, [key_result.id]).standing(key_result)
    return ConfidenceExplained(standing, answered.explained, _revised(work, command.by, key_result))


def _asked(work: Work, by: PersonId, key_result: KeyResult) -> Challenge:
    found = work.challenges.latest_of([key_result.id]).get(key_result.id)
    if found is None or found.person != by or work.now - found.at > QUESTION_STANDS:
        raise NobodyAsked(key_result=key_result.ref)
    return found


def _revised(work: Work, by: PersonId, key_result: KeyResult) -> bool:
    """Whether the question they were asked shows it."""
    asked = work.prompts.about([key_result.id], work.now - QUESTION_STANDS)
    revised = [revise_prompt(work, each) for each in asked if each.person == by]
    return any(revised)
