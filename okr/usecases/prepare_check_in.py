"""Gather what a check-in form is filled with: the key results asked for, or all that somebody owns."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from okr.commands.week import PrepareCheckIn
from okr.errors.key_results import KeyResultDropped
from okr.errors.okr_error import OkrError
from okr.errors.week import NothingToCheckIn
from okr.evidence import Evidence
from okr.in_the_way import open_of
from okr.key_result import KeyResult, KeyResultId
from okr.notices.week import CheckInForm, PromptRow
from okr.overview import Overview, look_around
from okr.permissions import editor_of, key_result_seen, somebody
from okr.person import Person, PersonId
from okr.question import waiting_evidence, with_blockers
from okr.work import Work

PAGE: Final = 8
"""Key results a page: more is no minute any more, and hardly fits the window."""


def prepare_check_in(work: Work, command: PrepareCheckIn) -> CheckInForm:
    """Raises NothingToCheckIn, NoSuchKeyResult, KeyResultDropped, MembersOnly, GuestsCannot, CycleClosed."""
    person = somebody(work, command.by)
    named = [open_key_result(work, command.by, each) for each in dict.fromkeys(command.key_results)]
    wanted = named or work.key_results.owned_by(command.by)
    overview = look_around(work, wanted)
    overview.refuse_closed(named)
    shown = named or [each for each in wanted if overview.is_open(each)]
    if not shown:
        raise NothingToCheckIn
    return form_about(work, person, overview, shown)


def form_about(work: Work, by: Person, overview: Overview, key_results: Sequence[KeyResult]) -> CheckInForm:
    """The first page, and what the others ask about."""
    page, rest = key_results[:PAGE], key_results[PAGE:]
    shown = [each.id for each in page]
    evidence, blockers = waiting_evidence(work, shown), open_of(work, shown, by)
    rows = tuple(_row(overview, by.id, each, evidence) for each in page)
    return CheckInForm(with_blockers(rows, blockers), work.now, tuple(each.id for each in rest))


def next_form(work: Work, by: Person, rest: Iterable[KeyResultId]) -> CheckInForm | None:
    """The page behind one that is done; None where nothing of it can be answered any more."""
    found: list[KeyResult] = []
    for each in rest:
        with suppress(OkrError):
            found.append(open_key_result(work, by.id, each))
    overview = look_around(work, found)
    shown = [each for each in found if each.objective not in overview.closed]
    return form_about(work, by, overview, shown) if shown else None


def open_key_result(work: Work, by: PersonId, key_result: KeyResultId) -> KeyResult:
    """One that `by` may answer for. Raises NoSuchKeyResult, KeyResultDropped, ObjectiveDropped, MembersOnly,
    SquadArchived.
    """
    found, objective, _ = key_result_seen(work, by, key_result)
    editor_of(work, by, objective)
    if found.dropped:
        raise KeyResultDropped(key_result=found.ref)
    return found


def _row(
    overview: Overview,
    by: PersonId,
    key_result: KeyResult,
    evidence: Mapping[KeyResultId, Sequence[Evidence]],
) -> PromptRow:
    theirs = key_result.owners and by not in key_result.owners
    return PromptRow(
        overview.standing(key_result),
        overview.squad_of(key_result).name,
        on_behalf_of=overview.name(key_result.owners[0]) if theirs else None,
        evidence=tuple(evidence.get(key_result.id, ())),
    )
