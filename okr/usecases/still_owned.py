"""Finds what somebody owns in squads they are not in, or will not answer for, any more."""

from okr.key_result import KeyResult
from okr.overview import look_around
from okr.person import PersonId
from okr.squad import Squad
from okr.work import Work


def still_owned(work: Work, person: PersonId, squad: Squad) -> tuple[KeyResult, ...]:
    """The open key results of that squad that `person` owns, by id."""
    owned = work.key_results.owned_by(person)
    overview = look_around(work, owned)
    return tuple(
        each
        for each in owned
        if overview.is_open(each) and squad.id in overview.objectives[each.objective].squads
    )
