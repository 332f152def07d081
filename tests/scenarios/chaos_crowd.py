"""Many people with a key result each, who are all to be asked now."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from handlers.slack.read import PREFIX
from okr.cycle import Cycle, quarter_of
from okr.objective import Objective
from okr.person import Person, PersonId, WorkspaceId
from okr.schedule import DueKind
from okr.squad import Cadence, Member, Moment, Squad, Weekday
from okr.work import Work
from storage.work import Store
from tests.storage.facts import add_key_result, do

TEAM: Final = "T0CHAOS"
WORKSPACE: Final = WorkspaceId(f"{PREFIX}{TEAM}")
SQUAD: Final = 10
"""People in a squad."""

UNTIL_THE_DIGEST: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Crowd:
    """So many people, in squads that ask at `at`."""

    size: int
    at: datetime

    @property
    def people(self) -> list[PersonId]:
        return [PersonId(f"U{number:05}") for number in range(self.size)]

    def write_workspace(self, path: Path) -> Path:
        """As the playground reads it."""
        users = [{"id": each, "name": each.lower(), "real_name": each} for each in self.people]
        team = {"id": TEAM, "name": "Chaos", "domain": "chaos"}
        path.write_text(json.dumps({"team": team, "users": users, "channels": []}), encoding="utf-8")
        return path

    async def gather(self, database: str) -> None:
        """Fill a migrated database; everybody's question has come due this moment."""
        async with await Store.open(database, lambda: self.at) as store:
            for start in range(0, self.size, SQUAD):
                await do(store, _Joining(self, self.people[start : start + SQUAD]), WORKSPACE)


@dataclass(frozen=True, slots=True)
class _Joining:
    """A squad is formed, with an objective and a key result for each."""

    crowd: Crowd
    people: list[PersonId]

    def __call__(self, work: Work) -> None:
        for each in self.people:
            work.people.put(Person(each, each, "UTC"))
        squad = _squad(work, self.people, self.crowd.at)
        objective = _objective(work, squad, quarter_of(self.crowd.at.date()))
        for each in self.people:
            add_key_result(work, objective, owners=(each,))
        work.schedule.put_all(DueKind.PROMPT, [(each, self.crowd.at) for each in self.people])


def _squad(work: Work, people: list[PersonId], at: datetime) -> Squad:
    number = work.squads.next_id()
    members = tuple(Member(each, "Product") for each in people)
    cadence = Cadence(prompt=_moment(at), digest=_moment(at + UNTIL_THE_DIGEST))
    name = f"squad{number}"
    squad = Squad(number, name, name, people[0], "UTC", at.date(), members=members, cadence=cadence)
    work.squads.add(squad)
    return squad


def _moment(at: datetime) -> Moment:
    return Moment(Weekday(at.weekday()), at.time())


def _objective(work: Work, squad: Squad, cycle: Cycle) -> Objective:
    work.cycles.put(cycle)
    objective = Objective(work.objectives.next_id(), squad.id, cycle.id, "Customers stay")
    work.objectives.add(objective)
    return objective
