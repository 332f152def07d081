"""Letters are told once a subject, in the order of their address, and nothing said is forgotten."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select, update

from okr.address import Address
from okr.notices.notice import Notice
from okr.person import ChannelId
from okr.ports import Receipt
from okr.work import Work
from storage import outbox, settling, tables
from storage.letters import Letter, Verb
from storage.outbox import FOREIGN_REST, FOREIGN_TRIES
from storage.work import Store
from tests.storage.facts import OURS, THEIRS, address, do, saying
from tests.storage.plans import plan_of
from tests.storage.receipts import receipt_of
from tests.stores import MONDAY_MORNING, HandClock

FIRST, SECOND = saying("first"), saying("second")
SOON = timedelta(minutes=5)
RECEIPT = Receipt(OURS, "D1", "1764.0001")

ResultT = TypeVar("ResultT")


async def tell(store: Store, subject: str, to: Address | None = None, notice: Notice = FIRST) -> bool:
    return await do(store, lambda work: work.outbox.tell(subject, to or address(), notice))


async def revise(store: Store, subject: str, notice: Notice) -> bool:
    return await do(store, lambda work: work.outbox.revise(subject, notice))


async def test_a_subject_is_told_from_the_moment_its_letter_is_written(store: Store) -> None:
    assert not await do(store, lambda work: work.outbox.told("digest:1"))
    await tell(store, "digest:1")
    assert await do(store, lambda work: work.outbox.told("digest:1"))
    assert not await do(store, lambda work: work.outbox.told("digest:2"))


async def test_what_answered_a_request_is_revised_like_what_was_told(store: Store) -> None:
    assert await do(store, lambda work: work.outbox.said("echo:D1:1", address(), "D1", "1764.0001"))
    assert await claim(store) == []
    assert await revise(store, "echo:D1:1", SECOND)
    (letter,) = await claim(store)
    assert (letter.verb, letter.notice, letter.receipt) == (Verb.REVISE, SECOND, RECEIPT)


async def test_what_was_told_already_is_not_said_again(store: Store) -> None:
    await tell(store, "echo:D1:1")
    assert not await do(store, lambda work: work.outbox.said("echo:D1:1", address(), "D1", "2"))


async def claim(store: Store, limit: int = 10) -> list[Letter]:
    return await store.run(lambda connection, now: outbox.claim(connection, now, OURS, limit))


async def mark(store: Store, function: Callable[..., ResultT], *facts: object) -> ResultT:
    return await store.run(lambda connection, _now: function(connection, *facts))


async def state_of(store: Store, letter: Letter) -> tuple[str, str]:
    query = select(tables.outbox.c.state, tables.outbox.c.reason).where(tables.outbox.c.id == letter.id)
    state, reason = await store.run(lambda connection, _: tuple(connection.execute(query).one()))
    return state, reason


async def say_all(store: Store) -> list[Notice]:
    """Be a courier whom nothing stops."""
    said: list[Notice] = []
    while letters := await claim(store):
        for letter in letters:
            said.append(letter.notice)
            await mark(store, settling.sent, letter, RECEIPT)
    return said


async def test_a_letter_says_what_was_told(store: Store) -> None:
    assert await tell(store, "prompt:U1")
    (letter,) = await claim(store)
    assert letter == Letter(
        letter.id,
        OURS,
        "prompt:U1",
        Verb.TELL,
        address(),
        FIRST,
        attempts=1,
        claimed_at=MONDAY_MORNING,
        receipt=None,
        wanted_at=MONDAY_MORNING,
    )
    assert re.fullmatch(r"[0-9a-f-]{36}", letter.id)


async def test_a_letter_bears_the_id_it_is_given(sqlite_url: str, hand_clock: HandClock) -> None:
    numbers = count(1)
    async with await Store.open(sqlite_url, hand_clock, new_id=lambda: f"L{next(numbers)}") as store:
        await tell(store, "a")
        await tell(store, "b", address(2))
        assert [letter.id for letter in await claim(store)] == ["L1", "L2"]


async def test_a_subject_is_told_once_and_for_all(store: Store) -> None:
    assert await tell(store, "prompt:U1")
    assert not await tell(store, "prompt:U1", notice=SECOND)
    assert await say_all(store) == [FIRST]
    assert not await tell(store, "prompt:U1", notice=SECOND)
    assert await say_all(store) == []


async def test_a_subject_that_many_tell_at_once_is_told_once(store: Store) -> None:
    told = await asyncio.gather(*(tell(store, "digest:1") for _ in range(10)))
    assert sum(told) == 1


async def test_a_letter_of_a_use_case_that_failed_is_never_sent(store: Store) -> None:
    def fail(work: Work) -> None:
        work.outbox.tell("prompt:U1", address(), FIRST)
        raise ZeroDivisionError

    await asyncio.gather(do(store, fail), return_exceptions=True)
    assert await say_all(store) == []


async def test_a_claimed_letter_is_not_claimed_again(store: Store) -> None:
    await tell(store, "prompt:U1")
    assert len(await claim(store)) == 1
    assert await claim(store) == []


async def test_claims_are_oldest_first_and_no_more_than_asked_for(store: Store) -> None:
    for number in range(5):
        await tell(store, f"prompt:{number}", address(number))
    assert [letter.subject for letter in await claim(store, limit=3)] == ["prompt:0", "prompt:1", "prompt:2"]
    assert [letter.subject for letter in await claim(store, limit=3)] == ["prompt:3", "prompt:4"]


async def test_letters_of_another_workspace_are_not_claimed(store: Store) -> None:
    await do(store, lambda work: work.outbox.tell("a", address(workspace=THEIRS), FIRST), THEIRS)
    assert await claim(store) == []


async def test_letters_to_one_address_go_one_after_the_other(store: Store) -> None:
    for subject in ("one", "two", "three"):
        await tell(store, subject)
    await tell(store, "elsewhere", address(2))
    letter, elsewhere = await claim(store)
    assert (letter.subject, elsewhere.subject) == ("one", "elsewhere")
    await mark(store, settling.sent, letter, RECEIPT)
    assert [letter.subject for letter in await claim(store)] == ["two"]


async def test_a_person_and_a_channel_of_one_name_are_two_addresses(store: Store) -> None:
    await tell(store, "one")
    await tell(store, "two", Address.of_channel(OURS, ChannelId("U1")))
    assert len(await claim(store)) == 2


async def test_a_postponed_letter_keeps_its_place(store: Store, hand_clock: HandClock) -> None:
    await tell(store, "one")
    await tell(store, "two")
    (letter,) = await claim(store)
    await mark(store, settling.postpone, letter, hand_clock.now + SOON, "slow down")
    assert await state_of(store, letter) == ("waiting", "slow down")
    assert await claim(store) == []
    hand_clock.advance(SOON)
    (again,) = await claim(store)
    assert (again.id, again.attempts, again.claimed_at) == (letter.id, 2, hand_clock.now)
    assert again.wanted_at == letter.wanted_at


async def test_a_letter_that_is_not_wanted_yet_lets_others_pass(store: Store, hand_clock: HandClock) -> None:
    later = hand_clock.now + SOON
    await do(store, lambda work: work.outbox.tell("nudge", address(), FIRST, at=later))
    await tell(store, "prompt")
    await revise(store, "nudge", SECOND)
    (prompt,) = await claim(store)
    assert prompt.subject == "prompt"
    await mark(store, settling.sent, prompt, RECEIPT)
    assert await claim(store) == []
    await tell(store, "digest")
    hand_clock.advance(SOON)
    (nudge,) = await claim(store)
    assert (nudge.subject, nudge.verb, nudge.notice) == ("nudge", Verb.TELL, SECOND)
    await mark(store, settling.sent, nudge, RECEIPT)
    assert [each.subject for each in await claim(store)] == ["digest"]


async def test_once_it_is_wanted_it_goes_before_its_revision(store: Store, hand_clock: HandClock) -> None:
    later = hand_clock.now + SOON
    await do(store, lambda work: work.outbox.tell("nudge", address(), FIRST, at=later))
    hand_clock.advance(SOON)
    (nudge,) = await claim(store)
    await revise(store, "nudge", SECOND)
    await mark(store, settling.postpone, nudge, hand_clock.now + SOON, "slow down")
    assert await claim(store) == []
    hand_clock.advance(SOON)
    assert await say_all(store) == [FIRST, SECOND]


async def test_a_letter_put_back_untried_has_one_attempt_less(store: Store) -> None:
    await tell(store, "one")
    (letter,) = await claim(store)
    await mark(store, settling.put_back, letter, MONDAY_MORNING, "others first")
    (again,) = await claim(store)
    assert (letter.attempts, again.attempts) == (1, 1)


async def test_letters_of_one_verb_can_be_claimed_alone(store: Store) -> None:
    await tell(store, "one")
    await say_all(store)
    await revise(store, "one", SECOND)
    await tell(store, "two", address(2))

    async def claim_only(verb: Verb) -> list[str]:
        letters = await store.run(lambda at, now: outbox.claim(at, now, OURS, 10, only=verb))
        return [letter.subject for letter in letters]

    assert await claim_only(Verb.TELL) == ["two"]
    assert await claim_only(Verb.TELL) == []
    assert await claim_only(Verb.REVISE) == ["one"]


async def test_what_became_of_many_letters_is_written_at_once(store: Store) -> None:
    await tell(store, "one")
    await say_all(store)
    await revise(store, "one", SECOND)
    for number in (2, 3):
        await tell(store, f"prompt:{number}", address(number))
    arrived = [(letter, Receipt(OURS, letter.address.id, letter.subject)) for letter in await claim(store)]
    await mark(store, settling.all_sent, arrived)
    assert await claim(store) == []
    receipts = [await mark(store, receipt_of, OURS, f"prompt:{number}") for number in (2, 3)]
    assert receipts == [Receipt(OURS, "U2", "prompt:2"), Receipt(OURS, "U3", "prompt:3")]


async def test_a_letter_that_failed_is_out_of_the_way(store: Store) -> None:
    await tell(store, "one")
    await tell(store, "two")
    (letter,) = await claim(store)
    await mark(store, settling.failed, letter, "no such user")
    assert await state_of(store, letter) == ("failed", "no such user")
    assert [letter.subject for letter in await claim(store)] == ["two"]
    assert not await revise(store, "one", SECOND)
    assert not await tell(store, "one")


async def test_a_letter_nobody_knows_about_is_never_sent_again(store: Store, hand_clock: HandClock) -> None:
    await tell(store, "one")
    (letter,) = await claim(store)
    await revise(store, "one", SECOND)
    await mark(store, settling.unknown, letter, "no history")
    hand_clock.advance(timedelta(days=30))
    assert await claim(store) == []
    assert not await revise(store, "one", SECOND)
    await tell(store, "two")
    assert len(await claim(store)) == 1


async def test_a_letter_found_after_all_has_arrived(store: Store) -> None:
    await tell(store, "one")
    (letter,) = await claim(store)
    await mark(store, settling.unknown, letter, "no history")
    await mark(store, settling.sent, letter, RECEIPT)
    assert await mark(store, receipt_of, OURS, "one") == RECEIPT
    assert await revise(store, "one", SECOND)


async def test_a_letter_still_waiting_is_revised_in_place(store: Store) -> None:
    await tell(store, "prompt:U1")
    assert await revise(store, "prompt:U1", SECOND)
    assert await say_all(store) == [SECOND]


async def test_a_told_message_is_revised_with_its_receipt(store: Store) -> None:
    await tell(store, "prompt:U1")
    await say_all(store)
    assert await revise(store, "prompt:U1", SECOND)
    (letter,) = await claim(store)
    assert (letter.verb, letter.receipt, letter.notice) == (Verb.REVISE, RECEIPT, SECOND)
    assert (letter.subject, letter.address) == ("prompt:U1", address())


async def test_revisions_not_yet_sent_become_one(store: Store) -> None:
    await tell(store, "prompt:U1")
    await say_all(store)
    for number in range(5):
        assert await revise(store, "prompt:U1", saying(str(number)))
    assert await say_all(store) == [saying("4")]


async def test_a_revision_waits_for_the_message_it_revises(store: Store) -> None:
    await tell(store, "prompt:U1")
    (letter,) = await claim(store)
    assert await revise(store, "prompt:U1", SECOND)
    assert await claim(store) == []
    await mark(store, settling.sent, letter, RECEIPT)
    (revision,) = await claim(store)
    assert (revision.receipt, revision.notice) == (RECEIPT, SECOND)


async def test_what_was_never_told_cannot_be_revised(store: Store) -> None:
    assert not await revise(store, "prompt:U1", SECOND)
    assert await say_all(store) == []


async def test_a_failed_revision_leaves_the_message_revisable(store: Store) -> None:
    await tell(store, "prompt:U1")
    await say_all(store)
    await revise(store, "prompt:U1", FIRST)
    (letter,) = await claim(store)
    await mark(store, settling.failed, letter, "too long")
    assert await revise(store, "prompt:U1", SECOND)
    assert await say_all(store) == [SECOND]


async def test_receipts_are_kept_by_subject(store: Store) -> None:
    assert await mark(store, receipt_of, OURS, "prompt:U1") is None
    await tell(store, "prompt:U1")
    await say_all(store)
    assert await mark(store, receipt_of, OURS, "prompt:U1") == RECEIPT
    assert await mark(store, receipt_of, THEIRS, "prompt:U1") is None


async def test_what_was_said_is_not_kept(store: Store) -> None:
    await tell(store, "prompt:U1")
    await say_all(store)
    await revise(store, "prompt:U1", SECOND)
    await say_all(store)
    query = select(tables.outbox.c.notice, tables.outbox.c.state)
    rows = await store.run(lambda connection, _: [tuple(row) for row in connection.execute(query)])
    assert rows == [(None, "sent")]


async def test_letters_sent_twice_over_keep_the_first_receipt(store: Store) -> None:
    await tell(store, "prompt:U1")
    (letter,) = await claim(store)
    await mark(store, settling.sent, letter, RECEIPT)
    await mark(store, settling.sent, letter, Receipt(OURS, "D1", "other"))
    await mark(store, settling.postpone, letter, MONDAY_MORNING, "late news")
    assert await mark(store, receipt_of, OURS, "prompt:U1") == RECEIPT
    assert await claim(store) == []


async def test_letters_of_a_courier_that_died_are_orphans(store: Store, hand_clock: HandClock) -> None:
    await tell(store, "prompt:U1")
    (letter,) = await claim(store)
    assert await mark(store, outbox.orphans, hand_clock.now - SOON, OURS) == []
    hand_clock.advance(SOON)
    assert await mark(store, outbox.orphans, hand_clock.now - SOON, OURS) == [letter]
    assert await mark(store, outbox.orphans, hand_clock.now, OURS, 1) == [letter]
    assert await mark(store, outbox.orphans, hand_clock.now, THEIRS) == []
    await mark(store, settling.postpone, letter, hand_clock.now, "not found")
    assert await mark(store, outbox.orphans, hand_clock.now, OURS) == []
    assert [again.id for again in await claim(store)] == [letter.id]


async def test_workspaces_wait_while_a_letter_is_unsettled(store: Store, hand_clock: HandClock) -> None:
    await tell(store, "prompt:U1")
    await do(store, lambda work: work.outbox.tell("a", address(workspace=THEIRS), FIRST), THEIRS)
    assert await store.run(outbox.workspaces_waiting) == [OURS, THEIRS]
    (letter,) = await claim(store)
    assert await store.run(outbox.workspaces_waiting) == [OURS, THEIRS]
    await mark(store, settling.postpone, letter, hand_clock.now + SOON, "slow down")
    assert await store.run(outbox.workspaces_waiting) == [THEIRS]
    hand_clock.advance(SOON)
    assert await store.run(outbox.workspaces_waiting) == [OURS, THEIRS]
    await say_all(store)
    assert await store.run(outbox.workspaces_waiting) == [THEIRS]


async def rewrite(store: Store, **values: str) -> None:
    """Make the letter `one` that of another version, or of ours again."""
    one = update(tables.outbox).where(tables.outbox.c.subject == "one").values(**values)
    await store.run(lambda connection, _: connection.execute(one).rowcount)


@pytest.mark.parametrize(
    ("strange", "known", "reason"),
    [
        ({"notice_kind": "Fanfare"}, {"notice_kind": "Help"}, "This version knows no Fanfare"),
        ({"place": "thread"}, {"place": "person"}, "This version knows no place thread"),
        ({"verb": "sing"}, {"verb": "tell"}, "This version knows no verb sing"),
    ],
)
async def test_a_letter_of_another_version_lets_others_pass_and_is_left_to_who_can_read_it(
    store: Store,
    hand_clock: HandClock,
    caplog: pytest.LogCaptureFixture,
    strange: dict[str, str],
    known: dict[str, str],
    reason: str,
) -> None:
    await tell(store, "one")
    await tell(store, "two", address(2), SECOND)
    await rewrite(store, **strange)
    assert await say_all(store) == [SECOND]
    reasons = [vars(record)["reason"] for record in caplog.records if record.message == "letter unreadable"]
    assert reasons == [reason]
    await rewrite(store, **known)
    assert await say_all(store) == []
    hand_clock.advance(FOREIGN_REST)
    assert await say_all(store) == [FIRST]


async def test_a_letter_that_nobody_can_read_has_failed_after_an_hour(
    store: Store, hand_clock: HandClock
) -> None:
    await tell(store, "one")
    await tell(store, "behind it", notice=SECOND)
    await rewrite(store, notice_kind="Fanfare")
    said: list[Notice] = []
    for _ in range(FOREIGN_TRIES):
        assert said == []
        said = await say_all(store)
        hand_clock.advance(FOREIGN_REST)
    assert said == [SECOND]
    failed = select(tables.outbox.c.state).where(tables.outbox.c.subject == "one")
    assert await store.run(lambda connection, _: connection.execute(failed).scalar_one()) == "failed"


async def test_what_another_version_had_on_its_way_is_not_said_by_us(
    store: Store, hand_clock: HandClock
) -> None:
    await tell(store, "one")
    [letter] = await claim(store)
    await rewrite(store, notice_kind="Fanfare")

    async def orphans() -> list[Letter]:
        return await store.run(lambda connection, now: outbox.orphans(connection, now, OURS))

    assert await orphans() == []
    assert (await state_of(store, letter))[0] == "sending"
    hand_clock.advance(FOREIGN_TRIES * FOREIGN_REST)
    assert await orphans() == []
    assert await state_of(store, letter) == ("unknown", "This version knows no Fanfare")


async def test_replicas_that_claim_at_once_claim_different_letters(store: Store) -> None:
    for number in range(40):
        await tell(store, f"prompt:{number}", address(number))
    claims = await asyncio.gather(*(claim(store) for _ in range(8)))
    claimed = [letter.id for letters in claims for letter in letters]
    assert len(claimed) == len(set(claimed))
    assert len([*claimed, *await say_all(store)]) == 40


async def test_what_was_sent_long_ago_costs_a_claim_nothing(store: Store) -> None:
    def pile_up(connection: Connection, now: datetime) -> None:
        row = {
            "workspace": OURS,
            "verb": "tell",
            "place": "person",
            "notice_kind": "Help",
            "due_at": now,
            "wanted_at": now,
            "attempts": 1,
            "reason": "",
            "state": "sent",
        }
        rows = [row | {"id": f"L{n}", "subject": f"s{n}", "address": f"U{n}"} for n in range(5000)]
        connection.execute(tables.outbox.insert(), rows)
        connection.exec_driver_sql("ANALYZE outbox")

    await store.run(pile_up)
    plan = await store.run(
        lambda connection, now: plan_of(connection, lambda: outbox.claim(connection, now, OURS, 10))
    )
    assert len(re.findall(r"ix_outbox_(?:unsent|queue|subject)", plan)) == 2
    assert not re.search(r"SCAN (?!few)|Seq Scan on outbox", plan)
    assert "Anti Join" not in plan, "without statistics that compares every letter with every other"
