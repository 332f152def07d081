"""A company of two squads and twelve key results, set up by typing or by filling in forms."""

import asyncio
from typing import Any, Final

from playground.facts import Json
from tests.scenarios.world import ANA, BO, CHANNEL, CHEN, DEE, World

SQUADS: Final = {
    "churn": ("Churn squad", "Customers who stay", {ANA: "Marketing", BO: "Sales"}),
    "growth": ("Growth squad", "More of the right ones", {CHEN: "Product", BO: "Operations"}),
}

OBJECTIVES: Final = (
    ("churn", "Customers LOVE our Product"),
    ("churn", "Help comes before it is asked for"),
    ("growth", "Everybody knows somebody who uses it"),
    ("growth", "Trying it takes a minute"),
)

KEY_RESULTS: Final = (
    (1, "Reduce net monthly churn from 3.2% to 1%", ANA, "lagging"),
    (1, "Increase trial to customer conversion from 18% to 30%", BO, "leading"),
    (1, "Increase revenue per user from $1,400 to $2,000 by 15 Dec", ANA, ""),
    (2, "Reduce open tickets from 240 to 60 weight 2", BO, ""),
    (2, "Keep first answers under 4 hours", ANA, ""),
    (2, "Increase renewals from 70% to 85%", BO, "lagging"),
    (3, "Increase referrals from 40 to 120", CHEN, "leading"),
    (3, "Increase reviews from 12 to 50", BO, ""),
    (3, "Launch the partner programme: milestones draft; pilot; launch", CHEN, ""),
    (4, "Reduce time to first value from 45 min to 10 min", CHEN, "leading"),
    (4, "Increase sign-ups from 1.2k to 3k", BO, ""),
    (4, "Increase activation from 22% to 40%", CHEN, "lagging"),
)

DRIVES: Final = (("KR2", "KR1"), ("KR10", "KR12"))
INITIATIVES: Final = (
    ("KR2", "Rewrite the onboarding mails", BO),
    ("KR7", "Ask after the third good day", CHEN),
)
CHECK_INS: Final = ((ANA, 1, "2.9%", "6", "the mails are out"), (CHEN, 7, "55", "8", "two events"))
NAMES: Final = {ANA: "@ana", BO: "@bo", CHEN: "@chen", DEE: "@dee"}


async def by_typing(here: World) -> None:
    for handle, (name, purpose, members) in SQUADS.items():
        await _type(here, f'squad new {handle} "{name}" #churn')
        await _type(here, f"squad purpose {handle} {purpose}")
        for person, function in members.items():
            await _type(here, f"squad add {handle} {NAMES[person]} {function}")
    for handle, title in OBJECTIVES:
        await _type(here, f"new {handle} {title}")
    for objective, sentence, owner, indicator in KEY_RESULTS:
        await _type(here, f"kr add O{objective} {sentence} {NAMES[owner]} {indicator}".strip())
    for leading, lagging in DRIVES:
        await _type(here, f"link {leading} drives {lagging}")
    await _type(here, "support O4 O1")
    for ref, title, owner in INITIATIVES:
        await _type(here, f"initiative add {ref} {title} {NAMES[owner]}")
    for person, key_result, value, confidence, note in CHECK_INS:
        await _type(here, f"checkin KR{key_result} {value} c{confidence} {note}", person)


async def by_forms(here: World) -> None:
    await _make_squads(here)
    for handle, title in OBJECTIVES:
        await _fill(here, "new", {"squad": handle, "title": title})
    for objective, sentence, owner, indicator in KEY_RESULTS:
        understood = {"owners": [owner], **({"indicator": indicator} if indicator else {})}
        await _fill(here, "kr add", {"objective": f"O{objective}", "sentence": sentence}, understood)
    for leading, lagging in DRIVES:
        await _fill(here, "link", {"source": leading, "upheld": lagging})
    await _fill(here, "support", {"source": "O4", "upheld": "O1"})
    for ref, title, owner in INITIATIVES:
        await _fill(here, f"initiative add {ref}", {"title": title, "owner": owner})
    for person, key_result, value, confidence, note in CHECK_INS:
        fields = {"value": value, "confidence": confidence, "note": note}
        named = {f"{name}:{key_result}": said for name, said in fields.items()}
        await _fill(here, f"checkin KR{key_result}", named, by=person)


async def _make_squads(here: World) -> None:
    for handle, (name, purpose, members) in SQUADS.items():
        told = {"handle": handle, "name": name, "purpose": purpose, "channel": CHANNEL}
        await _fill(here, "squad new", told)
        for person, function in members.items():
            joining = {"squad": handle, "person": person, "function": function}
            await _fill(here, "squad add", joining)


async def _type(here: World, words: str, by: str = DEE) -> None:
    await here.person(by).say(CHANNEL, f"/okr {words}")
    await settled(here)
    assert not (await here.slack.state(by))["modals"], f"{words} opened a form"


async def _fill(here: World, words: str, *pages: Json, by: str = DEE) -> None:
    """Open a form with a command and send it, page after page; none is left open."""
    await here.person(by).say(CHANNEL, f"/okr {words}")
    for fields in pages:
        await here.form(by)
        sent: dict[str, Any] = await here.person(by).submit(fields)
        assert sent == {"ok": True}, f"{words}: {sent}"
        await settled(here)
    assert not (await here.slack.state(by))["modals"], f"the form of {words} is still open"


async def settled(here: World) -> None:
    await here.slack.settled()
    await asyncio.sleep(0)
    await here.cairn.desk.drain()
    await here.cairn.courier.drain()
