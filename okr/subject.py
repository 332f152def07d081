"""What people name by its id: an objective or a key result, with the squad it belongs to."""

from dataclasses import dataclass

from okr.key_result import KeyResult
from okr.notices.named import Named
from okr.objective import Objective
from okr.permissions import key_result_seen, objective_seen
from okr.person import PersonId
from okr.phrases.said import is_key_result, key_result_id, objective_id
from okr.squad import Squad
from okr.work import Work


@dataclass(frozen=True, slots=True)
class Subject:
    """An objective, or one of its key results."""

    objective: Objective
    squad: Squad
    key_result: KeyResult | None = None

    @property
    def ref(self) -> str:
        return (self.key_result or self.objective).ref

    @property
    def dropped(self) -> bool:
        return self.objective.dropped or (self.key_result is not None and self.key_result.dropped)

    @property
    def named(self) -> Named:
        return Named(self.ref, (self.key_result or self.objective).title, self.squad.name)


def subject_seen(work: Work, by: PersonId, ref: str) -> Subject:
    """What is called `O12` or `KR31`; raises NoSuchObjective, NoSuchKeyResult, also for what they may not
    read.
    """
    if is_key_result(ref):
        key_result, objective, squad = key_result_seen(work, by, key_result_id(ref))
        return Subject(objective, squad, key_result)
    return Subject(*objective_seen(work, by, objective_id(ref)))
