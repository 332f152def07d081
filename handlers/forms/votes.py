"""The form of a vote, as a wish."""

from handlers.heard import Submission
from messages.actions import key_result_of
from okr.commands.votes import CastBallots


def voted(form: Submission) -> CastBallots:
    fields = ((key_result_of(name), text.strip()) for name, text in form.fields.items())
    said = tuple((number, text) for number, text in fields if number is not None)
    return CastBallots(form.who.workspace, form.who.by, form.about, said)
