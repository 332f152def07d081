"""Forms about sharing, as wishes."""

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.sharing import ShareCard, ShareObjective
from okr.person import ChannelId
from okr.phrases.said import objective_id


def card_shared(form: Submission) -> ShareCard:
    return ShareCard(
        form.who.workspace,
        form.who.by,
        form.field(FieldName.SOURCE),
        ChannelId(form.field(FieldName.CHANNEL)),
        form.field(FieldName.NOTE),
    )


def objective_shared(form: Submission) -> ShareObjective:
    objective = objective_id(form.about)
    return ShareObjective(form.who.workspace, form.who.by, objective, form.field(FieldName.SQUAD))
