"""List the initiatives of one key result."""

from collections.abc import Sequence

from okr.commands.initiatives import ListInitiatives
from okr.initiative import Initiative
from okr.notices.initiatives import InitiativeLine, InitiativeList
from okr.permissions import key_result_seen
from okr.work import Work


def list_initiatives(work: Work, command: ListInitiatives) -> InitiativeList:
    """Raises NoSuchKeyResult, also for one of a private squad that is not theirs; GuestsCannot."""
    key_result, _, _ = key_result_seen(work, command.by, command.key_result)
    return InitiativeList(key_result, lines_of(work, work.initiatives.of([key_result.id])))


def lines_of(work: Work, initiatives: Sequence[Initiative]) -> tuple[InitiativeLine, ...]:
    """Each with the name of its owner."""
    owners = {each.owner for each in initiatives if each.owner is not None}
    people = work.people.named(owners) if owners else {}
    return tuple(
        InitiativeLine(each, people[each.owner].name if each.owner in people else str(each.owner or ""))
        for each in initiatives
    )
