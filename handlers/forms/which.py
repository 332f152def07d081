"""Forms that asked which one is meant: the phrase goes on as if it had been typed whole."""

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.wish import Wish
from okr.phrases import read_phrase
from okr.phrases.said import Said


def carried_on(form: Submission) -> Wish:
    """Raises what reading the phrase raises."""
    words = (form.about, form.field(FieldName.WHICH), form.field(FieldName.NOTE))
    return read_phrase(Said(form.who.workspace, form.who.by, " ".join(filter(None, words)), form.who.today))
