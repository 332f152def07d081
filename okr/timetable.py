"""Keeps the schedule in step with squads, people and their wishes: one next instant a person and a digest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from okr.asking import asked_at, next_question
from okr.cadence import instant_on, iso_week, next_weekly
from okr.cycle import Cycle
from okr.days_off import DaysOff, look_up_days_off
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.schedule import DueKind
from okr.squad import InRhythm, Squad, Weekday
from okr.work import Work

_END_IS_NEAR: Final = timedelta(weeks=2)
_IN_THE_MORNING: Final = time(9)


def schedule_prompt(work: Work, person: Person, was: Person | None = None) -> None:
    """Set when `person` is asked next, or never if they have left or are in no squad.

    What is due already stays due: it is about to be written. `was` is how we knew them until now.
    """
    schedule_prompts(work, [person], {} if was is None else {was.id: was})


def schedule_prompts(work: Work, people: Iterable[Person], was: Mapping[PersonId, Person]) -> None:
    """As schedule_prompt for many at once. Nobody of `was` loses this week's question by the change."""
    changed = {each.id: each for each in people}
    due = work.schedule.all_at(DueKind.PROMPT, changed)
    squads, wishes = work.squads.rhythms_of(changed), work.preferences.named(changed)
    asked = {each.id for each in changed.values() if may_be_asked(each, squads.get(each.id, []))}
    work.schedule.remove_all(DueKind.PROMPT, set(changed).difference(asked).intersection(due))
    off = look_up_days_off(work, squads, wishes)
    following = {
        each: _next_prompt(changed[each], squads[each], wishes[each], off, work.now)
        for each in asked
        if each not in due or due[each] > work.now
    }
    moved = (
        (each, at)
        for each, at in following.items()
        if not _skips_a_week(changed[each], at, was.get(each), due)
    )
    work.schedule.put_all(DueKind.PROMPT, moved)
    _move_reminders(work, changed.values(), was)


def schedule_next_prompts(
    work: Work,
    due: Iterable[str],
    people: Mapping[PersonId, Person],
    squads: Mapping[PersonId, Sequence[InRhythm]],
    wishes: Mapping[PersonId, Preferences],
    off: DaysOff,
) -> None:
    """Set when those who are `due` are asked next; whoever is not asked any more is due no more."""
    following = {
        person.id: _next_prompt(person, squads[person.id], wishes[person.id], off, work.now)
        for person in people.values()
        if may_be_asked(person, squads.get(person.id, []))
    }
    work.schedule.put_all(DueKind.PROMPT, following.items())
    work.schedule.remove_all(DueKind.PROMPT, set(due).difference(following))


def schedule_digest(work: Work, squad: Squad, was: Squad | None = None) -> None:
    """Set when the squad's digest is due next, in the squad's zone; of an archived one, never.

    `was` is the squad until now, where the week's digest must not be lost by the change.
    """
    if squad.archived:
        work.schedule.remove(DueKind.DIGEST, str(squad.id))
        return
    at = next_weekly(work.now, squad.zone, squad.cadence.digest)
    due = None if was is None else work.schedule.at(DueKind.DIGEST, str(squad.id))
    if was is not None and due is not None:
        skipped = _week_of(at, squad.zone) > _week_of(due, was.zone)
        at = due if skipped or due <= work.now else at
    work.schedule.put(DueKind.DIGEST, str(squad.id), at)


def schedule_cycle_end(work: Work, squad: Squad, cycle: Cycle) -> None:
    """Set when the squad's lead hears that the cycle comes to its end; once that has passed, never again."""
    day = cycle.ends - _END_IS_NEAR
    while day.weekday() in {Weekday.SATURDAY, Weekday.SUNDAY}:
        day += timedelta(days=1)
    at = datetime.combine(day, _IN_THE_MORNING, ZoneInfo(squad.zone)).astimezone(UTC)
    if at > work.now:
        work.schedule.put(DueKind.CYCLE_END, f"{squad.id}:{cycle.id}", at)


def may_be_asked(person: Person, squads: Sequence[InRhythm]) -> bool:
    """Whether somebody in these squads is asked at all."""
    return bool(squads) and person.active and not person.guest


def _next_prompt(
    person: Person, squads: Sequence[InRhythm], wishes: Preferences, off: DaysOff, now: datetime
) -> datetime:
    return next_question(now, person.zone, asked_at(squads, wishes), off.of(person.id))


def _move_reminders(work: Work, people: Iterable[Person], was: Mapping[PersonId, Person]) -> None:
    """What somebody is to hear in a while is to be heard at that hour of their clock wherever they are."""
    moved = {each.id: each for each in people if each.id in was and was[each.id].zone != each.zone}
    due = work.schedule.all_at(DueKind.REMINDER, moved) if moved else {}
    waiting = {PersonId(each): was[PersonId(each)].local(at) for each, at in due.items() if at > work.now}
    work.schedule.put_all(
        DueKind.REMINDER,
        ((each, instant_on(at.date(), at.time(), moved[each].zone)) for each, at in waiting.items()),
    )


def _skips_a_week(person: Person, at: datetime, was: Person | None, due: Mapping[str, datetime]) -> bool:
    """Whether this week's moment has passed where somebody is asked now, so that a week would go unasked."""
    if was is None or person.id not in due:
        return False
    return _week_of(at, person.zone) > _week_of(due[person.id], was.zone)


def _week_of(at: datetime, zone: str) -> str:
    return iso_week(at.astimezone(ZoneInfo(zone)).date())
