"""Open the form for what somebody sets for themselves, with what they were asked out of turn this week."""

from okr.budget import heard_this_week
from okr.commands.settings import PrepareSettings
from okr.notices.settings import Came, SettingsForm
from okr.nudging import Asked
from okr.permissions import somebody
from okr.person import Person, PersonId
from okr.work import Work


def prepare_settings(work: Work, command: PrepareSettings) -> SettingsForm:
    """Raises GuestsCannot."""
    person = somebody(work, command.by)
    heard = heard_this_week(work, person, work.now)
    names = work.people.named({each.by for each in heard if each.by is not None})
    return SettingsForm(
        work.preferences.named([person.id])[person.id],
        person.zone,
        tuple(work.holidays.calendars()),
        tuple(_came(person, each, names) for each in heard),
    )


def _came(person: Person, asked: Asked, names: dict[PersonId, Person]) -> Came:
    by = None if asked.by is None or asked.by not in names else names[asked.by].name
    return Came(asked.kind, asked.subject, person.local(asked.at).replace(tzinfo=None), by)
