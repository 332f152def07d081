"""Ask once more, on the next working day, whoever has not answered everything of this week's question."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from okr.asking import asked_at, not_before
from okr.cadence import iso_week
from okr.commands.clockwork import SendDueReminders
from okr.days_off import look_up_days_off
from okr.key_result import KeyResultId
from okr.nudging import Asked, AskedKind
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.prompt import Prompt, Reminder
from okr.schedule import DueKind
from okr.squad import InRhythm
from okr.timetable import may_be_asked
from okr.usecases.send_prompts import Turn, asked_about
from okr.work import Work

_A_WEEK: Final = timedelta(days=7)


def send_reminders(work: Work, command: SendDueReminders) -> int:
    """How many were written. Nobody stays due, and of a week that is over nobody is reminded.

    Whoever takes a break since the question hears nothing, nor does who stands in: they were not asked.
    """
    due = work.schedule.due(DueKind.REMINDER, command.people)
    work.schedule.remove_all(DueKind.REMINDER, due)
    people = work.people.named(map(PersonId, due))
    squads, wishes = work.squads.rhythms_of(people), work.preferences.named(people)
    here = [each for each in people.values() if may_be_asked(each, squads.get(each.id, []))]
    asked = _asked_this_week(work, here)
    turns = [_turn(work, each, squads[each.id], wishes[each.id]) for each in here if each.id in asked]
    ready = _ready(work, people, squads, wishes, turns)
    reminders = list(_reminders(work, asked, asked_about(work, people, wishes, ready))) if ready else []
    work.outbox.ask(reminders)
    work.asked.add_all(
        Asked(each.person, each.at, AskedKind.REMINDER, each.question.week) for each in reminders
    )
    return len(reminders)


def _asked_this_week(work: Work, people: Sequence[Person]) -> dict[PersonId, Prompt]:
    """This week's question to each who was asked, and does not skip the week."""
    weeks = {each.id: iso_week(_today(work, each)) for each in people}
    found = work.prompts.asked_since(weeks, work.now - _A_WEEK) if weeks else []
    current = [each for each in found if each.week == weeks[each.person]]
    skips = work.skips.of(weeks, min(weeks.values())) if current else []
    skipped = {(each.person, each.week) for each in skips}
    return {each.person: each for each in current if (each.person, each.week) not in skipped}


def _turn(work: Work, person: Person, squads: Sequence[InRhythm], wishes: Preferences) -> Turn:
    all_of_them = frozenset(each.id for each in squads)
    return Turn(person.id, _today(work, person), asked_at(squads, wishes).at, all_of_them)


def _ready(
    work: Work,
    people: Mapping[PersonId, Person],
    squads: Mapping[PersonId, Sequence[InRhythm]],
    wishes: Mapping[PersonId, Preferences],
    turns: Sequence[Turn],
) -> list[Turn]:
    """Those who can be told now; with whom it is quiet, or a holiday, it waits until that is over."""
    off = look_up_days_off(work, {each.person: squads[each.person] for each in turns}, wishes)
    when = {
        each: not_before(people[each.person], wishes[each.person], each.hour, off.of(each.person), work.now)
        for each in turns
        if not wishes[each.person].paused(each.day)
    }
    held = ((each.person, at) for each, at in when.items() if at > work.now)
    work.schedule.put_all(DueKind.REMINDER, held)
    return [each for each, at in when.items() if at <= work.now]


def _reminders(
    work: Work, asked: Mapping[PersonId, Prompt], theirs: Mapping[PersonId, Sequence[KeyResultId]]
) -> Iterator[Reminder]:
    """About what each was asked, is still theirs to answer, and has no answer."""
    waiting = {
        person: [each for each in asked[person].key_results if each in about]
        for person, about in theirs.items()
    }
    wanted = {each for some in waiting.values() for each in some}
    since = min((each.at for each in asked.values()), default=work.now)
    latest = work.check_ins.latest(wanted, since) if wanted else {}
    for person, some in waiting.items():
        question = asked[person]
        silent = [each for each in some if each not in latest or latest[each].at < question.at]
        if silent:
            yield Reminder(question, tuple(silent), work.now)


def _today(work: Work, person: Person) -> date:
    return person.local(work.now).date()
