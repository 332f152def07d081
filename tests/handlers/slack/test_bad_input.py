"""Bad input gets a plain answer, gives back what was typed, and changes nothing it should not."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from tests.stage import ANA, BO, CHURN, DEE, EVE, GIL, ROBOT, ZOE, Json, Scene, words_of

UNHEARD = frozenset({"counter", "heard", "person"})
"""What may change without anything having been done."""


async def everything(scene: Scene) -> dict[str, int]:
    """How many rows each table has that tells of something done."""
    tables = await scene.cairn.store.run(
        lambda connection, _: [
            str(name)
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
    )
    return {table: await scene.count(table) for table in tables if table not in UNHEARD}


MISTAKES = [
    ("kr add O1 make churn better", ["make churn better", "from 3.2% to 1%"]),
    (
        "kr add O1 Reduce churn from 3% to 1% by 2029-01-01",
        ["1 Jan 2029 is outside the cycle 2026Q4", "to 31 Dec 2026"],
    ),
    ("kr add O9 Reduce churn from 3% to 1%", ["no objective O9", "/okr list"]),
    ("kr add O1 Reduce churn from 3% to 1% @eve", ["eve is not in Churn squad", "/okr squad add churn"]),
    ("checkin KR1 abc", ['"abc"', "24% c7"]),
    ("checkin KR1 19% c11", ["c11"]),
    ("checkin KR99 19%", ["no key result KR99", "/okr list"]),
    ("checkin KR3 c7 x" + "x" * 3000, ["2000"]),
    ("new marketing Everybody knows us", ['no squad called "marketing"', "/okr squad list"]),
    ("new churn " + "long " * 2000, ["300"]),
    ("squad new churn", ['"churn"', "already"]),
    ("squad new Crème-brûlée!", ["small letters"]),
    ("squad new sales Sales #nowhere", ["#nowhere", "pick it from the list"]),
    ("squad add churn @nobody Product", ["@nobody", "pick them from the list"]),
    ("squad lead churn @nobody", ["@nobody", "pick them from the list"]),
    ("squad lead churn @eve", ["eve is not in Churn squad yet", "/okr squad add churn @eve Function"]),
    ("squad private churn perhaps", ["/okr squad private churn on"]),
    ("squad kind churn tribe", ["/okr squad kind churn squad|function|company"]),
    ("squad list everything", ["/okr squad list archived"]),
    ("squad chrn", ['no squad called "chrn"', "Did you mean churn?"]),
    ("squad add nowhere @eve Product", ['no squad called "nowhere"']),
    ("list @nobody", ["@nobody"]),
    ("list nowhere", ['no squad called "nowhere"']),
    ("list chrn", ['no squad called "chrn"', "Did you mean churn?"]),
    ("digest chrn", ["Did you mean churn?"]),
    ("show O99", ["no objective O99"]),
    ("show KR99", ["no key result KR99"]),
    ("show banana", ["banana", "/okr squad list"]),
    ("show banana1", ["no objective banana1", "/okr list"]),
    ("kr add Grow the newsletter from 1 to 2", ["/okr kr add O12 Reduce"]),
    ("kr add KR1 Grow the newsletter from 1 to 2", ["/okr kr add O12 Reduce"]),
    ("kr drop O1", ["/okr drop O1"]),
    ("new churn in 2026Q9 Past", ['"2026Q9" is not a cycle']),
    ("new churn in 2026Q4", ["needs a title"]),
    ("squad add churn @gil Product", ["gil is one of them", "Choose somebody else"]),
    ("link KR1 drives KR1", ["KR1 cannot be linked to itself"]),
    ("support O1 O1", ["O1 cannot be linked to itself"]),
    ("delete KR1", ["Did you mean /okr drop?"]),
    ("remove KR1", ["Did you mean /okr drop?"]),
    ("preview", ["Did you mean /okr settings preview?"]),
    ("okrs", ["Did you mean /okr list?"]),
    ("unshare O1 O2", ["/okr unshare O12"]),
    ("digest nowhere preview", ['no squad called "nowhere"']),
    ("digest churn soon", ["/okr digest churn preview"]),
    ("lst", ["Did you mean", "/okr list"]),
    ("xyzzy KR1", ['I do not know "xyzzy". /okr help']),
    ("chekin KR1 19%", ["/okr checkin"]),
    ("squad nwe churn", ["/okr squad new"]),
    ("fly to the moon", ["/okr help"]),
    ("<!channel>", ["/okr help"]),
]


@pytest.mark.parametrize(("typed", "words"), MISTAKES, ids=[typed[:40] for typed, _ in MISTAKES])
async def test_a_mistake_is_answered_and_given_back_and_nothing_is_done(
    scene: Scene, typed: str, words: list[str]
) -> None:
    before = await everything(scene)
    said = await scene.ask(DEE, f"/okr {typed}")
    for word in words:
        assert word in said
    assert typed[:40].split("@", maxsplit=1)[0].strip() in said
    assert await everything(scene) == before
    assert await scene.modals(DEE) == []
    assert await scene.person(DEE).reads(CHURN) == []


@pytest.mark.parametrize("text", ["", "help", "   ", "HELP"])
async def test_no_words_and_help_open_the_menu(scene: Scene, text: str) -> None:
    assert "/okr checkin" in await scene.ask(DEE, f"/okr {text}")


async def test_everything_said_to_a_command_is_for_its_caller_alone(scene: Scene) -> None:
    await scene.ask(DEE, "/okr list", CHURN)
    await scene.ask(DEE, "/okr nonsense", CHURN)
    assert await scene.person(ANA).reads(CHURN) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("show 1", "Customers LOVE"),
        ("show kr 1", "KR1"),
        ("show o 1", "Customers LOVE"),
        ("squad", "Churn squad"),
        ("show churn", "Churn squad"),
        ("list at risk", "OKRs: at-risk"),
        ("squad add @eve churn Sales", "eve is in Churn squad now"),
        ("squad remove @bo churn", "bo is not in Churn squad any more"),
        ("drop KR1", "KR1 is dropped"),
        ("edit O1 in 2027Q1", "2027Q1 · committed"),
    ],
)
async def test_what_is_nearly_right_is_understood(scene: Scene, text: str, words: str) -> None:
    assert words in await scene.ask(DEE, f"/okr {text}")


# Who asks


@pytest.mark.parametrize(
    "text", ["list", "checkin KR1 19% c6", "squad new mine", "help", "digest churn preview"]
)
async def test_a_guest_is_told_that_guests_cannot(scene: Scene, text: str) -> None:
    before = await everything(scene)
    said = await scene.ask(GIL, f"/okr {text}")
    assert "Guests" in said
    assert "churn" not in said.replace(f"/okr {text}", "").lower()
    assert await everything(scene) == before


@pytest.mark.parametrize("text", ["list", "squad new mine", "checkin KR1 19% c6"])
async def test_somebody_of_another_workspace_learns_nothing_and_changes_nothing(
    scene: Scene, text: str
) -> None:
    before = await everything(scene)
    said = await scene.ask(ZOE, f"/okr {text}")
    assert "not in this workspace" in said
    assert "Customers LOVE" not in said
    assert await everything(scene) == before
    assert await scene.count("person") == 4


async def test_a_request_that_names_another_workspace_is_no_way_in(scene: Scene) -> None:
    await scene.ask(DEE, "/okr help")
    known = scene.heard[-1].payload
    before = await everything(scene)
    body = urlencode({**known, "team_id": "T0ELSEWHERE", "text": "squad new mine"}).encode()
    answer = await scene.send(body)
    assert answer.status_code == 200
    assert "not in this workspace" in answer.text
    assert await everything(scene) == before


@pytest.mark.parametrize(
    ("who", "word"), [("@gil", "Guests"), ("@zoe", "not in this workspace"), ("@robot", "Guests")]
)
async def test_a_squad_takes_in_no_guest_no_stranger_and_no_bot(scene: Scene, who: str, word: str) -> None:
    before = await everything(scene)
    assert word in await scene.ask(DEE, f"/okr squad add churn {who} Product")
    assert await everything(scene) == before


async def test_somebody_who_left_is_not_taken_in(scene: Scene) -> None:
    eve = scene.play.world.user(EVE)
    scene.play.world.put_user(replace(eve, deleted=True))
    body_of = f"/okr squad add churn <@{EVE}> Product"
    await scene.say(DEE, "help")
    assert "has left" in await scene.say(DEE, body_of.removeprefix("/okr "))
    assert await scene.count("member") == 4


@pytest.mark.parametrize(
    "text",
    ["new churn We win", "kr add O1 Reduce churn from 3% to 1%", "checkin KR1 19%", "digest churn now"],
)
async def test_who_is_in_no_squad_changes_none(scene: Scene, text: str) -> None:
    before = await everything(scene)
    assert "Only members of Churn squad" in await scene.ask(EVE, f"/okr {text}")
    assert await everything(scene) == before


async def test_only_the_lead_takes_in_members(scene: Scene) -> None:
    assert "Only the lead" in await scene.ask(ANA, "/okr squad add churn @eve Product")
    assert await scene.count("member") == 4


async def test_a_bot_that_writes_to_us_is_not_answered(scene: Scene) -> None:
    event = {
        "type": "message",
        "channel_type": "im",
        "user": ROBOT,
        "bot_id": "B1",
        "text": "list",
        "channel": "D1",
    }
    await scene.send_event({**event, "ts": "1.1"})
    await scene.settled()
    assert scene.calls("chat.postMessage") == 0


# What is written


LOUD = "<!channel> & <b>bold</b> *stars* `ticks` @everyone {{ 7 * 7 }} %s"


async def test_a_note_is_kept_as_it_was_typed_and_calls_nobody(scene: Scene) -> None:
    await scene.ask(DEE, f"/okr checkin KR2 2.9% c6 {LOUD}")
    notes = await scene.cairn.store.run(
        lambda connection, _: connection.exec_driver_sql("SELECT note FROM check_in").scalars().all()
    )
    assert notes == [LOUD]
    await scene.ask(DEE, "/okr digest churn now")
    (digest,) = await scene.person(ANA).reads(CHURN)
    assert LOUD in words_of(digest)
    assert _calls(digest) == []


async def test_a_loud_note_is_inert_in_the_question_of_the_week_after(scene: Scene) -> None:
    await scene.ask(DEE, f"/okr checkin KR2 2.9% c6 {LOUD}")
    question = await scene.prompt(DEE, week=1)
    assert "stars" in words_of(question)
    assert _calls(question) == []


async def test_a_loud_title_is_inert(scene: Scene) -> None:
    await scene.ask(DEE, f"/okr new churn {LOUD}")
    assert LOUD in await scene.ask(DEE, "/okr show O2")
    assert _calls((await scene.private(DEE))[-1]) == []


def _calls(shown: object) -> list[str]:
    """Every place where Slack would read a mention of many out of text."""
    match shown:
        case {"type": "broadcast"}:
            return ["broadcast"]
        case {"type": "plain_text"}:
            return []
        case dict():
            return _calls(list(shown.values()))
        case list():
            return [found for one in shown for found in _calls(one)]
        case str():
            return [shown] if "<!" in shown else []
        case _:
            return []


# Beside the field


@pytest.mark.parametrize(
    ("command", "fields", "field", "words"),
    [
        ("checkin KR2", {"value:2": "abc"}, "value:2", '"abc"'),
        ("kr add O1", {"sentence": "make churn better"}, "sentence", "make churn better"),
        (
            "kr add O1",
            {"sentence": f"Reduce churn from 3% to 1% <@{ZOE}>"},
            "sentence",
            "not in this workspace",
        ),
        ("kr edit KR1", {"due": "2029-01-01"}, "due", "outside the cycle"),
        ("kr edit KR1", {"owners": [EVE]}, "owners", "eve is not in"),
        ("kr edit KR1", {"owners": [ZOE]}, "owners", "not in this workspace"),
        ("kr edit KR1", {"target": ""}, "target", "Which number means done"),
        ("kr edit KR1", {"target": "many"}, "target", '"many"'),
        ("kr edit KR1", {"direction": "reduce"}, "direction", "numbers go up"),
        ("kr owner KR1", {"owners": [EVE]}, "owners", "eve is not in"),
        ("kr add O1", {"sentence": "Reduce churn from " + "3" * 450}, "sentence", "300"),
        ("new churn", {"title": "We win", "key_results": "Win"}, "key_results", '"Win"'),
        ("new churn", {"title": "We win", "cycle": "soon"}, "cycle", '"soon"'),
        ("new churn", {"title": "   "}, "title", "needs a title"),
        (
            "new churn",
            {"title": "We win", "key_results": "Reduce churn from 3% to 1% by 2029-01-01"},
            "key_results",
            "outside the cycle",
        ),
        ("squad new", {"name": "Sales", "handle": "Not a handle"}, "handle", "small letters"),
        ("squad new", {"name": "Sales", "handle": "churn"}, "handle", "already"),
        ("squad new", {"name": "x" * 400, "handle": "sales"}, "name", "300"),
    ],
)
async def test_a_mistake_in_a_form_is_said_beside_its_field_and_nothing_typed_is_lost(
    scene: Scene, command: str, fields: Json, field: str, words: str
) -> None:
    before = await everything(scene)
    await scene.ask(DEE, f"/okr {command}")
    answer = await scene.submit(DEE, fields)
    assert list(answer["errors"]) == [field]
    assert words in answer["errors"][field]
    (form,) = await scene.modals(DEE)
    assert fields.items() <= {name: _typed(form, name) for name in fields}.items()
    assert await everything(scene) == before


def _typed(form: Json, field: str) -> object:
    (state,) = form["state"]["values"][field].values()
    chosen = ("value", "selected_date", "selected_user", "selected_users")
    found = next((state[key] for key in chosen if state.get(key)), "")
    return found or (state.get("selected_option") or {}).get("value", "")


async def test_every_wrong_field_of_a_check_in_is_named_at_once(scene: Scene) -> None:
    await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
    await scene.ask(DEE, "/okr checkin")
    answer = await scene.submit(DEE, {"value:2": "abc", "value:5": "many"})
    assert set(answer["errors"]) == {"value:2", "value:5"}
    assert "`" not in "".join(answer["errors"].values())
    assert await scene.count("check_in") == 0


@pytest.mark.parametrize("text", ["kr add O1 Make {bo} happy", "show {bo}9"])
async def test_a_complaint_names_people_and_shows_no_ids(scene: Scene, text: str) -> None:
    said = await scene.ask(DEE, f"/okr {text.format(bo=f'<@{BO}>')}")
    complaint, _, _ = said.partition("You wrote")
    assert BO not in complaint
    assert "@bo" in complaint.lower()


async def test_what_was_written_to_the_bot_is_given_back_with_names(scene: Scene) -> None:
    await scene.say(DEE, f"KR1 about 40 c7 thanks to <@{BO}>")
    told = words_of((await scene.direct(DEE))[-1])
    assert "You wrote" in told
    assert BO not in told
    assert "thanks to @bo" in told
