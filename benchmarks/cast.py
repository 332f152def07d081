"""Whom the benchmark is about: a squad of four, and the objective they have checked in on for ten weeks."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from okr.check_in import Answer
from okr.commands.clockwork import SendDuePrompts
from okr.commands.objectives import CreateObjective
from okr.commands.people import MeetPeople
from okr.commands.squads import AddMember, CreateSquad
from okr.commands.week import RecordCheckIns
from okr.key_result import KeyResultId
from okr.person import ChannelId, Person, PersonId, WorkspaceId
from okr.phrases.okrs import read_key_results
from okr.usecases.add_member import add_member
from okr.usecases.create_objective import create_objective
from okr.usecases.create_squad import create_squad
from okr.usecases.meet_people import meet_people
from okr.usecases.record_check_ins import record_check_ins
from okr.usecases.send_prompts import send_prompts
from storage.work import Store

TEAM: Final = "T0BENCH"
WORKSPACE: Final = WorkspaceId(f"slack:{TEAM}")
ZONE: Final = "Europe/Berlin"
OBJECTIVE: Final = "Customers LOVE our Product"
NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"U0ANA": "Ana", "U0DEE": "Dee", "U0CHEN": "Chen", "U0BO": "Bo"}
)
PEOPLE: Final = tuple(map(PersonId, NAMES))

WEEKS: Final = 10
OPENING: Final = datetime(2026, 10, 5, 8, tzinfo=UTC)
"""A Monday morning early in a quarter, after the hour at which everybody is asked."""
TODAY: Final = OPENING + timedelta(weeks=WEEKS)

_KEY_RESULTS: Final = """
Increase trial to customer conversion rate from 18% to 30% <@U0ANA> leading
Reduce net monthly churn from 3.2% to 1% <@U0DEE> lagging
Increase average revenue per user from $1,400 to $2,000 <@U0CHEN> lagging
Increase expansion sales from $120,000 to $500,000 <@U0BO> lagging
"""
_VALUES: Final = tuple(map(Decimal, ("19", "3.1", "1420", "140000")))
_STEPS: Final = tuple(map(Decimal, ("0.5", "-0.1", "25", "8000")))


class Past:
    """A clock that stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


async def tell_the_past(url: str) -> None:
    """Live through the ten weeks up to TODAY; this week's questions are left in the outbox."""
    clock = Past(OPENING)
    async with await Store.open(url, clock) as store:
        await _form_the_squad(store)
        for week in range(WEEKS):
            clock.at = OPENING + timedelta(weeks=week)
            await _answer(store, week)
        # The first call finds questions too old to ask, and only says when the next ones are due.
        for clock.at in (TODAY - timedelta(days=1), TODAY):
            await store.perform(send_prompts, SendDuePrompts(WORKSPACE, PEOPLE))


async def _form_the_squad(store: Store) -> None:
    lead, *others = PEOPLE
    everybody = tuple(Person(person, NAMES[person], ZONE) for person in PEOPLE)
    await store.perform(meet_people, MeetPeople(WORKSPACE, everybody))
    channel = ChannelId("C0CHURN")
    await store.perform(create_squad, CreateSquad(WORKSPACE, lead, "churn", "Churn squad", channel))
    for person in others:
        await store.perform(add_member, AddMember(WORKSPACE, lead, "churn", person, "Product"))
    drafts = read_key_results(_KEY_RESULTS, OPENING.date())
    await store.perform(create_objective, CreateObjective(WORKSPACE, lead, "churn", OBJECTIVE, drafts))


async def _answer(store: Store, week: int) -> None:
    for number, person in enumerate(PEOPLE):
        value = _VALUES[number] + week * _STEPS[number]
        note = f"week {week + 1}: on to the next step"
        answer = Answer(KeyResultId(number + 1), value, 4 + (week + number) % 5, note)
        await store.perform(record_check_ins, RecordCheckIns(WORKSPACE, person, (answer,)))
