"""How much somebody hears from us unasked beyond the weekly question: little, and they can see it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from okr.cadence import instant_on, monday_of
from okr.errors.week import AskedEnough, NudgedToday
from okr.nudging import Asked, AskedKind
from okr.person import Person, PersonId
from okr.schedule import DueKind
from okr.work import Work

MOST: Final = 3
"""Messages a person and week of their own calendar, a reminder included."""

_A_WEEK: Final = timedelta(weeks=1)


def heard_this_week(work: Work, person: Person, at: datetime) -> list[Asked]:
    """What reaches somebody unasked in the week of that instant on their own calendar, oldest first."""
    begins = _week_of(person, at)
    ends = instant_on(_monday(person, at) + _A_WEEK, time(0), person.zone)
    return [each for each in work.asked.of([person.id], begins) if each.at < ends]


def have_room(work: Work, people: Iterable[Person]) -> set[PersonId]:
    """Those who have heard less than is enough in this week of theirs, in one query."""
    begins = {each.id: _week_of(each, work.now) for each in people}
    heard = work.asked.of(begins, min(begins.values())) if begins else []
    counted = Counter(each.person for each in heard if each.at >= begins[each.person])
    return {each for each in begins if counted[each] < MOST}


def left(work: Work, person: Person, at: datetime) -> int:
    """How many more may reach them in that week; one is kept for a reminder that is still to come."""
    reminder = work.schedule.at(DueKind.REMINDER, person.id)
    kept = reminder is not None and _monday(person, reminder) == _monday(person, at)
    return max(0, MOST - len(heard_this_week(work, person, at)) - kept)


def may_hear(work: Work, person: Person, subject: str, at: datetime) -> bool:
    """Whether one more message, about that subject, may reach them then."""
    return left(work, person, at) > 0 and not _heard_of(work, person, subject, at)


def spend(
    work: Work, person: Person, kind: AskedKind, subject: str, at: datetime, by: PersonId | None = None
) -> None:
    """Count one message that reaches somebody at that instant.

    Raises AskedEnough with the day from which there is room again, NudgedToday for the same subject.
    """
    if _heard_of(work, person, subject, at):
        raise NudgedToday(person=person.name, key_result=subject)
    if not left(work, person, at):
        raise AskedEnough(person=person.name, most=MOST, day=_written(_monday(person, at) + _A_WEEK))
    work.asked.add_all([Asked(person.id, at, kind, subject, by)])


def _heard_of(work: Work, person: Person, subject: str, at: datetime) -> bool:
    """Whether they hear of it on that day of theirs already."""
    day = person.local(at).date()
    return any(
        each.subject == subject and person.local(each.at).date() == day
        for each in heard_this_week(work, person, at)
    )


def _monday(person: Person, at: datetime) -> date:
    return monday_of(person.local(at).date())


def _week_of(person: Person, at: datetime) -> datetime:
    return instant_on(_monday(person, at), time(0), person.zone)


def _written(day: date) -> str:
    return f"{day:%A} {day.day} {day:%b}"
