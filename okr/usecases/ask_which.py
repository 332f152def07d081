"""Ask which one a phrase is about, beginning with the only one it can be."""

from okr.commands.reading import Nameable
from okr.commands.squads import PrepareSquadEdit, ShowSquad
from okr.commands.which import MEANT, AskWhich, Unfinished
from okr.notices.named import Name
from okr.notices.which import WhichForm
from okr.permissions import somebody
from okr.person import Person, PersonId
from okr.work import Work


def ask_which(work: Work, command: AskWhich) -> WhichForm:
    """Raises GuestsCannot."""
    person = somebody(work, command.by)
    match MEANT[command.phrase]:
        case Nameable.SQUAD:
            return WhichForm(command.phrase, _only_squad(work, person))
        case Nameable.KEY_RESULT | Nameable.OKR if command.phrase is not Unfinished.NUDGE:
            return WhichForm(command.phrase, _only_key_result(work, person))
        case _:
            return WhichForm(command.phrase)


def only_squad(work: Work, by: PersonId) -> str:
    """The handle of the only squad they are in; empty for none or several, raises GuestsCannot."""
    found = _only_squad(work, somebody(work, by))
    return found.value if found else ""


def only_led(work: Work, by: PersonId) -> str:
    """As `only_squad`, among those they lead."""
    led = [squad.handle for squad in work.squads.of(somebody(work, by).id) if squad.lead == by]
    return led[0] if len(led) == 1 else ""


def which_unless_only(
    work: Work, command: ShowSquad | PrepareSquadEdit, phrase: Unfinished
) -> WhichForm | None:
    """None where a squad is named, or where whoever asks is in just one; raises GuestsCannot."""
    person = somebody(work, command.by)
    named = bool(command.squad) or _only_squad(work, person) is not None
    return None if named else WhichForm(phrase)


def _only_squad(work: Work, person: Person) -> Name | None:
    match work.squads.of(person.id):
        case [only]:
            return Name(only.handle, f"{only.name} ({only.handle})")
        case _:
            return None


def _only_key_result(work: Work, person: Person) -> Name | None:
    today = person.local(work.now).date()
    match [each for each in work.key_results.answerable_by([person.id]) if each.ends >= today]:
        case [only]:
            found = work.key_results.get(only.key_result)
            return Name(found.ref, f"{found.ref} {found.title}")
        case _:
            return None
