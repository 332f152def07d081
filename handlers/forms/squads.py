"""Forms about squads, as wishes."""

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.squads import AddMember, ChangeSquad, CreateSquad, RemoveMember
from okr.person import ChannelId, PersonId
from okr.squad import SquadKind


def squad_made(form: Submission) -> CreateSquad:
    return CreateSquad(
        form.who.workspace,
        form.who.by,
        handle=form.field(FieldName.HANDLE),
        name=form.field(FieldName.NAME),
        channel=ChannelId(form.field(FieldName.CHANNEL)) if form.field(FieldName.CHANNEL) else None,
        purpose=form.field(FieldName.PURPOSE),
        function=_function(form),
        kind=SquadKind(form.field(FieldName.KIND) or SquadKind.SQUAD),
        private=bool(form.field(FieldName.PRIVATE)),
    )


def squad_changed(form: Submission) -> ChangeSquad:
    """Everything stands in the form, so what is empty there was taken out."""
    (squad, _, followed), version = _what_and_version(form.about)
    group = form.field(FieldName.GROUP)
    lead = form.field(FieldName.LEAD)
    return ChangeSquad(
        form.who.workspace,
        form.who.by,
        squad,
        name=form.field(FieldName.NAME),
        purpose=form.field(FieldName.PURPOSE),
        channel=ChannelId(form.field(FieldName.CHANNEL)),
        lead=PersonId(lead) if lead else None,
        kind=SquadKind(form.field(FieldName.KIND) or SquadKind.SQUAD),
        private=bool(form.field(FieldName.PRIVATE)),
        group=None if group == followed else group,
        version=version,
    )


def member_added(form: Submission) -> AddMember:
    squad, person = form.field(FieldName.SQUAD), PersonId(form.field(FieldName.PERSON))
    return AddMember(form.who.workspace, form.who.by, squad, person, _function(form))


def member_removed(form: Submission) -> RemoveMember:
    squad, person = form.field(FieldName.SQUAD), PersonId(form.field(FieldName.PERSON))
    return RemoveMember(form.who.workspace, form.who.by, squad, person)


def _what_and_version(about: str) -> tuple[tuple[str, str, str], int | None]:
    """What a form is about, the group it follows, and the version it was filled in with: `churn S1@3`."""
    what, _, version = about.rpartition("@")
    return what.partition(" "), int(version) if version.isdecimal() else None


def _function(form: Submission) -> str:
    """In their own words, where there are any."""
    return form.field(FieldName.OWN_FUNCTION) or form.field(FieldName.FUNCTION)
