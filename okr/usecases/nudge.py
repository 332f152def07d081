"""Ask whoever answers for one key result for a check-in: privately, and once a day at most."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from okr.address import Address
from okr.asking import REASON_LIMIT, asked_at, not_before
from okr.budget import spend
from okr.cadence import is_fresh
from okr.change import Change
from okr.check_in import CheckIn
from okr.collections.okrs import Answerable
from okr.commands.week import Nudge
from okr.days_off import look_up_days_off
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
from okr.key_result import KeyResult, KeyResultId
from okr.notices.week import Nudged, NudgeSent, PromptRow
from okr.nudging import AskedKind
from okr.objective import Objective
from okr.overview import Overview, look_closely
from okr.permissions import editor_of, key_result_seen, squads_of
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.presence import Presence, presence
from okr.work import Work

NUDGED: Final = "nudged"

STANDS: Final = timedelta(days=7)
"""How long an answer still shows in the message that asked for it."""

_MOST = 100
"""Changes looked through; more in a week are no work of people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the history keeps of a nudge, and shows to nobody."""

    nudged: PersonId
    why: str
    day: date
    """On the clock of whoever was asked."""


def nudge(work: Work, command: Nudge) -> NudgeSent:
    """Raises NoSuchKeyResult, MembersOnly, KeyResultDropped, NotRunning, HeardOfLately, YoursToAnswer,
    NobodyStandsIn, NobodyAnswers, NudgedToday, AskedEnough, TextTooLong.
    """
    key_result, objective, _ = key_result_seen(work, command.by, command.key_result)
    by = editor_of(work, command.by, objective)
    overview = look_closely(work, [key_result.id])
    _refuse_needless(work, key_result, overview, command.reason)
    asked, wishes = _who(work, key_result, objective)
    if asked.id == by.id:
        raise YoursToAnswer(key_result=key_result.ref)
    row = _row(overview, key_result, asked)
    at = _when(work, asked, wishes)
    kept = Kept(asked.id, " ".join(command.reason.split()), asked.local(work.now).date())
    notice = Nudged(asked.name, by.name, kept.why, row)
    address = Address.of_person(work.workspace, asked.id)
    spend(work, asked, AskedKind.NUDGE, key_result.ref, at, by.id)
    if not work.outbox.tell(_subject(key_result.ref, kept), address, notice, at=at):
        raise NudgedToday(person=asked.name, key_result=key_result.ref)
    remember(work, by.id, key_result.ref, NUDGED, after=kept)
    arrives = None if at == work.now else asked.local(at).replace(tzinfo=None)
    return NudgeSent(key_result, asked.name, row.on_behalf_of, arrives)


def _when(work: Work, asked: Person, wishes: Preferences) -> datetime:
    """Now, or after their quiet hours and holidays."""
    squads = {asked.id: work.squads.of(asked.id)}
    off = look_up_days_off(work, squads, {asked.id: wishes})
    hour = asked_at(squads[asked.id], wishes).at if squads[asked.id] else time(9)
    return not_before(asked, wishes, hour, off.of(asked.id), work.now)


def revise_nudges(work: Work, overview: Overview, answers: Mapping[KeyResultId, CheckIn]) -> None:
    """Show in the nudges of this week what was answered; one held for quiet hours is not said at all."""
    refs = {overview.key_results[each].ref: each for each in answers}
    changes = work.history.since(work.now - STANDS, refs, _MOST)
    nudges = [(each, _kept(each)) for each in changes if _is_answered(each, answers[refs[each.subject]])]
    if not nudges:
        return
    people = work.people.named({person for change, kept in nudges for person in (change.by, kept.nudged)})
    for change, kept in nudges:
        subject, found = _subject(change.subject, kept), refs[change.subject]
        row = _row(overview, overview.key_results[found], people[kept.nudged])
        told = Nudged(
            people[kept.nudged].name, people[change.by].name, kept.why, replace(row, answer=answers[found])
        )
        _ = work.outbox.withdraw(subject) or work.outbox.revise(subject, told)


def _is_answered(change: Change, answer: CheckIn) -> bool:
    return change.verb == NUDGED and bool(change.after) and answer.at >= change.at


def _kept(change: Change) -> Kept:
    facts = {name: str(fact) for name, fact in change.after.items()}
    return Kept(PersonId(facts["nudged"]), facts.get("why", ""), date.fromisoformat(facts["day"]))


def _subject(ref: str, kept: Kept) -> str:
    return f"nudge:{kept.nudged}:{ref}:{kept.day}"


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
