"""Ask each person who is due about their key results: one message a week over all their squads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from okr.asking import asked_at, latest_question, not_before, reminded_at
from okr.budget import have_room
from okr.cadence import STILL_FRESH, in_cadence, is_fresh, iso_week, monday_of, still_asked
from okr.collections.okrs import Answerable
from okr.commands.clockwork import SendDuePrompts
from okr.days_off import DaysOff, look_up_days_off
from okr.key_result import KeyResultId
from okr.notices.week import CheckInReminder
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.presence import presence
from okr.prompt import Prompt, Reminder
from okr.question import look_upon, question_now, reminder
from okr.schedule import DueKind
from okr.squad import InRhythm, SquadId
from okr.timetable import may_be_asked, schedule_next_prompts
from okr.work import Work


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn to be asked: in the week of which day, at which hour, and by which of their squads."""

    person: PersonId
    day: date
    hour: time
    squads: frozenset[SquadId]

    def concerns(self, answerable: Answerable) -> bool:
        """Whether one of the squads that ask works on it, and its cycle goes on."""
        return not self.squads.isdisjoint(answerable.squads) and answerable.ends >= self.day


def send_prompts(work: Work, command: SendDuePrompts) -> int:
    """How many questions were written. Whoever is due is scheduled anew, asked or not.

    However many are due, the same few queries serve them all.
    """
    due = work.schedule.due(DueKind.PROMPT, command.people)
    people = work.people.named(map(PersonId, due))
    squads, wishes = work.squads.rhythms_of(people), work.preferences.named(people)
    off = look_up_days_off(work, squads, wishes, min(due.values(), default=None))
    schedule_next_prompts(work, due, people, squads, wishes, off)
    turns = [
        _turn(person, squads[person.id], wishes[person.id], due[person.id], off, work.now)
        for person in people.values()
        if may_be_asked(person, squads.get(person.id, []))
    ]
    held = _put_off(work, people, wishes, off, turns)
    asking = _without_skips(
        work,
        [
            each
            for each in turns
            if each.squads and each.person not in held and not wishes[each.person].paused(each.day)
        ],
    )
    prompts = work.prompts.add_all(_prompts(work, people, wishes, asking))
    work.outbox.ask(prompts)
    asked = {each.person for each in prompts}
    _schedule_reminders(work, people, squads, off, (each for each in asking if each.person in asked))
    return len(prompts)


def _without_skips(work: Work, turns: Sequence[Turn]) -> list[Turn]:
    """Nobody is asked in a week that they said they skip."""
    if not turns:
        return []
    skips = work.skips.of((each.person for each in turns), min(iso_week(each.day) for each in turns))
    skipped = {(each.person, each.week) for each in skips}
    return [each for each in turns if (each.person, iso_week(each.day)) not in skipped]


def _put_off(
    work: Work,
    people: Mapping[PersonId, Person],
    wishes: Mapping[PersonId, Preferences],
    off: DaysOff,
    turns: Iterable[Turn],
) -> set[PersonId]:
    """Those not asked now, because it is quiet or a holiday with them; a day left in the week is theirs.

    Such as a question that is late after a downtime, or meets a holiday that was announced of late.
    """
    ready = {
        each: not_before(people[each.person], wishes[each.person], each.hour, off.of(each.person), work.now)
        for each in turns
    }
    held = {each: at for each, at in ready.items() if at > work.now}
    work.schedule.put_all(
        DueKind.PROMPT,
        (
            (each.person, at)
            for each, at in held.items()
            if monday_of(people[each.person].local(at).date()) == monday_of(each.day)
        ),
    )
    return {each.person for each in held}


