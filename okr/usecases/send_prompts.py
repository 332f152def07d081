"""Ask each person who is due about their key results: one message a week over all their squads."""

from datetime import date, datetime

from okr.cadence import (
    first_day_of,
    in_cadence,
    is_fresh,
    iso_week,
    latest_weekly,
    prompt_moment,
    worth_catching_up,
)
from okr.commands import SendDuePrompts
from okr.key_result import KeyResult, KeyResultId
from okr.notices import CheckInPrompt, PromptRow
from okr.overview import Overview, look, look_around
from okr.person import Person, PersonId
from okr.ports import Address, DueKind, Prompt, Work
from okr.timetable import schedule_next_prompt


def send_prompts(work: Work, command: SendDuePrompts) -> int:
    """How many questions were written. Whoever is due is scheduled anew, asked or not."""
    return sum(_ask(work, person) for person in command.people)


def _ask(work: Work, person_id: PersonId) -> bool:
    due = work.schedule.at(DueKind.PROMPT, person_id)
    if due is None or due > work.now:
        return False
    person, squads = work.people.get(person_id), work.squads.of(person_id)
    schedule_next_prompt(work, person)
    if not squads or not person.active:
        return False
    latest = latest_weekly(due, work.now, person.zone, prompt_moment(squads))
    return worth_catching_up(latest, work.now) and _write(work, person, person.local(latest))


def _write(work: Work, person: Person, due: datetime) -> bool:
    """The question belongs to the week in which it came due, however late it is written."""
    overview = _asked_about(work, person, due.date())
    ids = _to_ask(overview, person)
    prompt = Prompt(person.id, iso_week(due.date()), ids, work.now)
    return bool(ids) and work.prompts.add(prompt) and _tell(work, person, prompt, overview)


def _asked_about(work: Work, person: Person, day: date) -> Overview:
    return look(work, [squad for squad in work.squads.of(person.id) if in_cadence(squad, day)], since=day)


def _to_ask(overview: Overview, person: Person) -> tuple[KeyResultId, ...]:
    """Co-owners may answer, but one alone is asked; nothing fresh is asked about."""
    return tuple(
        each.id
        for each in overview.key_results.values()
        if _first_here(overview, each) == person.id
        and not is_fresh(overview.standing(each).last, overview.now)
    )


def _first_here(overview: Overview, key_result: KeyResult) -> PersonId:
    """The owner, or while they are gone the first co-owner who is not."""
    here = (each for each in key_result.owners if each in overview.people and overview.people[each].active)
    return next(here, key_result.owners[0])


def _tell(work: Work, person: Person, prompt: Prompt, overview: Overview) -> bool:
    notice = _notice(work, person, prompt, overview)
    return work.outbox.tell(_subject(prompt), Address.of_person(work.workspace, person.id), notice)


def revise_prompt(work: Work, prompt: Prompt) -> bool:
    """Show in the message that asked what has been answered since; False when there is no such message."""
    person = work.people.get(prompt.person)
    overview = look_around(work, [work.key_results.get(each) for each in prompt.key_results])
    return work.outbox.revise(_subject(prompt), _notice(work, person, prompt, overview))


def _notice(work: Work, person: Person, prompt: Prompt, overview: Overview) -> CheckInPrompt:
    rows = [_row(overview, each, prompt) for each in prompt.key_results if each in overview.key_results]
    return CheckInPrompt(
        name=person.name,
        week_of=first_day_of(prompt.week),
        rows=tuple(rows),
        asked=prompt_moment(work.squads.of(person.id)),
    )


def _row(overview: Overview, key_result: KeyResultId, prompt: Prompt) -> PromptRow:
    found = overview.key_results[key_result]
    last = overview.standing(found).last
    answered = last if last is not None and last.at >= prompt.at else None
    return PromptRow(overview.standing(found), overview.squad_of(found).name, answered)


def _subject(prompt: Prompt) -> str:
    return f"prompt:{prompt.person}:{prompt.week}"
