"""Tell leads, in one message a squad and week, whom the weekly question did not reach and what to do."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final

from okr.address import Address
from okr.cadence import first_day_of
from okr.commands.clockwork import ReportUnasked, Undelivered
from okr.key_result import KeyResultId
from okr.notices.week import PromptsNotDelivered, Unasked
from okr.prompt import Prompt, asked_as
from okr.squad import Squad, SquadId
from okr.work import Work

_A_DAY: Final = timedelta(days=1)
"""By how much a week may begin earlier in the zone of whoever is asked."""


def report_unasked(work: Work, command: ReportUnasked) -> int:
    """In how many squads somebody is told. A lead who was not reached hears nothing of it."""
    fresh = {each.subject: each for each in command.messages}
    weeks: dict[str, list[KeyResultId]] = defaultdict(list)
    for prompt in filter(None, (_prompt(work, subject) for subject in fresh)):
        weeks[prompt.week] += prompt.key_results
    return sum(
        _tell(work, squad, week, fresh) for week, asked in weeks.items() for squad in _squads(work, asked)
    )


def _prompt(work: Work, subject: str) -> Prompt | None:
    """A question of an earlier week, sent again in vain, is nothing to bother a lead with any more."""
    if (asked := asked_as(subject)) is None:
        return None
    latest = work.prompts.latest(asked[0])
    return latest if latest is not None and latest.subject == subject else None


def _squads(work: Work, asked: Sequence[KeyResultId]) -> list[Squad]:
    key_results = work.key_results.named(asked).values()
    objectives = work.objectives.named({each.objective for each in key_results}).values()
    squads = work.squads.named({each.squad for each in objectives}).values()
    return [each for each in squads if not each.archived]


def _tell(work: Work, squad: Squad, week: str, fresh: dict[str, Undelivered]) -> bool:
    people = _unasked(work, squad, week, fresh)
    if not people:
        return False
    subject, notice = f"undelivered:{squad.id}:{week}", PromptsNotDelivered(squad.name, people)
    lead = Address.of_person(work.workspace, squad.lead)
    return work.outbox.tell(subject, lead, notice) or work.outbox.revise(subject, notice)


def _unasked(work: Work, squad: Squad, week: str, fresh: dict[str, Undelivered]) -> tuple[Unasked, ...]:
    """All of the week, so that the message says it whole however often it is written anew."""
    asked = {each.subject: each.person for each in _asked(work, squad.id, week) if each.person != squad.lead}
    known = {each.subject: each for each in work.outbox.undelivered(asked)} | fresh
    names = work.people.named(asked.values())
    return tuple(
        Unasked(names[person].name, known[subject].reason, known[subject].in_doubt)
        for subject, person in asked.items()
        if subject in known and person in names
    )


def _asked(work: Work, squad: SquadId, week: str) -> list[Prompt]:
    objectives = [each.id for each in work.objectives.of([squad]) if each.squad == squad]
    key_results = [each.id for each in work.key_results.of(objectives)]
    since = datetime.combine(first_day_of(week), time(0), UTC) - _A_DAY
    return [each for each in work.prompts.about(key_results, since) if each.week == week]
