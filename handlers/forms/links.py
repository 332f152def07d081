"""Forms about links, as wishes."""

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.links import AddLink, RemoveLink
from okr.phrases.links import link_between


def linked(form: Submission) -> AddLink:
    link = link_between(form.field(FieldName.SOURCE), form.field(FieldName.UPHELD))
    return AddLink(form.who.workspace, form.who.by, link)


def unlinked(form: Submission) -> RemoveLink:
    source, _, upheld = form.field(FieldName.LINK).partition(" ")
    return RemoveLink(form.who.workspace, form.who.by, source, upheld)
