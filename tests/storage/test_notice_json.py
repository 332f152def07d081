"""A notice comes out of the outbox as it went in."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from messages.compose import EXAMPLES
from okr.blocker import Blocker, BlockerId
from okr.check_in import CheckIn, CheckInId, News
from okr.digest import Ask, Digest, Move
from okr.health import Health
from okr.key_result import Indicator, Keep, KeyResult, KeyResultId, Measure, MeasureKind
from okr.notices.help import Help
from okr.notices.key_results import KeyResultAdded
from okr.notices.marks import OpenBlocker
from okr.notices.notice import Notice
from okr.notices.objectives import ObjectiveCreated
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList
from okr.notices.squads import MemberAdded, SquadCreated, SquadLine, SquadList, SquadMember
from okr.notices.trouble import Complaint, FormOffered, Trouble
from okr.notices.week import (
    CheckInPrompt,
    CheckInsRecorded,
    DigestNotDelivered,
    DigestPosted,
    DigestSent,
    PromptRow,
    RecordedAnswer,
)
from okr.objective import Objective, ObjectiveId
from okr.person import ChannelId
from okr.squad import Cadence, Member, Squad, SquadId
from okr.standing import ObjectiveStanding, Standing
from storage.notice_json import UnreadableLetter, kind_of, read_content, write_notice
from tests.storage.facts import ANA, BO, CHURN, CYCLE
from tests.stores import MONDAY_MORNING

HOSTILE = 'quo"te \\ <!channel> *bold*\n\u202e line\u2028 ünï 🎯 \x00'
CHECK_IN = CheckIn(
    CheckInId(7), KeyResultId(31), MONDAY_MORNING, BO, Decimal("1.10"), 7, HOSTILE, "legal", News.NO_CHANGE
)
SILENT = CheckIn(CheckInId(8), KeyResultId(31), MONDAY_MORNING, BO, None, 0)
SQUAD = Squad(
    SquadId(1),
    "churn",
    HOSTILE,
    ANA,
    "Europe/Berlin",
    date(2026, 9, 28),
    ChannelId("C1"),
    members=(Member(ANA, "Product"), Member(BO, "")),
)
OBJECTIVE = Objective(ObjectiveId(12), SquadId(1), CYCLE.id, HOSTILE)
REACHING = KeyResult(
    KeyResultId(31),
    OBJECTIVE.id,
    HOSTILE,
    (ANA, BO),
    Measure(MeasureKind.PERCENT, "%"),
    CHURN,
    CYCLE.ends,
    Indicator.LAGGING,
    Decimal("1.50"),
)
KEEPING = KeyResult(
    KeyResultId(32),
    OBJECTIVE.id,
    "Keep latency low",
    (),
    Measure(),
    Keep(None, Decimal("1E+3")),
    CYCLE.ends,
    milestones=("draft", "live"),
)
STANDING = Standing(
    REACHING,
    ("Ana", HOSTILE),
    Decimal("1.10"),
    0.30000000000000004,
    0.5,
    7,
    -2,
    Health.AT_RISK,
    (Decimal("3.20"), Decimal("1.10")),
    (9, 7),
    CHECK_IN,
    0,
)
NEW = Standing(KEEPING, (), None, None, 0.0, 5, None, Health.PENDING, (), (), None, 0)
WHOLE = ObjectiveStanding(OBJECTIVE, "Churn squad", 0.5, (STANDING, NEW), 0.59)
LEGAL = Blocker(BlockerId(3), KeyResultId(31), "legal", ANA, MONDAY_MORNING).asked_of(
    SquadId(7), ANA, MONDAY_MORNING
)
DIGEST = Digest(
    "Churn squad",
    "churn",
    date(2026, 11, 23),
    CYCLE.id,
    0.59,
    (WHOLE,),
    (Ask(STANDING, OpenBlocker(LEGAL, days=0, waits_on="Bo")),),
    (Move(STANDING, -0.25),),
    (Move(NEW, 0.1),),
    (STANDING,),
    (NEW,),
    (),
    "Ana",
)
NOTICES: list[Notice] = [
    CheckInPrompt(
        "Ana",
        date(2026, 11, 23),
        (PromptRow(STANDING, "Churn squad", CHECK_IN), PromptRow(NEW, "Churn squad", None)),
        Cadence().prompt,
    ),
    DigestPosted(DIGEST, preview=True),
    DigestSent("Churn squad", ChannelId("C1")),
    DigestNotDelivered("Churn squad", "churn", ChannelId("C1"), "not_in_channel"),
    SquadCreated(SQUAD, "Ana"),
    MemberAdded(SQUAD, "Bo", "Sales", None),
    SquadList((SquadLine(SQUAD, "Ana", (SquadMember("Bo", "Sales"),), 3),)),
    ObjectiveCreated(WHOLE, "churn"),
    KeyResultAdded(NEW, OBJECTIVE, baseline_missing=True),
    OkrList("everything", (WHOLE,)),
    ObjectiveShown(WHOLE, CYCLE.id, 0.5),
    KeyResultShown(STANDING, OBJECTIVE, "Churn squad", (CHECK_IN, SILENT), ("Bo", "Bo")),
    CheckInsRecorded((RecordedAnswer(STANDING, Decimal("1.20"), News.NEWS, "Bo"),)),
    Help(("churn", "nps")),
    Complaint("I could not read {text}.", (("text", HOSTILE),), HOSTILE),
    Trouble("a1b2", HOSTILE),
    FormOffered("check_in", "KR31", late=True),
    *(each for each in EXAMPLES.values() if not isinstance(each, FormOffered)),
]


def parts(fact: object) -> list[object]:
    """Everything within a notice, with its type: 1 and Decimal(1) are equal and yet not the same."""
    if is_dataclass(fact):
        return [type(fact), *(parts(getattr(fact, field.name)) for field in fields(fact))]
    if isinstance(fact, tuple):
        return [parts(each) for each in fact]
    return [str(fact), fact]


def test_every_notice_is_tried() -> None:
    assert {type(notice) for notice in NOTICES} == set(get_args(Notice))


@pytest.mark.parametrize("notice", NOTICES, ids=kind_of)
def test_a_notice_comes_back_the_same(notice: Notice) -> None:
    found = read_content(kind_of(notice), write_notice(notice))
    assert found == notice
    assert repr(parts(found)).replace("TzInfo(0)", "datetime.timezone.utc") == repr(parts(notice))


def test_facts_of_a_later_version_are_left_out() -> None:
    facts = json.loads(write_notice(NOTICES[0])) | {"mood": "sunny"}
    facts["rows"][0]["standing"]["weather"] = "mild"
    assert read_content("CheckInPrompt", json.dumps(facts)) == NOTICES[0]


@pytest.mark.parametrize(
    ("kind", "text"), [("Fanfare", "{}"), ("Help", "{}"), ("Help", "not json"), ("Help", '{"squads": 7}')]
)
def test_what_this_version_cannot_read_is_named(kind: str, text: str) -> None:
    with pytest.raises(UnreadableLetter, match=kind):
        read_content(kind, text)
