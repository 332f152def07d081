"""Take back what was checked in by a slip: whatever stood before stands again."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from okr.change import Change
from okr.check_in import CHECKED_IN, CheckIn, CheckInId
from okr.echo import echo_of
from okr.errors.history import AlreadyTakenBack, CorrectedSince
from okr.errors.week import NoSuchCheckIn
from okr.notices.week import CheckInsTakenBack
from okr.overview import look_around
from okr.permissions import editor_of, key_result_seen
from okr.person import PersonId
from okr.usecases.revise import revise_what_was_asked
from okr.usecases.settle_blockers import take_back_blockers
from okr.work import Work

TAKEN_BACK: Final = "taken back"
"""How the history calls it."""

_MOST: Final = 200
"""Answers that are given together."""


def check_ins_back(work: Work, by: PersonId, change: Change) -> CheckInsTakenBack:
    """The inverse of checking in: of all that was said together with it.

    Raises AlreadyTakenBack, CorrectedSince, and what stands against editing those key results.
    """
    check_in = _standing(work, change)
    others = _said_together(work, by, change, check_in.source)
    for said in (check_in, *(other for _, other in others)):
        remove_check_in(work, by, said)
    for each, _ in others:
        work.history.record(Change(by, work.now, each.subject, TAKEN_BACK, each.after, each.before))
    shown = told_anew(work, by, [check_in, *(other for _, other in others)])
    in_echo = bool(check_in.source) and work.outbox.revise(echo_of(check_in.source), shown)
    return CheckInsTakenBack(shown.standings, in_echo)


def remove_check_in(work: Work, by: PersonId, check_in: CheckIn) -> None:
    """Take it back, with what it said of blockers; what it replaced stands again."""
    stands = None if check_in.replaces is None else work.check_ins.get(check_in.replaces)
    take_back_blockers(work, by, check_in, stands)
    work.check_ins.remove(check_in.id)


def told_anew(work: Work, by: PersonId, check_ins: Sequence[CheckIn]) -> CheckInsTakenBack:
    """Say in questions and digests where the key results of these check-ins stand now."""
    key_results = list(work.key_results.named(each.key_result for each in check_ins).values())
    for key_result in key_results:
        _, objective, _ = key_result_seen(work, by, key_result.id)
        editor_of(work, by, objective)
        revise_what_was_asked(work, objective, [key_result])
    overview = look_around(work, key_results)
    return CheckInsTakenBack(tuple(overview.standing(each) for each in key_results))


def _said_together(work: Work, by: PersonId, change: Change, source: str) -> list[tuple[Change, CheckIn]]:
    """What else they checked in at that very moment, by the same message or form, and still stands."""
    found: list[tuple[Change, CheckIn]] = []
    for each in reversed(work.history.since_by(by, change.at, _MOST)):
        if each.at == change.at and each.verb == CHECKED_IN and each.id != change.id:
            with suppress(AlreadyTakenBack, CorrectedSince):
                found.append((each, _standing(work, each)))
    return [(each, check_in) for each, check_in in found if check_in.source == source]


def _standing(work: Work, change: Change) -> CheckIn:
    """The check-in of that change; raises AlreadyTakenBack, CorrectedSince."""
    try:
        check_in = work.check_ins.get(CheckInId(int(str(change.after["id"]))))
    except NoSuchCheckIn:
        raise AlreadyTakenBack from None
    if check_in not in work.check_ins.of([check_in.key_result])[check_in.key_result]:
        raise CorrectedSince
    return check_in
