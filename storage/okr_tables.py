"""The tables of what stands beside key results, of closed cycles, and of what people set for themselves."""

from datetime import date, datetime, time
from decimal import Decimal

from sqlalchemy import BigInteger, Float, ForeignKeyConstraint, Index
from sqlmodel import Field

from storage.columns import ExactDecimal, UtcDateTime
from storage.tables import Row, table_of

_WORKSPACE_AND_KEY_RESULT = ["workspace", "key_result"]
_KEY_RESULT = ["key_result.workspace", "key_result.id"]
_OBJECTIVE = ["objective.workspace", "objective.id"]


class DrivesRow(Row, table=True):
    __tablename__ = "drives"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "leading"], _KEY_RESULT, name="fk_drives_key_result_leading"),
        ForeignKeyConstraint(["workspace", "lagging"], _KEY_RESULT, name="fk_drives_key_result_lagging"),
        Index(None, "workspace", "lagging", "leading"),
    )

    workspace: str = Field(primary_key=True)
    leading: int = Field(primary_key=True, sa_type=BigInteger)
    lagging: int = Field(primary_key=True, sa_type=BigInteger)


class SupportsRow(Row, table=True):
    """What an objective supports: either an objective or a key result."""

    __tablename__ = "supports"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "objective"], _OBJECTIVE, name="fk_supports_objective"),
        ForeignKeyConstraint(
            ["workspace", "upheld_objective"], _OBJECTIVE, name="fk_supports_objective_upheld"
        ),
        ForeignKeyConstraint(
            ["workspace", "upheld_key_result"], _KEY_RESULT, name="fk_supports_key_result_upheld"
        ),
        Index(None, "workspace", "upheld_objective"),
        Index(None, "workspace", "upheld_key_result"),
    )

    workspace: str = Field(primary_key=True)
    objective: int = Field(primary_key=True, sa_type=BigInteger)
    upheld_objective: int | None = Field(sa_type=BigInteger)
    upheld_key_result: int | None = Field(sa_type=BigInteger)


class InitiativeRow(Row, table=True):
    __tablename__ = "initiative"
    __table_args__ = (
        ForeignKeyConstraint(_WORKSPACE_AND_KEY_RESULT, _KEY_RESULT),
        Index(None, "workspace", "key_result"),
        Index(None, "workspace", "owner"),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    key_result: int = Field(sa_type=BigInteger)
    title: str
    owner: str | None
    state: str
    version: int


class BlockerRow(Row, table=True):
    __tablename__ = "blocker"
    __table_args__ = (
        ForeignKeyConstraint(_WORKSPACE_AND_KEY_RESULT, _KEY_RESULT),
        Index(None, "workspace", "key_result"),
        Index(None, "workspace", "waits_on"),
        ForeignKeyConstraint(
            ["workspace", "asked"], ["squad.workspace", "squad.id"], name="fk_blocker_squad_asked"
        ),
        Index(None, "workspace", "asked"),
        Index(None, "workspace", "said_in"),
        Index(None, "workspace", "cleared_in"),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    key_result: int = Field(sa_type=BigInteger)
    text: str
    by: str
    since: datetime = Field(sa_type=UtcDateTime)
    waits_on: str | None
    link: str
    cleared_at: datetime | None = Field(sa_type=UtcDateTime)
    cleared_by: str | None
    asked: int | None = Field(sa_type=BigInteger)
    reply: str
    promised: date | None
    replied_by: str | None
    why: str
    asked_by: str | None
    asked_at: datetime | None = Field(sa_type=UtcDateTime)
    said_in: int | None = Field(sa_type=BigInteger)
    cleared_in: int | None = Field(sa_type=BigInteger)
    version: int


class EvidenceRow(Row, table=True):
    __tablename__ = "evidence"
    __table_args__ = (
        ForeignKeyConstraint(_WORKSPACE_AND_KEY_RESULT, _KEY_RESULT),
        Index(None, "workspace", "key_result"),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    key_result: int = Field(sa_type=BigInteger)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    text: str
    link: str
    used: bool


class ScoreRow(Row, table=True):
    __tablename__ = "score"
    __table_args__ = (ForeignKeyConstraint(_WORKSPACE_AND_KEY_RESULT, _KEY_RESULT),)

    workspace: str = Field(primary_key=True)
    key_result: int = Field(primary_key=True, sa_type=BigInteger)
    value: Decimal | None = Field(sa_type=ExactDecimal)
    suggested: float | None = Field(sa_type=Float)
    given: float = Field(sa_type=Float)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    verdict: str
    reason: str
    moved_it: str
    would_change: str
    version: int


class ClosingRow(Row, table=True):
    __tablename__ = "closing"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "squad"], ["squad.workspace", "squad.id"]),
        ForeignKeyConstraint(["workspace", "cycle"], ["cycle.workspace", "cycle.id"]),
    )

    workspace: str = Field(primary_key=True)
    squad: int = Field(primary_key=True, sa_type=BigInteger)
    cycle: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str


class PreferencesRow(Row, table=True):
    __tablename__ = "preferences"
    __table_args__ = (Index(None, "workspace", "deputy"),)

    workspace: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    paused_until: date | None
    deputy: str | None
    hour: time | None
    quiet_from: time | None
    quiet_until: time | None
    weekday: int | None
    holidays: str | None
    version: int


class VisitRow(Row, table=True):
    """When somebody last looked at their Home."""

    __tablename__ = "visit"

    workspace: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


drives = table_of(DrivesRow)
supports = table_of(SupportsRow)
initiative = table_of(InitiativeRow)
blocker = table_of(BlockerRow)
evidence = table_of(EvidenceRow)
score = table_of(ScoreRow)
closing = table_of(ClosingRow)
preferences = table_of(PreferencesRow)
visit = table_of(VisitRow)
