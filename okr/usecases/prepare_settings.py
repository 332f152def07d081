"""Open the form for what somebody sets for themselves."""

from okr.commands.settings import PrepareSettings
from okr.notices.settings import SettingsForm
from okr.permissions import somebody
from okr.work import Work


def prepare_settings(work: Work, command: PrepareSettings) -> SettingsForm:
    """Raises GuestsCannot."""
    person = somebody(work, command.by)
    return SettingsForm(work.preferences.named([person.id])[person.id], person.zone)
