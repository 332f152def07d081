"""A workspace with its people, asked in the words people type; time is moved by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Connection

from okr.change import Change
from okr.check_in import CheckIn
from okr.commands.clockwork import (
    CloseDueVotes,
    PublishDueDigests,
    SendDuePrompts,
    SendDueReminders,
    TellOfCycleEnds,
)
from okr.commands.people import MeetPeople
from okr.commands.week import AnswerInWords
from okr.commands.wish import Wish
from okr.key_result import KeyResultId
from okr.notices.notice import FormNotice, Notice
from okr.notices.week import CheckInPrompt, DigestPosted
from okr.person import Person, PersonId, WorkspaceId
from okr.phrases import read_phrase
from okr.phrases.said import Said
from okr.ports import Receipt
from okr.schedule import DueKind
from okr.squad import Squad, SquadId
from okr.usecases.answer import answer
from okr.usecases.close_vote import close_due_votes
from okr.usecases.meet_people import meet_people
from okr.usecases.publish_digests import publish_digests
from okr.usecases.send_prompts import send_prompts
from okr.usecases.send_reminders import send_reminders
from okr.usecases.tell_of_cycle_ends import tell_of_cycle_ends
from okr.work import Work
from storage import outbox, settling
from storage.letters import Letter, Verb
from storage.repositories.schedule import due
from storage.work import Store
from tests.stores import HandClock

OURS = WorkspaceId("T1")
ANA, BO, CHEN, DEE = PersonId("UANA"), PersonId("UBO"), PersonId("UCHEN"), PersonId("UDEE")
EVE, ADA, GUS = PersonId("UEVE"), PersonId("UADA"), PersonId("UGUS")
"""In no squad of ours; a workspace admin in none either; a guest."""

PEOPLE = (
    Person(ANA, "Ana", "Europe/Berlin"),
    Person(BO, "Bo", "America/New_York"),
    Person(CHEN, "Chen", "Asia/Singapore"),
    Person(DEE, "Dee", "Europe/Berlin"),
    Person(EVE, "Eve", "Europe/Berlin"),
    Person(ADA, "Ada", "Europe/Berlin", admin=True),
    Person(GUS, "Gus", "Europe/Berlin", guest=True),
)

T = TypeVar("T")


def utc(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    """An instant; the 16th of November 2026 is a Monday."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Room:
    store: Store
    clock: HandClock

    async def ask(self, wish: Wish) -> Notice | FormNotice:
        return await self.store.perform(answer, wish)

    async def say(self, by: PersonId, text: str) -> Notice | FormNotice:
        """What `by` gets to see for what they typed after `/okr`."""
        return await self.ask(read_phrase(Said(OURS, by, text, self.clock.now.date())))

    async def shown(self, kind: type[T], by: PersonId, text: str) -> T:
        """As `say`, where that kind of notice must come back."""
        notice = await self.say(by, text)
        assert isinstance(notice, kind)
        return notice

    async def answer(self, by: PersonId, text: str) -> None:
        """Check in, as a reply to the bot's question."""
        await self.ask(AnswerInWords(OURS, by, text))

    async def meet(self, *people: Person) -> None:
        await self.store.perform(meet_people, MeetPeople(OURS, people))

    async def look(self, question: Callable[[Work], T]) -> T:
        return await self.store.perform(lambda work, _: question(work), MeetPeople(OURS, ()))

    async def sweep(self) -> None:
        """Serve what is due, as the tick of each minute does."""
        found = await self.store.run(due)
        people = tuple(PersonId(each.subject) for each in found if each.kind is DueKind.PROMPT)
        squads = tuple(SquadId(int(each.subject)) for each in found if each.kind is DueKind.DIGEST)
        await self.store.perform(send_prompts, SendDuePrompts(OURS, people))
        silent = tuple(PersonId(each.subject) for each in found if each.kind is DueKind.REMINDER)
        await self.store.perform(send_reminders, SendDueReminders(OURS, silent))
        ends = tuple(each.subject for each in found if each.kind is DueKind.CYCLE_END)
        votes = tuple(each.subject for each in found if each.kind is DueKind.VOTE)
        await self.store.perform(close_due_votes, CloseDueVotes(OURS, votes))
        await self.store.perform(publish_digests, PublishDueDigests(OURS, squads))
        await self.store.perform(tell_of_cycle_ends, TellOfCycleEnds(OURS, ends))

    async def at(self, moment: datetime) -> list[Letter]:
        """Go to that instant, at once or after a downtime, and see what is said then."""
        self.clock.now = moment
        await self.sweep()
        return await self.letters()

    async def letters(self) -> list[Letter]:
        """Everything that waits in the outbox, and it is delivered."""
        taken: list[Letter] = []
        while some := await self.store.run(lambda at, now: outbox.claim(at, now, OURS, limit=100)):
            for letter in some:
                await self.store.run(_arrived(letter))
            taken += some
        return taken

    async def check_ins(self, key_result: int = 1) -> list[CheckIn]:
        found = KeyResultId(key_result)
        return await self.look(lambda work: work.check_ins.of([found])[found])

    async def values(self, key_result: int = 1) -> list[Decimal | None]:
        return [each.value for each in await self.check_ins(key_result)]

    async def history(self, subject: str) -> list[Change]:
        return await self.look(lambda work: work.history.of(subject))

    async def squad(self, handle: str = "churn") -> Squad:
        return await self.look(lambda work: work.squads.by_handle(handle))

    async def change(self, handle: str, change: Callable[[Squad], Squad]) -> None:
        """Change a squad in a way that no command offers yet."""
        await self.look(lambda work: work.squads.save(change(work.squads.by_handle(handle))))

    async def due(self, kind: DueKind, subject: str) -> datetime | None:
        return await self.look(lambda work: work.schedule.at(kind, subject))

    async def found_churn(self) -> None:
        """The squad `churn`: Dee leads, Ana, Bo and Chen are members."""
        await self.say(DEE, "squad new churn <#CCHURN>")
        for person, function in ((ANA, "Marketing"), (BO, "Sales"), (CHEN, "Product")):
            await self.say(DEE, f"squad add churn <@{person}> {function}")

    async def set_objective(self, *key_results: str) -> None:
        await self.say(DEE, "new churn Customers love our product\n" + "\n".join(key_results))


def _arrived(letter: Letter) -> Callable[[Connection, datetime], None]:
    receipt = letter.receipt or Receipt(OURS, letter.address.id, letter.subject)
    return lambda connection, _: settling.sent(connection, letter, receipt)


def asked(letters: list[Letter]) -> dict[str, list[str]]:
    """Who is asked about which key results, of new questions only."""
    return {
        letter.address.id: [row.standing.key_result.ref for row in letter.notice.rows]
        for letter in letters
        if letter.verb is Verb.TELL and isinstance(letter.notice, CheckInPrompt)
    }


def digests(letters: list[Letter]) -> list[tuple[Verb, str, DigestPosted]]:
    """What squads' channels get to read, new or revised."""
    return [
        (letter.verb, letter.address.id, letter.notice)
        for letter in letters
        if isinstance(letter.notice, DigestPosted)
    ]


def facts_of(error: Exception) -> dict[str, Any]:
    facts: dict[str, Any] = getattr(error, "facts", {})
    return facts
