"""Ask whoever answers for one key result for a check-in: privately, and once a day at most."""

from datetime import date

from okr.address import Address
from okr.asking import REASON_LIMIT, quiet_until
from okr.cadence import is_fresh
from okr.collections.okrs import Answerable
from okr.commands.week import Nudge
from okr.errors.key_results import KeyResultDropped
from okr.errors.texts import TextTooLong
from okr.errors.week import (
    HeardOfLately,
    NobodyAnswers,
    NobodyStandsIn,
    NotRunning,
    NudgedToday,
    YoursToAnswer,
)
from okr.history import remember
from okr.key_result import KeyResult
from okr.notices.week import Nudged, NudgeSent, PromptRow
from okr.nudging import Asked, AskedKind
from okr.objective import Objective
from okr.overview import Overview, look_closely
from okr.permissions import editor_of, key_result_seen, squads_of
from okr.person import Person
from okr.preferences import Preferences
from okr.presence import Presence, presence
from okr.work import Work


def nudge(work: Work, command: Nudge) -> NudgeSent:
    """Raises NoSuchKeyResult, MembersOnly, KeyResultDropped, NotRunning, HeardOfLately, YoursToAnswer,
    NobodyStandsIn, NobodyAnswers, NudgedToday, TextTooLong.
    """
    key_result, objective, _ = key_result_seen(work, command.by, command.key_result)
    by = editor_of(work, command.by, objective)
    overview = look_closely(work, [key_result.id])
    _refuse_needless(work, key_result, overview, command.reason)
    asked, wishes = _who(work, key_result, objective)
    if asked.id == by.id:
        raise YoursToAnswer(key_result=key_result.ref)
    row = _row(overview, key_result, asked)
    quiet = quiet_until(asked, wishes, work.now)
    subject = f"nudge:{asked.id}:{key_result.ref}:{asked.local(work.now).date()}"
    notice = Nudged(asked.name, by.name, " ".join(command.reason.split()), row)
    if not work.outbox.tell(subject, Address.of_person(work.workspace, asked.id), notice, at=quiet):
        raise NudgedToday(person=asked.name, key_result=key_result.ref)
    work.asked.add_all([Asked(asked.id, quiet or work.now, AskedKind.NUDGE, key_result.ref, by.id)])
    remember(work, by.id, key_result.ref, "nudged", after=None)
    return NudgeSent(
        key_result, asked.name, row.on_behalf_of, None if quiet is None else asked.local(quiet).time()
    )


def _refuse_needless(work: Work, key_result: KeyResult, overview: Overview, reason: str) -> None:
    if len(reason) > REASON_LIMIT:
        raise TextTooLong(letters=len(reason), limit=REASON_LIMIT)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    if not overview.is_open(key_result):
        raise NotRunning(key_result=key_result.ref)
    last = overview.standing(key_result).last
    if last is not None and is_fresh(last, work.now):
        raise HeardOfLately(key_result=key_result.ref, day=_written(last.at.date()))


def _who(work: Work, key_result: KeyResult, objective: Objective) -> tuple[Person, Preferences]:
    """Who is asked as by the weekly question, and their wishes."""
    squads = tuple(each.id for each in squads_of(work, objective).values() if not each.archived)
    answerable = Answerable(key_result.id, squads, key_result.due, key_result.owners)
    here = presence(work, [answerable], {}, {})
    owner = here.people.get(key_result.owners[0]) if key_result.owners else None
    day = owner.local(work.now).date() if owner else work.now.date()
    found = here.asked(answerable, day)
    if found is None:
        raise _nobody(key_result, here, owner, day)
    return here.people[found], here.wishes[found]


def _nobody(
    key_result: KeyResult, here: Presence, owner: Person | None, day: date
) -> NobodyStandsIn | NobodyAnswers:
    until = here.wishes[owner.id].paused_until if owner else None
    if owner is None or until is None or not here.away(owner.id, day):
        return NobodyAnswers(key_result=key_result.ref)
    return NobodyStandsIn(person=owner.name, day=_written(until), key_result=key_result.ref)


def _row(overview: Overview, key_result: KeyResult, asked: Person) -> PromptRow:
    theirs = asked.id not in key_result.owners
    return PromptRow(
        overview.standing(key_result),
        overview.squad_of(key_result).name,
        on_behalf_of=overview.name(key_result.owners[0]) if theirs else None,
    )


def _written(day: date) -> str:
    return f"{day.day} {day:%b}"
