"""The tick of each minute: everything due is written, whatever happens to one of them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from bot.scheduler import AT_ONCE, FEW, SENT_AGAIN_WITHIN, Ticker, clock
from okr.commands.clockwork import PublishDueDigests, SendDuePrompts
from okr.errors.people import NoSuchPerson
from okr.person import PersonId, WorkspaceId
from okr.schedule import DueKind
from okr.work import InWorkspace, Work
from storage.repositories.schedule import due
from storage.work import Store
from tests.storage.facts import OURS, THEIRS, do
from tests.stores import HandClock

CommandT = TypeVar("CommandT", bound=InWorkspace)
ResultT = TypeVar("ResultT")

WEEK = timedelta(days=7)


@dataclass(slots=True)
class Serving:
    """Serves what is due, but for subjects that cannot be helped, and remembers how it was asked."""

    store: Store
    hopeless: frozenset[str] = frozenset()
    asked: list[tuple[WorkspaceId, tuple[str, ...]]] = field(default_factory=list)

    async def perform(
        self, use_case: Callable[[Work, CommandT], ResultT], command: CommandT, *, once: str | None = None
    ) -> ResultT:
        assert isinstance(command, SendDuePrompts | PublishDueDigests)
        is_prompt = isinstance(command, SendDuePrompts)
        subjects = tuple(map(str, command.people if isinstance(command, SendDuePrompts) else command.squads))
        self.asked.append((command.workspace, subjects))

        def serve(work: Work) -> None:
            for subject in subjects:
                if subject in self.hopeless:
                    raise NoSuchPerson(person=subject)
                work.schedule.put(DueKind.PROMPT if is_prompt else DueKind.DIGEST, subject, work.now + WEEK)

        await do(self.store, serve, command.workspace)
        return None  # type: ignore[return-value]  # nobody reads how many there were

    async def meet(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> None:
        raise NotImplementedError

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        raise NotImplementedError

    now = HandClock()


async def nobody() -> None:
    """Nobody looks."""


async def schedule(store: Store, kind: DueKind, *subjects: str, workspace: WorkspaceId = OURS) -> None:
    def put(work: Work) -> None:
        for subject in subjects:
            work.schedule.put(kind, subject, work.now)

    await do(store, put, workspace)


async def left(store: Store) -> list[str]:
    return [each.subject for each in await store.run(due)]


async def test_everything_due_in_every_workspace_is_served(sqlite_store: Store) -> None:
    await schedule(sqlite_store, DueKind.PROMPT, "U1", "U2")
    await schedule(sqlite_store, DueKind.DIGEST, "1")
    await schedule(sqlite_store, DueKind.PROMPT, "U1", workspace=THEIRS)
    serving = Serving(sqlite_store)
    await Ticker(sqlite_store, serving, nobody).tick()
    assert sorted(serving.asked) == [(OURS, ("1",)), (OURS, ("U1", "U2")), (THEIRS, ("U1",))]
    assert await left(sqlite_store) == []


async def test_many_are_served_in_pieces_so_that_nobody_waits_long(sqlite_store: Store) -> None:
    many = [f"U{number:04}" for number in range(2 * AT_ONCE + 1)]
    await schedule(sqlite_store, DueKind.PROMPT, *many)
    serving = Serving(sqlite_store)
    await Ticker(sqlite_store, serving, nobody).tick()
    assert [len(subjects) for _, subjects in serving.asked] == [AT_ONCE, AT_ONCE, 1]
    assert await left(sqlite_store) == []


async def test_digests_which_take_longer_are_served_in_smaller_pieces(sqlite_store: Store) -> None:
    await schedule(sqlite_store, DueKind.DIGEST, *map(str, range(FEW + 1)))
    serving = Serving(sqlite_store)
    await Ticker(sqlite_store, serving, nobody).tick()
    assert [len(subjects) for _, subjects in serving.asked] == [FEW, 1]


async def test_one_who_cannot_be_helped_keeps_nobody_else_waiting(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await schedule(sqlite_store, DueKind.PROMPT, "U1", "U2", "U3")
    await schedule(sqlite_store, DueKind.DIGEST, "1")
    await schedule(sqlite_store, DueKind.PROMPT, "U9", workspace=THEIRS)
    await Ticker(sqlite_store, Serving(sqlite_store, frozenset({"U2"})), nobody).tick()
    assert await left(sqlite_store) == ["U2"]
    assert "could not be written" in caplog.text


async def test_what_cannot_be_helped_is_tried_again_the_next_minute_and_not_for_ever(
    sqlite_store: Store,
) -> None:
    await schedule(sqlite_store, DueKind.PROMPT, "U1")
    serving = Serving(sqlite_store, frozenset({"U1"}))
    ticker = Ticker(sqlite_store, serving, nobody)
    await ticker.tick()
    tries = len(serving.asked)
    assert tries <= 4
    await ticker.tick()
    assert len(serving.asked) == 2 * tries


async def test_a_tick_never_raises_even_without_a_database(
    sqlite_url: str, hand_clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    store = await Store.open(sqlite_url, hand_clock)
    await store.close()
    await Ticker(store, Serving(store), nobody).tick()
    assert "the next minute tries again" in caplog.text


async def test_with_each_tick_the_courier_looks_for_letters_that_had_to_wait(sqlite_store: Store) -> None:
    looked: list[None] = []

    async def look() -> None:
        looked.append(None)

    await Ticker(sqlite_store, Serving(sqlite_store), look).tick()
    assert len(looked) == 1


async def test_old_keys_of_requests_are_forgotten(sqlite_store: Store, hand_clock: HandClock) -> None:
    await do(sqlite_store, lambda _: None, once="event:1")
    hand_clock.advance(SENT_AGAIN_WITHIN + timedelta(seconds=1))
    await Ticker(sqlite_store, Serving(sqlite_store), nobody).tick()
    await do(sqlite_store, lambda _: None, once="event:1")


async def test_the_clock_ticks_each_minute_one_at_a_time_and_however_late(sqlite_store: Store) -> None:
    scheduler = clock(Ticker(sqlite_store, Serving(sqlite_store), nobody), nobody)
    scheduler.start(paused=True)
    jobs = scheduler.get_jobs()
    assert {job.id: job.trigger.interval.total_seconds() for job in jobs} == {"tick": 60, "recover": 10}
    assert {(job.max_instances, job.coalesce, job.misfire_grace_time) for job in jobs} == {(1, True, None)}
    scheduler.shutdown(wait=False)


async def test_what_the_end_cuts_off_is_no_error(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    begun, over = asyncio.Event(), asyncio.Event()

    async def recover() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            over.set()

    scheduler = clock(Ticker(sqlite_store, Serving(sqlite_store), nobody), recover)
    scheduler.start()
    scheduler.modify_job("recover", next_run_time=datetime.now(UTC))
    await begun.wait()
    scheduler.shutdown(wait=False)
    await over.wait()
    await asyncio.sleep(0)
    assert not [each for each in caplog.records if each.levelname == "ERROR"]
