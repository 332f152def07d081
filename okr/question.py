"""What a weekly question shows, at the moment it is said and whenever it is revised."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from okr.asking import asked_at
from okr.cadence import first_day_of
from okr.evidence import Evidence
from okr.key_result import KeyResultId
from okr.notices.week import CheckInPrompt, CheckInReminder, PromptRow
from okr.overview import Overview, look_closely
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.prompt import Prompt, Reminder
from okr.squad import InRhythm
from okr.work import Work

STANDS: Final = timedelta(days=7)
"""How long a question waits for its answers."""


def questions(work: Work, prompts: Sequence[Prompt]) -> dict[Prompt, CheckInPrompt]:
    """What each of these shows now, in a handful of queries; one with nothing left to ask is left out."""
    people = work.people.named({each.person for each in prompts})
    squads, wishes = work.squads.rhythms_of(people), work.preferences.named(people)
    overview = look_closely(work, {key_result for each in prompts for key_result in each.key_results})
    evidence = waiting_evidence(work, overview.key_results)
    skipped = skipped_weeks(work, prompts)
    found = {
        each: replace(
            question(each, people[each.person], squads[each.person], wishes[each.person], overview, evidence),
            skipped=skipped.get((each.person, each.week)),
        )
        for each in prompts
        if each.person in squads
    }
    return {prompt: shown for prompt, shown in found.items() if shown.rows}


def skipped_weeks(work: Work, prompts: Sequence[Prompt]) -> dict[tuple[PersonId, str], str]:
    """Why whoever skips the week of one of these does so, in one query."""
    if not prompts:
        return {}
    skips = work.skips.of({each.person for each in prompts}, min(each.week for each in prompts))
    return {(each.person, each.week): each.reason for each in skips}


def reminders(work: Work, asked: Sequence[Reminder]) -> dict[Reminder, CheckInReminder]:
    """As `questions`; one that was answered meanwhile is left out."""
    people = work.people.named({each.person for each in asked})
    overview = look_closely(work, {key_result for each in asked for key_result in each.key_results})
    evidence = waiting_evidence(work, overview.key_results)
    found = {each: reminder(each, people[each.person], overview, evidence) for each in asked}
    return {each: shown for each, shown in found.items() if any(row.answer is None for row in shown.rows)}


def reminder(
    asked: Reminder, person: Person, overview: Overview, evidence: Mapping[KeyResultId, Sequence[Evidence]]
) -> CheckInReminder:
    rows = [
        _row(overview, each, asked.question, tuple(evidence.get(each, ())))
        for each in asked.key_results
        if each in overview.key_results
    ]
    return CheckInReminder(person.name, tuple(rows), person.local(asked.question.at).replace(tzinfo=None))


def waiting_for(work: Work, person: Person) -> int:
    """How many key results this week's question to somebody still waits for."""
    prompt = work.prompts.latest(person.id)
    if prompt is None or work.now - prompt.at > STANDS:
        return 0
    answered = work.check_ins.latest(prompt.key_results, prompt.at)
    asked = work.key_results.named(each for each in prompt.key_results if each not in answered)
    return sum(not each.dropped for each in asked.values())


def question(
    prompt: Prompt,
    person: Person,
    squads: Sequence[InRhythm],
    wishes: Preferences,
    overview: Overview,
    evidence: Mapping[KeyResultId, Sequence[Evidence]],
) -> CheckInPrompt:
    shown = [each for each in prompt.key_results if each in overview.key_results]
    rows = [_row(overview, each, prompt, tuple(evidence.get(each, ()))) for each in shown]
    return CheckInPrompt(
        name=person.name,
        week_of=first_day_of(prompt.week),
        rows=tuple(rows),
        asked=asked_at(squads, wishes),
    )


def waiting_evidence(work: Work, key_results: Collection[KeyResultId]) -> dict[KeyResultId, list[Evidence]]:
    """What the next check-in of each is offered, in one query."""
    found: dict[KeyResultId, list[Evidence]] = defaultdict(list)
    for each in work.evidence.unused(key_results) if key_results else ():
        found[each.key_result].append(each)
    return found


def _row(
    overview: Overview, key_result: KeyResultId, prompt: Prompt, evidence: tuple[Evidence, ...]
) -> PromptRow:
    found = overview.key_results[key_result]
    standing = overview.standing(found)
    last = standing.last
    answered = last if last is not None and last.at >= prompt.at else None
    theirs = found.owners and prompt.person not in found.owners
    on_behalf_of = overview.name(found.owners[0]) if theirs else None
    return PromptRow(standing, overview.squad_of(found).name, answered, on_behalf_of, evidence)
