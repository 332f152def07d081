"""Which question is meant by a button, and what belongs to one beside where its key results stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from okr.cadence import first_day_of
from okr.challenge import Challenge
from okr.errors.week import QuestionOver
from okr.key_result import KeyResult, KeyResultId
from okr.overview import Overview
from okr.person import PersonId
from okr.prompt import Prompt
from okr.schedule import DueKind
from okr.work import Work

STANDS: Final = timedelta(days=7)
"""How long a question waits for its answers."""

Asked = tuple[PersonId, str]
"""Somebody, and the week they were asked in."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What was read for some questions at once."""

    skipped: Mapping[Asked, str] = field(default_factory=dict)
    """Why whoever skips their week does so."""
    again: Mapping[str, datetime] = field(default_factory=dict)
    """When each person is asked again."""
    challenges: Mapping[KeyResultId, Challenge] = field(default_factory=dict)
    """The last of each key result that has an answer."""
    stand_ins: frozenset[tuple[PersonId, PersonId]] = frozenset()
    """Deputies, and whom they stand in for."""
    names: Mapping[PersonId, str] = field(default_factory=dict)
    """Of whoever answered in somebody's place, and is neither owner nor lead."""

    def answers_for(self, person: PersonId, key_result: KeyResult) -> bool:
        """Whether it is theirs to answer: they own it, or stand in for somebody who does."""
        return any(each == person or (person, each) in self.stand_ins for each in key_result.owners)

    def challenge(self, prompt: Prompt, key_result: KeyResultId) -> Challenge | None:
        """What whoever was asked was asked privately since, if it was."""
        found = self.challenges.get(key_result)
        asked = found is not None and found.person == prompt.person and found.at >= prompt.at
        return found if asked else None


def read_beside(work: Work, prompts: Sequence[Prompt], overview: Overview) -> Beside:
    """A query each for what there may be of it."""
    if not prompts:
        return Beside()
    people = {each.person for each in prompts}
    return Beside(
        skipped=_skipped(work, prompts),
        again={
            each: at for each, at in work.schedule.all_at(DueKind.REMINDER, people).items() if at > work.now
        },
        challenges=_challenges(work, prompts, overview),
        stand_ins=_stand_ins(work, prompts, overview),
        names=_names(work, overview),
    )


def standing_question(work: Work, person: PersonId, week: str = "") -> Prompt | None:
    """The question that somebody was asked last, if it still stands; None when there is none.

    Raises QuestionOver where a button of another week's was pressed.
    """
    prompt = work.prompts.latest(person)
    stands = prompt is not None and work.now - prompt.at <= STANDS
    if week and not (stands and prompt is not None and prompt.week == week):
        raise QuestionOver(day=f"{first_day_of(week):%-d %b}")
    return prompt if stands else None


def is_skipped(work: Work, person: PersonId, week: str) -> bool:
    return any(each.week == week for each in work.skips.of([person], week))


def _skipped(work: Work, prompts: Sequence[Prompt]) -> dict[Asked, str]:
    skips = work.skips.of({each.person for each in prompts}, min(each.week for each in prompts))
    return {(each.person, each.week): each.reason for each in skips}


def _challenges(work: Work, prompts: Iterable[Prompt], overview: Overview) -> dict[KeyResultId, Challenge]:
    """Only an answer has one, so that new questions cost no query."""
    answered = {
        key_result
        for prompt in prompts
        for key_result in prompt.key_results
        if any(each.at >= prompt.at for each in overview.check_ins.get(key_result, ()))
    }
    return work.challenges.latest_of(answered) if answered else {}


def _names(work: Work, overview: Overview) -> dict[PersonId, str]:
    last = (check_ins[-1].by for check_ins in overview.check_ins.values() if check_ins)
    unknown = {each for each in last if each not in overview.people}
    return {each: found.name for each, found in work.people.named(unknown).items()} if unknown else {}


def _stand_ins(
    work: Work, prompts: Iterable[Prompt], overview: Overview
) -> frozenset[tuple[PersonId, PersonId]]:
    """Where somebody was asked about what they do not own."""
    found = {
        prompt.person
        for prompt in prompts
        for each in prompt.key_results
        if each in overview.key_results and prompt.person not in overview.key_results[each].owners
    }
    served = work.preferences.served_by(found) if found else []
    return frozenset((each.deputy, each.person) for each in served if each.deputy is not None)
