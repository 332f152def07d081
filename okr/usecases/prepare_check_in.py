"""Gather what a check-in form is filled with: the key results asked for, or all that somebody owns."""

from collections.abc import Sequence

from okr.commands import PrepareCheckIn
from okr.errors import KeyResultDropped, NothingToCheckIn
from okr.key_result import KeyResult, KeyResultId
from okr.notices import CheckInForm, PromptRow
from okr.overview import Overview, look
from okr.permissions import member_of, somebody
from okr.ports import Work


def prepare_check_in(work: Work, command: PrepareCheckIn) -> CheckInForm:
    """Raises NothingToCheckIn, NoSuchKeyResult, KeyResultDropped, MembersOnly, GuestsCannot."""
    somebody(work, command.by)
    wanted = [_open(work, each) for each in command.key_results] or work.key_results.owned_by(command.by)
    objectives = {each.objective: work.objectives.get(each.objective) for each in wanted}
    squads = {each.squad: work.squads.get(each.squad) for each in objectives.values()}
    for key_result in wanted:
        member_of(work, command.by, squads[objectives[key_result.objective].squad])
    return CheckInForm(_rows(look(work, squads.values()), wanted), work.now)


def _open(work: Work, key_result: KeyResultId) -> KeyResult:
    found = work.key_results.get(key_result)
    if found.dropped:
        raise KeyResultDropped(key_result=found.ref)
    return found


def _rows(overview: Overview, wanted: Sequence[KeyResult]) -> tuple[PromptRow, ...]:
    rows = tuple(
        PromptRow(overview.standing(each), overview.squad_of(each).name)
        for each in wanted
        if each.id in overview.key_results
    )
    if not rows:
        raise NothingToCheckIn
    return rows
