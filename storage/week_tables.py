"""The tables of the week between question and digest: skips, holidays, what was asked, votes."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index
from sqlmodel import Field

from storage.columns import UtcDateTime
from storage.tables import Row, table_of

_WORKSPACE_AND_KEY_RESULT = ["workspace", "key_result"]
_KEY_RESULT = ["key_result.workspace", "key_result.id"]


class SkipRow(Row, table=True):
    __tablename__ = "skip"

    workspace: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    reason: str
    at: datetime = Field(sa_type=UtcDateTime)


class HolidayRow(Row, table=True):
    __tablename__ = "holiday"

    workspace: str = Field(primary_key=True)
    calendar: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    name: str


class AskedRow(Row, table=True):
    """One message that somebody did not ask for."""

    __tablename__ = "asked"

    workspace: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    at: datetime = Field(primary_key=True, sa_type=UtcDateTime)
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    by: str | None


class ChallengeRow(Row, table=True):
    """The check-in may be gone, so nothing refers to its row."""

    __tablename__ = "challenge"
    __table_args__ = (
        ForeignKeyConstraint(_WORKSPACE_AND_KEY_RESULT, _KEY_RESULT),
        Index(None, "workspace", "key_result"),
    )

    workspace: str = Field(primary_key=True)
    check_in: int = Field(primary_key=True, sa_type=BigInteger)
    key_result: int = Field(sa_type=BigInteger)
    person: str
    at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(sa_type=UtcDateTime)
    explained: str
    version: int


class VoteRow(Row, table=True):
    __tablename__ = "vote"
    __table_args__ = (
        ForeignKeyConstraint(_WORKSPACE_AND_KEY_RESULT, _KEY_RESULT),
        Index(None, "workspace", "key_result"),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    key_result: int = Field(sa_type=BigInteger)
    opened_by: str
    opened_at: datetime = Field(sa_type=UtcDateTime)
    closes_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    version: int


class BallotRow(Row, table=True):
    __tablename__ = "ballot"
    __table_args__ = (ForeignKeyConstraint(["workspace", "vote"], ["vote.workspace", "vote.id"]),)

    workspace: str = Field(primary_key=True)
    vote: int = Field(primary_key=True, sa_type=BigInteger)
    person: str = Field(primary_key=True)
    confidence: int


skip = table_of(SkipRow)
holiday = table_of(HolidayRow)
asked = table_of(AskedRow)
challenge = table_of(ChallengeRow)
vote = table_of(VoteRow)
ballot = table_of(BallotRow)
