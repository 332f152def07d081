"""What a weekly question shows, at the moment it is said and whenever it is revised."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from okr.asking import asked_at
from okr.cadence import first_day_of
from okr.evidence import Evidence
from okr.follow_up import follow_up
from okr.in_the_way import ANYBODY, open_of
from okr.key_result import KeyResultId
from okr.notices.marks import OpenBlocker
from okr.notices.week import CheckInPrompt, CheckInReminder, PromptRow
from okr.overview import Overview, look_closely
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.prompt import Prompt, Reminder
from okr.question_now import Beside, is_skipped, read_beside, standing_question
from okr.squad import InRhythm
from okr.work import Work

ROWS_ON_A_PAGE: Final = 8
"""More would not be read; the rest is behind *Next*."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything that was read to draw up some questions and reminders."""

    overview: Overview
    evidence: Mapping[KeyResultId, Sequence[Evidence]]
    blockers: Mapping[KeyResultId, tuple[OpenBlocker, ...]]
    beside: Beside


def look_upon(work: Work, prompts: Sequence[Prompt]) -> Sight:
    """In a handful of queries, however many there are."""
    overview = look_closely(work, {key_result for each in prompts for key_result in each.key_results})
    return Sight(
        overview,
        waiting_evidence(work, overview.key_results),
        open_of(work, overview.key_results, ANYBODY),
        read_beside(work, prompts, overview),
    )


def questions(work: Work, prompts: Sequence[Prompt]) -> dict[Prompt, CheckInPrompt]:
    """What each of these shows now; one with nothing left to ask is left out."""
    people = work.people.named({each.person for each in prompts})
    squads, wishes = work.squads.rhythms_of(people), work.preferences.named(people)
    sight = look_upon(work, prompts)
    found = {
        each: question(each, people[each.person], squads[each.person], wishes[each.person], sight)
        for each in prompts
        if each.person in squads
    }
    return {prompt: shown for prompt, shown in found.items() if any(row.theirs for row in shown.rows)}


def question_now(
    work: Work, prompt: Prompt, person: Person, sight: Sight, page: int | None = None
) -> CheckInPrompt:
    """What one of them shows now, also where nothing is left to ask; see `question`."""
    wishes = work.preferences.named([person.id])[person.id]
    return question(prompt, person, work.squads.of(person.id), wishes, sight, page)


def with_blockers(
    rows: Iterable[PromptRow], blockers: Mapping[KeyResultId, tuple[OpenBlocker, ...]]
) -> tuple[PromptRow, ...]:
    """`rows` with what is in the way of each."""
    return tuple(replace(each, blockers=blockers.get(each.standing.key_result.id, ())) for each in rows)


def reminders(work: Work, asked: Sequence[Reminder]) -> dict[Reminder, CheckInReminder]:
    """As `questions`; one that was answered meanwhile is left out."""
    people = work.people.named({each.person for each in asked})
    sight = look_upon(work, [each.question for each in asked])
    found = {each: reminder(each, people[each.person], sight) for each in asked}
    return {each: shown for each, shown in found.items() if any(row.open for row in shown.rows)}


def reminder(asked: Reminder, person: Person, sight: Sight) -> CheckInReminder:
    known = (each for each in asked.key_results if each in sight.overview.key_results)
    rows = tuple(_row(sight, each, asked.question) for each in known)
    local = person.local(asked.question.at).replace(tzinfo=None)
    return CheckInReminder(person.name, rows, local, asked.question.week)


def waiting_for(work: Work, person: Person) -> int:
    """How many key results this week's question to somebody still waits for; none where they skip it."""
    prompt = standing_question(work, person.id)
    if prompt is None or is_skipped(work, person.id, prompt.week):
        return 0
    answered = work.check_ins.latest(prompt.key_results, prompt.at)
    asked = work.key_results.named(each for each in prompt.key_results if each not in answered)
    return sum(not each.dropped for each in asked.values())


def question(
    prompt: Prompt,
    person: Person,
    squads: Sequence[InRhythm],
    wishes: Preferences,
    sight: Sight,
    page: int | None = None,
) -> CheckInPrompt:
    """Without a page, the one with the latest answer, which is where whoever answers looks."""
    known = (each for each in prompt.key_results if each in sight.overview.key_results)
    rows = tuple(_row(sight, each, prompt) for each in known)
    again = sight.beside.again.get(prompt.person)
    return CheckInPrompt(
        name=person.name,
        week_of=first_day_of(prompt.week),
        rows=rows,
        asked=asked_at(squads, wishes) if squads else None,
        skipped=sight.beside.skipped.get((prompt.person, prompt.week)),
        again=None if again is None else person.local(again).replace(tzinfo=None),
        page=_answered_last(rows) // ROWS_ON_A_PAGE if page is None else page,
        dropped=len(prompt.key_results) - len(rows),
    )


def _answered_last(rows: Sequence[PromptRow]) -> int:
    """Where the latest answer stands; of several at once, the first of them."""
    answered = [(row.answer.at, -at) for at, row in enumerate(rows) if row.answer is not None]
    return -max(answered)[1] if answered else 0


def waiting_evidence(work: Work, key_results: Collection[KeyResultId]) -> dict[KeyResultId, list[Evidence]]:
    """What the next check-in of each is offered, in one query."""
    found: dict[KeyResultId, list[Evidence]] = defaultdict(list)
    for each in work.evidence.unused(key_results) if key_results else ():
        found[each.key_result].append(each)
    return found


def _row(sight: Sight, key_result: KeyResultId, prompt: Prompt) -> PromptRow:
    overview, person = sight.overview, prompt.person
    found = overview.key_results[key_result]
    standing = overview.standing(found)
    last = standing.last
    answer = last if last is not None and last.at >= prompt.at else None
    owner = overview.name(found.owners[0]) if found.owners else ""
    theirs = sight.beside.answers_for(person, found)
    challenge = sight.beside.challenge(prompt, key_result)
    return PromptRow(
        standing,
        overview.squad_of(found).name,
        answer,
        on_behalf_of=owner if theirs and person not in found.owners else None,
        evidence=tuple(sight.evidence.get(key_result, ())),
        blockers=sight.blockers.get(key_result, ()),
        answered_by=None if answer is None or answer.by == person else _name(sight, answer.by),
        moved_to=None if theirs else owner,
        follow_up=None if answer is None else follow_up(standing, person, challenge),
        explained=challenge.explained if challenge is not None else "",
    )


def _name(sight: Sight, person: PersonId) -> str:
    return sight.beside.names.get(person) or sight.overview.name(person)
