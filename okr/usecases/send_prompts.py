"""Ask each person who is due about their key results: one message a week over all their squads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from okr.asking import asked_at, quiet_until
from okr.cadence import STILL_FRESH, in_cadence, is_fresh, iso_week, latest_weekly, still_asked
from okr.collections.okrs import Answerable
from okr.commands.clockwork import SendDuePrompts
from okr.key_result import KeyResultId
from okr.overview import look_closely
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.presence import presence
from okr.prompt import Prompt
from okr.question import question, skipped_weeks, waiting_evidence
from okr.schedule import DueKind
from okr.squad import InRhythm, SquadId
from okr.timetable import may_be_asked, schedule_next_prompts
from okr.work import Work


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn to be asked: in the week of which day, and by which of their squads."""

    person: PersonId
    day: date
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
    schedule_next_prompts(work, due, people, squads, wishes)
    _put_off(work, people, squads, wishes)
    turns = [
        _turn(person, squads[person.id], wishes[person.id], due[person.id], work.now)
        for person in people.values()
        if may_be_asked(person, squads.get(person.id, []))
        and quiet_until(person, wishes[person.id], work.now) is None
    ]
    asking = [each for each in turns if each.squads and not wishes[each.person].paused(each.day)]
    asking = _without_skips(work, asking)
    prompts = work.prompts.add_all(_prompts(work, people, wishes, asking))
    work.outbox.ask(prompts)
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
    squads: Mapping[PersonId, Sequence[InRhythm]],
    wishes: Mapping[PersonId, Preferences],
) -> None:
    """A question that is late, such as after a downtime, waits for the end of quiet hours as any other."""
    ends = {
        each.id: quiet_until(each, wishes[each.id], work.now)
        for each in people.values()
        if may_be_asked(each, squads.get(each.id, []))
    }
    work.schedule.put_all(DueKind.PROMPT, ((each, at) for each, at in ends.items() if at is not None))


def _turn(
    person: Person, squads: Sequence[InRhythm], wishes: Preferences, due: datetime, now: datetime
) -> Turn:
    """The question belongs to the week in which it came due, however late it is written."""
    latest = latest_weekly(due, now, person.zone, asked_at(squads, wishes))
    day = person.local(latest).date()
    asking = (each.id for each in squads if in_cadence(each, day) and still_asked(each, latest, now))
    return Turn(person.id, day, frozenset(asking))


def _prompts(
    work: Work,
    people: Mapping[PersonId, Person],
    wishes: Mapping[PersonId, Preferences],
    turns: Sequence[Turn],
) -> list[Prompt]:
    about = _asked_about(work, people, wishes, turns)
    return [
        Prompt(each.person, iso_week(each.day), about[each.person], work.now)
        for each in turns
        if each.person in about
    ]


def _asked_about(
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


def revise_prompt(work: Work, prompt: Prompt) -> bool:
    """Show in the message that asked what has been answered since; False when there is no such message."""
    person, squads = work.people.get(prompt.person), work.squads.of(prompt.person)
    wishes = work.preferences.named([prompt.person])[prompt.person]
    overview = look_closely(work, prompt.key_results)
    evidence = waiting_evidence(work, overview.key_results)
    shown = question(prompt, person, squads, wishes, overview, evidence)
    skipped = skipped_weeks(work, [prompt]).get((prompt.person, prompt.week))
    return work.outbox.revise(prompt.subject, replace(shown, skipped=skipped))
