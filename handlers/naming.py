"""Names of people in the texts of a form, where a platform offers no mentions."""

from typing import Final

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.people import NamePeople
from okr.usecases.name_people import names_people

_TEXTS: Final = (FieldName.KEY_RESULTS, FieldName.SENTENCE)
"""Fields in which somebody may be named an owner."""


def people_meant(form: Submission) -> NamePeople | None:
    """What to ask before the form is read; None where nobody is named."""
    texts = tuple((each.value, form.field(each)) for each in _TEXTS if names_people(form.field(each)))
    if not texts:
        return None
    squad = form.field(FieldName.SQUAD) or form.about.partition(" ")[0]
    return NamePeople(form.who.workspace, form.who.by, texts, squad, form.field(FieldName.OBJECTIVE))
