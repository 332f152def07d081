"""The tables, without behaviour; every key begins with the workspace, so that nothing crosses it."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from storage.columns import ExactDecimal, UtcDateTime

UNSENT = "state IN ('waiting', 'sending')"
"""Letters that still stand in somebody's way; as text, for an index is only used under its own words."""

TOLD = "verb = 'tell'"

SAID = "source <> ''"
"""Check-ins that a message said; the others came by a form or a button."""


def _in_order() -> Any:
    """Give rows the order they were written in, which no person ever types."""
    number = BigInteger().with_variant(Integer, "sqlite")
    return Field(default=None, sa_column=Column("seq", number, primary_key=True, autoincrement=True))


def _some(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of only some rows: letters pile up, those to be looked for are few."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


class Row(SQLModel):
    """What every table shares: one catalogue, and names for constraints so that migrations can reach them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
        }
    )


class PersonRow(Row, table=True):
    __tablename__ = "person"

    workspace: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    name: str
    zone: str
    active: bool
    guest: bool
    admin: bool


class SquadRow(Row, table=True):
    __tablename__ = "squad"
    __table_args__ = (
        UniqueConstraint("workspace", "handle"),
        Index(None, "workspace", "zone"),
        Index(None, "workspace", "kind"),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    handle: str
    name: str
    lead: str
    zone: str
    since: date
    channel: str | None
    purpose: str
    kind: str
    private: bool
    every_weeks: int
    prompt_weekday: int
    prompt_at: time
    digest_weekday: int
    digest_at: time
    version: int
    archived: bool
    user_group: str | None
    holidays: str
    reminds: bool


class MemberRow(Row, table=True):
    __tablename__ = "member"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "squad"], ["squad.workspace", "squad.id"]),
        Index(None, "workspace", "person"),
    )

    workspace: str = Field(primary_key=True)
    squad: int = Field(primary_key=True, sa_type=BigInteger)
    person: str = Field(primary_key=True)
    function: str
    rank: int


class CycleRow(Row, table=True):
    __tablename__ = "cycle"

    workspace: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    starts: date
    ends: date


class ObjectiveRow(Row, table=True):
    __tablename__ = "objective"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "squad"], ["squad.workspace", "squad.id"]),
        ForeignKeyConstraint(["workspace", "cycle"], ["cycle.workspace", "cycle.id"]),
        ForeignKeyConstraint(
            ["workspace", "shared_with"],
            ["squad.workspace", "squad.id"],
            name="fk_objective_squad_shared_with",
        ),
        Index(None, "workspace", "squad"),
        Index(None, "workspace", "shared_with"),
        Index(None, "workspace", "cycle", "id"),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    squad: int = Field(sa_type=BigInteger)
    cycle: str
    title: str
    intent: str
    version: int
    shared_with: int | None = Field(sa_type=BigInteger)
    dropped: bool


class KeyResultRow(Row, table=True):
    """The aim lies flat: reaching fills baseline and target, keeping fills low and high.

    What begins with `last` is of the last check-in there is, and `falls_short` what the forecast says of all
    of them (None: nobody has asked it yet); both are written whenever there is another one.
    """

    __tablename__ = "key_result"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "objective"], ["objective.workspace", "objective.id"]),
        # With what was said last, so that those of an objective are judged without reading any of them.
        Index(
            "ix_key_result_heard",
            "workspace",
            "objective",
            "dropped",
            "last_at",
            "last_confidence",
        ),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    objective: int = Field(sa_type=BigInteger)
    title: str
    measure: str
    unit: str
    direction: str
    baseline: Decimal | None = Field(sa_type=ExactDecimal)
    target: Decimal | None = Field(sa_type=ExactDecimal)
    low: Decimal | None = Field(sa_type=ExactDecimal)
    high: Decimal | None = Field(sa_type=ExactDecimal)
    due: date
    indicator: str | None
    weight: Decimal = Field(sa_type=ExactDecimal)
    source: str
    milestones: list[str] = Field(sa_type=JSON)
    dropped: bool
    version: int
    created: date
    last_at: datetime | None = Field(sa_type=UtcDateTime)
    last_confidence: int | None
    last_value: Decimal | None = Field(sa_type=ExactDecimal)
    falls_short: bool | None


class KeyResultOwnerRow(Row, table=True):
    """Who answers for a key result; rank 0 is the owner, the others are co-owners."""

    __tablename__ = "key_result_owner"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "key_result"], ["key_result.workspace", "key_result.id"]),
        Index(None, "workspace", "person"),
    )

    workspace: str = Field(primary_key=True)
    key_result: int = Field(primary_key=True, sa_type=BigInteger)
    rank: int = Field(primary_key=True)
    person: str


class CheckInRow(Row, table=True):
    __tablename__ = "check_in"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "key_result"], ["key_result.workspace", "key_result.id"]),
        # The id too, so that the last one is found by reading one.
        Index(None, "workspace", "key_result", "at", "id"),
        # Two who correct the same answer at once are told apart here: the second looks again.
        Index("uq_check_in_replaces", "workspace", "replaces", unique=True),
        _some("ix_check_in_source", "workspace", "source", where=SAID),
    )

    workspace: str = Field(primary_key=True)
    id: int = Field(primary_key=True, sa_type=BigInteger)
    key_result: int = Field(sa_type=BigInteger)
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    value: Decimal | None = Field(sa_type=ExactDecimal)
    confidence: int
    note: str
    blocker: str
    news: str
    done: list[int] | None = Field(sa_type=JSON(none_as_null=True))
    replaces: int | None = Field(sa_type=BigInteger)
    replaced_by: int | None = Field(sa_type=BigInteger)
    reaffirmed: bool
    source: str


class PromptRow(Row, table=True):
    __tablename__ = "prompt"
    __table_args__ = (Index(None, "workspace", "person", "at"),)

    workspace: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class PromptAboutRow(Row, table=True):
    """One key result a prompt asks about."""

    __tablename__ = "prompt_about"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace", "person", "week"], ["prompt.workspace", "prompt.person", "prompt.week"]
        ),
        Index(None, "workspace", "key_result"),
    )

    workspace: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    rank: int = Field(primary_key=True)
    key_result: int = Field(sa_type=BigInteger)


class ScheduleRow(Row, table=True):
    __tablename__ = "schedule"
    # The whole row, so that a sweep reads nothing else and sees those due at once in one order always.
    __table_args__ = (Index("ix_schedule_due", "next_due_at", "workspace", "kind", "subject"),)

    workspace: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    next_due_at: datetime = Field(sa_type=UtcDateTime)


class OutboxRow(Row, table=True):
    """One letter. Those told stay, emptied of their notice, so that nobody is told twice."""

    __tablename__ = "outbox"
    __table_args__ = (
        _some("uq_outbox_told", "workspace", "subject", where=TOLD, unique=True),
        _some("ix_outbox_unsent", "workspace", "state", "seq", where=UNSENT),
        # These two do not begin with the workspace: for who looks for the oldest letters of one, and has no
        # statistics yet of a wave just written, only the index that has them in order may look cheap.
        _some("ix_outbox_queue", "address", "place", "workspace", "seq", where=UNSENT),
        _some("ix_outbox_subject", "subject", "workspace", where=UNSENT),
    )

    seq: int | None = _in_order()
    id: str = Field(unique=True)
    workspace: str
    subject: str
    verb: str
    place: str
    address: str
    notice_kind: str
    notice: str | None
    state: str
    due_at: datetime = Field(sa_type=UtcDateTime)
    wanted_at: datetime = Field(sa_type=UtcDateTime)
    claimed_at: datetime | None = Field(sa_type=UtcDateTime)
    attempts: int
    reason: str


class ReceiptRow(Row, table=True):
    """Where the message of a subject is to be found on its platform."""

    __tablename__ = "receipt"

    workspace: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    conversation: str
    message: str


class HistoryRow(Row, table=True):
    __tablename__ = "history"
    __table_args__ = (
        Index(None, "workspace", "subject", "at", "seq"),
        Index(None, "workspace", "by", "at", "seq"),
    )

    seq: int | None = _in_order()
    workspace: str
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    subject: str
    verb: str
    before: dict[str, object] = Field(sa_type=JSON)
    after: dict[str, object] = Field(sa_type=JSON)


class HeardRow(Row, table=True):
    """Keys of requests we have acted on; platforms send some of them twice."""

    __tablename__ = "heard"
    __table_args__ = (Index(None, "at"),)

    workspace: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class CounterRow(Row, table=True):
    """The last id given out; ids that people type are never used again."""

    __tablename__ = "counter"

    workspace: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    last: int = Field(sa_type=BigInteger)


def table_of(row: type[Row]) -> Table:
    return Row.metadata.tables[str(row.__tablename__)]


person = table_of(PersonRow)
squad = table_of(SquadRow)
member = table_of(MemberRow)
cycle = table_of(CycleRow)
objective = table_of(ObjectiveRow)
key_result = table_of(KeyResultRow)
key_result_owner = table_of(KeyResultOwnerRow)
check_in = table_of(CheckInRow)
prompt = table_of(PromptRow)
prompt_about = table_of(PromptAboutRow)
schedule = table_of(ScheduleRow)
outbox = table_of(OutboxRow)
receipt = table_of(ReceiptRow)
history = table_of(HistoryRow)
heard = table_of(HeardRow)
counter = table_of(CounterRow)
