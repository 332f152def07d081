"""Whom the weekly question did not reach, their leads hear: one message a squad and week."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection

from okr.commands.clockwork import ReportUnasked, Undelivered
from okr.notices.week import PromptsNotDelivered, Unasked
from okr.person import PersonId
from okr.usecases.report_unasked import report_unasked
from storage import outbox, settling
from storage.letters import Letter, Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, utc

MONDAY_EVENING = utc(16, 20)
"""By then everybody was asked, wherever they are."""


def lost(person: PersonId, reason: str = "user_disabled", *, in_doubt: bool = False) -> Undelivered:
    return Undelivered(f"prompt:{person}:2026-W47", reason, in_doubt)


async def refuse(churn: Room, *messages: Undelivered) -> int:
    """What the courier does when these come to nothing: it has it told, and marks them."""
    told = await churn.store.perform(report_unasked, ReportUnasked(OURS, messages))

    def mark(connection: Connection, now: datetime) -> None:
        found = {each.subject: each for each in messages}
        for letter in outbox.claim(connection, now, OURS, limit=100):
            if (trouble := found.get(letter.subject)) is None:
                settling.put_back(connection, letter, now, "")
            elif trouble.in_doubt:
                settling.unknown(connection, letter, trouble.reason)
            else:
                settling.failed(connection, letter, trouble.reason)

    await churn.store.run(mark)
    return told


def told(letters: list[Letter]) -> list[tuple[Verb, str, PromptsNotDelivered]]:
    return [
        (each.verb, each.address.id, each.notice)
        for each in letters
        if isinstance(each.notice, PromptsNotDelivered)
    ]


@pytest.fixture
async def asked(churn: Room) -> Room:
    """Everybody in `churn` has been asked on Monday, and none of it has been said yet."""
    churn.clock.now = MONDAY_EVENING
    await churn.sweep()
    return churn


async def test_the_lead_hears_whom_it_did_not_reach_and_why(asked: Room) -> None:
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, (lost(BO),))) == 1
    [(verb, lead, notice)] = told(await asked.letters())
    assert (verb, lead) == (Verb.TELL, DEE)
    assert notice == PromptsNotDelivered("Churn squad", (Unasked("Bo", "user_disabled"),))


async def test_those_who_come_later_are_added_to_the_same_message(asked: Room) -> None:
    await refuse(asked, lost(BO))
    assert await refuse(asked, lost(ANA, "timeout", in_doubt=True)) == 1
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, (lost(CHEN),))) == 1
    [(verb, _, notice)] = told(await asked.letters())
    assert verb is Verb.TELL
    assert set(notice.people) == {
        Unasked("Bo", "user_disabled"),
        Unasked("Ana", "timeout", in_doubt=True),
        Unasked("Chen", "user_disabled"),
    }


async def test_a_message_that_was_said_is_revised_when_more_come(asked: Room) -> None:
    await refuse(asked, lost(BO))
    assert len(told(await asked.letters())) == 1
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, (lost(CHEN),))) == 1
    [(verb, lead, notice)] = told(await asked.letters())
    assert (verb, lead) == (Verb.REVISE, DEE)
    assert sorted(each.name for each in notice.people) == ["Bo", "Chen"]


async def test_told_twice_after_a_crash_it_is_still_one_message(asked: Room) -> None:
    for _ in range(2):
        await asked.store.perform(report_unasked, ReportUnasked(OURS, (lost(BO), lost(ANA))))
    [(_, _, notice)] = told(await asked.letters())
    assert sorted(each.name for each in notice.people) == ["Ana", "Bo"]


async def test_each_squad_that_asked_hears_of_its_own(asked: Room) -> None:
    await asked.say(EVE, "squad new growth <#CGROWTH>")
    await asked.say(EVE, f"squad add growth <@{BO}> Sales")
    await asked.say(EVE, "new growth More people try us\nIncrease trials from 1 to 9 <@UBO>")
    asked.clock.now = utc(23, 20)
    await asked.sweep()
    messages = (Undelivered(f"prompt:{BO}:2026-W48", "user_disabled"),)
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, messages)) == 2
    heard = {(lead, notice.squad) for _, lead, notice in told(await asked.letters())}
    assert heard == {(DEE, "Churn squad"), (EVE, "Growth squad")}


async def test_a_lead_who_was_not_reached_is_not_written_to(asked: Room) -> None:
    await asked.change("churn", lambda squad: replace(squad, lead=BO))
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, (lost(BO),))) == 0


@pytest.mark.parametrize("subject", ["undelivered:1:2026-W47", "digest:1:2026-W47", "prompt:UBO:2026-W46"])
async def test_of_messages_that_are_no_question_of_now_nobody_hears(asked: Room, subject: str) -> None:
    messages = (Undelivered(subject, "user_disabled"),)
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, messages)) == 0


async def test_a_squad_that_is_archived_is_left_in_peace(asked: Room) -> None:
    await asked.say(DEE, "squad archive churn")
    assert await asked.store.perform(report_unasked, ReportUnasked(OURS, (lost(BO),))) == 0