def _schedule_reminders(
    work: Work,
    people: Mapping[PersonId, Person],
    squads: Mapping[PersonId, Sequence[InRhythm]],
    off: DaysOff,
    turns: Iterable[Turn],
) -> None:
    """Of those asked just now, whose squads want the silent asked once more, and who have heard little."""
    turns = list(turns)
    room = have_room(work, (people[each.person] for each in turns))
    when = {
        each.person: reminded_at(work.now, people[each.person].zone, each.hour, each.day, off.of(each.person))
        if each.person in room
        and any(squad.cadence.reminds for squad in squads[each.person] if squad.id in each.squads)
        else None
        for each in turns
    }
    work.schedule.put_all(DueKind.REMINDER, ((each, at) for each, at in when.items() if at is not None))
    work.schedule.remove_all(DueKind.REMINDER, (each for each, at in when.items() if at is None))


def _turn(
    person: Person,
    squads: Sequence[InRhythm],
    wishes: Preferences,
    due: datetime,
    off: DaysOff,
    now: datetime,
) -> Turn:
    """The question belongs to the week in which it came due, however late it is written."""
    moment = asked_at(squads, wishes)
    latest = latest_question(due, now, person.zone, moment, off.of(person.id))
    day = person.local(latest).date()
    asking = (each.id for each in squads if in_cadence(each, day) and still_asked(each, latest, now))
    return Turn(person.id, day, moment.at, frozenset(asking))


def _prompts(
    work: Work,
    people: Mapping[PersonId, Person],
    wishes: Mapping[PersonId, Preferences],
    turns: Sequence[Turn],
) -> list[Prompt]:
    about = asked_about(work, people, wishes, turns)
    return [
        Prompt(each.person, iso_week(each.day), about[each.person], work.now)
        for each in turns
        if each.person in about
    ]


def asked_about(
    work: Work,
    people: Mapping[PersonId, Person],
    wishes: Mapping[PersonId, Preferences],
    turns: Sequence[Turn],
) -> dict[PersonId, tuple[KeyResultId, ...]]:
    """Co-owners may answer, but one alone is asked, or their deputy; nothing fresh is asked about."""
    turn_of = {each.person: each for each in turns}
    served = {each.person for each in work.preferences.served_by(turn_of)}
    answerable = work.key_results.answerable_by(served.union(turn_of))
    fresh = _fresh(work, answerable)
    here = presence(work, answerable, people, wishes)
    found: dict[PersonId, list[KeyResultId]] = defaultdict(list)
    for each in (each for each in answerable if each.key_result not in fresh):
        for person in dict.fromkeys(here.candidates(each)):
            turn = turn_of.get(person)
            if turn and turn.concerns(each) and here.asked(each, turn.day) == person:
                found[person].append(each.key_result)
    return {person: tuple(theirs) for person, theirs in found.items()}


def _fresh(work: Work, answerable: Iterable[Answerable]) -> set[KeyResultId]:
    latest = work.check_ins.latest((each.key_result for each in answerable), work.now - STILL_FRESH)
    return {key_result for key_result, last in latest.items() if is_fresh(last, work.now)}


def revise_prompt(work: Work, prompt: Prompt, page: int | None = None) -> bool:
    """Show in the message that asked what is true now; False when there is no such message.

    Nobody reads the message of somebody who has left. For the page see `question`.
    """
    person = work.people.get(prompt.person)
    if not person.active:
        return False
    sight = look_upon(work, [prompt])
    for each in _reminders_of(work, prompt):
        _revise_reminder(work, each, reminder(each, person, sight))
    return work.outbox.revise(prompt.subject, question_now(work, prompt, person, sight, page))


def _reminders_of(work: Work, prompt: Prompt) -> Iterator[Reminder]:
    """The reminders of it that were written, each about what had no answer by then."""
    times = [each.at for each in work.asked.of([prompt.person], prompt.at) if each.subject == prompt.week]
    for at in times:
        stood = work.check_ins.stood_at(prompt.key_results, at)
        said = {each for each, last in stood.items() if prompt.at <= last.at < at}
        yield Reminder(prompt, tuple(each for each in prompt.key_results if each not in said), at)


def _revise_reminder(work: Work, asked: Reminder, shown: CheckInReminder) -> None:
    """One that still waits to be said, of which nothing is left to ask, is not said at all."""
    waits = any(row.open for row in shown.rows)
    if waits or not work.outbox.withdraw(asked.subject):
        work.outbox.revise(asked.subject, shown)
