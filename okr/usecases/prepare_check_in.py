"""Gather what a check-in form is filled with: the key results asked for, or all that somebody owns."""

from collections.abc import Mapping, Sequence

from okr.commands.week import PrepareCheckIn
from okr.errors.key_results import KeyResultDropped
from okr.errors.week import NothingToCheckIn
from okr.evidence import Evidence
from okr.in_the_way import open_of
from okr.key_result import KeyResult, KeyResultId
from okr.notices.week import CheckInForm, PromptRow
from okr.overview import Overview, look_around
from okr.permissions import editor_of, key_result_seen, somebody
from okr.person import PersonId
from okr.question import waiting_evidence, with_blockers
from okr.work import Work


def prepare_check_in(work: Work, command: PrepareCheckIn) -> CheckInForm:
    """Raises NothingToCheckIn, NoSuchKeyResult, KeyResultDropped, MembersOnly, GuestsCannot, CycleClosed."""
    person = somebody(work, command.by)
    named = [_open(work, command.by, each) for each in command.key_results]
    wanted = named or work.key_results.owned_by(command.by)
    overview = look_around(work, wanted)
    overview.refuse_closed(named)
    shown = named or [each for each in wanted if overview.is_open(each)]
    evidence = waiting_evidence(work, [each.id for each in shown])
    blockers = open_of(work, [each.id for each in shown], person)
    return CheckInForm(with_blockers(_rows(overview, shown, evidence), blockers), work.now)


def _open(work: Work, by: PersonId, key_result: KeyResultId) -> KeyResult:
    found, objective, _ = key_result_seen(work, by, key_result)
    editor_of(work, by, objective)
    if found.dropped:
        raise KeyResultDropped(key_result=found.ref)
    return found


def _rows(
    overview: Overview, wanted: Sequence[KeyResult], evidence: Mapping[KeyResultId, Sequence[Evidence]]
) -> tuple[PromptRow, ...]:
    rows = tuple(
        PromptRow(
            overview.standing(each), overview.squad_of(each).name, evidence=tuple(evidence.get(each.id, ()))
        )
        for each in wanted
        if each.id in overview.key_results
    )
    if not rows:
        raise NothingToCheckIn
    return rows
