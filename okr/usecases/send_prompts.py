"""Ask each person who is due about their key results: one message a week over all their squads."""

from collections.abc import Iterable

from okr.cadence import in_cadence, is_fresh, iso_week, monday_of, prompt_moment, worth_catching_up
from okr.commands import SendDuePrompts
from okr.key_result import KeyResultId
from okr.notices import CheckInPrompt, PromptRow
from okr.overview import Overview, look
from okr.person import Person, PersonId
from okr.ports import Address, DueKind, Prompt, Work
from okr.squad import Squad
from okr.timetable import schedule_prompt


def send_prompts(work: Work, command: SendDuePrompts) -> int:
    """How many questions were written. Whoever is due is scheduled anew, asked or not."""
    return sum(_ask(work, person) for person in command.people)


def _ask(work: Work, person_id: PersonId) -> bool:
    due = work.schedule.at(DueKind.PROMPT, person_id)
    if due is None or due > work.now:
        return False
    person = work.people.get(person_id)
    schedule_prompt(work, person)
    return person.active and worth_catching_up(due, work.now) and _write(work, person)


def _write(work: Work, person: Person) -> bool:
    week = iso_week(person.local(work.now).date())
    overview = _asked_this_week(work, person)
    ids = _to_ask(overview, person)
    prompt = Prompt(person.id, week, ids, work.now)
    return bool(ids) and work.prompts.add(prompt) and _tell(work, person, prompt, overview)


def _asked_this_week(work: Work, person: Person) -> Overview:
    monday = monday_of(person.local(work.now).date())
    return look(work, [squad for squad in work.squads.of(person.id) if in_cadence(squad, monday)])


def _to_ask(overview: Overview, person: Person) -> tuple[KeyResultId, ...]:
    """Co-owners may answer, but only the owner is asked; nothing fresh is asked about."""
    return tuple(
        each.id
        for each in overview.key_results.values()
        if each.owners[0] == person.id and not is_fresh(overview.standing(each).last, overview.now)
    )


def _tell(work: Work, person: Person, prompt: Prompt, overview: Overview) -> bool:
    notice = _notice(work, person, prompt, overview)
    return work.outbox.tell(_subject(prompt), Address.of_person(work.workspace, person.id), notice)


def revise_prompt(work: Work, prompt: Prompt) -> None:
    """Show in the message that asked what has been answered since."""
    person = work.people.get(prompt.person)
    squads = _squads_of(work, prompt.key_results)
    work.outbox.revise(_subject(prompt), _notice(work, person, prompt, look(work, squads)))


def _squads_of(work: Work, key_results: Iterable[KeyResultId]) -> list[Squad]:
    objectives = {work.key_results.get(each).objective for each in key_results}
    return [work.squads.get(squad) for squad in {work.objectives.get(each).squad for each in objectives}]


def _notice(work: Work, person: Person, prompt: Prompt, overview: Overview) -> CheckInPrompt:
    rows = [_row(overview, each, prompt) for each in prompt.key_results if each in overview.key_results]
    return CheckInPrompt(
        name=person.name,
        week_of=monday_of(person.local(prompt.at).date()),
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
