"""Every command typed alone, with its arguments, with a slip of the pen, and in our own conversation."""

import pytest

from tests.stage import ANA, BO, DEE, EVE, GENERAL, Scene

FORM = ""
"""What is answered where a form opens."""

ALONE = [
    ("squad new", FORM),
    ("squad edit", FORM),
    ("squad add", FORM),
    ("squad remove", FORM),
    ("squad list", "Churn squad"),
    ("squad archive", FORM),
    ("new", FORM),
    ("kr add", FORM),
    ("kr edit", FORM),
    ("kr drop", FORM),
    ("kr owner", FORM),
    ("list", "Customers LOVE"),
    ("show", FORM),
    ("tree", "Customers LOVE"),
    ("checkin", FORM),
    ("digest", FORM),
    ("nudge", FORM),
    ("share", FORM),
    ("initiative add", FORM),
    ("initiative done", FORM),
    ("link", FORM),
    ("support", FORM),
    ("cycle", "2026Q4"),
    ("cycle new", FORM),
    ("cycle close", FORM),
    ("score", FORM),
    ("carry", "cycle close churn 2026Q4"),
    ("settings", FORM),
    ("pause", FORM),
    ("deputy", FORM),
    ("settings preview", "Mon"),
    ("history", FORM),
    ("help", "/okr checkin"),
]


@pytest.mark.parametrize(("typed", "words"), ALONE)
async def test_alone_it_opens_a_form_or_answers(scene: Scene, typed: str, words: str) -> None:
    said = await scene.ask(DEE, f"/okr {typed}")
    assert words in said, said
    assert len(await scene.modals(DEE)) == (0 if words else 1), said


@pytest.mark.parametrize(("typed", "words"), ALONE)
async def test_in_our_conversation_it_answers_or_offers_a_form(scene: Scene, typed: str, words: str) -> None:
    said = await scene.say(DEE, typed)
    assert (words or "form") in said, said
    if not words:
        offered = (await scene.direct(DEE))[-1]
        await scene.press(DEE, await scene.person(DEE).app_channel(), offered, "Open the form")
        assert len(await scene.modals(DEE)) == 1


WITH_ARGUMENTS = [
    ('squad new sales "Sales squad" #general', "Sales squad"),
    ("squad add churn @eve Product", "eve is in Churn squad now"),
    ("squad remove churn @bo", "bo is not in Churn squad any more"),
    ("squad archive churn", "is archived"),
    ("new churn Customers stay", "Customers stay"),
    ("kr add O1 Reduce tickets from 100 to 50 @ana lagging by 15 Dec", "Reduce tickets"),
    ("kr drop KR1", "KR1 is dropped"),
    ("kr owner KR1 @bo", "bo"),
    ("list me", "KR2"),
    ("list @ana", "KR1"),
    ("list churn", "KR1"),
    ("list at-risk", "at-risk"),
    ("list stale", "stale"),
    ("show O1", "Customers LOVE"),
    ("show KR1", "KR1"),
    ("tree churn", "Customers LOVE"),
    ("checkin KR2 2.1% c7 onboarding shipped", "2.1%"),
    ("digest churn preview", "Only you see this"),
    ("digest churn now", "on its way"),
    ("nudge KR1", "I ask ana"),
    ("initiative add KR1 Call everybody", "Call everybody"),
    ("link KR1 drives KR2", "KR1"),
    ("cycle new 2027Q1", "2027Q1"),
    ("pause until 5 Dec", "5 Dec"),
    ("deputy @bo", "bo"),
    ("history KR1", "created"),
    ("help squad", "/okr squad add"),
]


@pytest.mark.parametrize(("typed", "words"), WITH_ARGUMENTS)
async def test_with_its_arguments_it_is_done_at_once(scene: Scene, typed: str, words: str) -> None:
    said = await scene.ask(DEE, f"/okr {typed}")
    assert words in said, said
    assert await scene.modals(DEE) == []


@pytest.mark.parametrize(("typed", "words"), WITH_ARGUMENTS)
async def test_the_same_words_do_the_same_in_our_conversation(scene: Scene, typed: str, words: str) -> None:
    for name, mention in MENTIONS.items():
        typed = typed.replace(name, mention)
    said = await scene.say(DEE, typed)
    assert words in said, said


MENTIONS = {"@ana": f"<@{ANA}>", "@bo": f"<@{BO}>", "@eve": f"<@{EVE}>", "#general": f"<#{GENERAL}>"}
"""As Slack writes them into a message."""

SLIPS = [
    ("sqaud new sales", "/okr squad"),
    ("nwe churn We win", "/okr new"),
    ("lsit", "/okr list"),
    ("shwo O1", "/okr show"),
    ("teee", "/okr tree"),
    ("chekin KR1 19%", "/okr checkin"),
    ("digst churn", "/okr digest"),
    ("nugde KR1", "/okr nudge"),
    ("shre O1 #general", "/okr share"),
    ("initative add KR1 Call", "/okr initiative"),
    ("lnik KR1 drives KR2", "/okr link"),
    ("suport O1 O2", "/okr support"),
    ("cylce new 2027Q1", "/okr cycle"),
    ("scroe KR1", "/okr score"),
    ("cary O1", "/okr carry"),
    ("setings", "/okr settings"),
    ("puase until 5 Dec", "/okr pause"),
    ("deptuy @bo", "/okr deputy"),
    ("histroy KR1", "/okr history"),
    ("hlep", "/okr help"),
    ("rk add O1 We win from 1 to 2", "/okr kr"),
]


@pytest.mark.parametrize(("typed", "nearest"), SLIPS)
async def test_a_slip_is_told_what_it_was_meant_to_be(scene: Scene, typed: str, nearest: str) -> None:
    said = await scene.ask(DEE, f"/okr {typed}")
    assert f"Did you mean {nearest}" in said, said


@pytest.mark.parametrize(("typed", "nearest"), SLIPS)
async def test_a_slip_in_our_conversation_too(scene: Scene, typed: str, nearest: str) -> None:
    said = await scene.say(DEE, typed)
    assert nearest in said, said
