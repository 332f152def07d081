"""Column types that keep what the databases would lose: the zone of an instant, the digits of a number."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import DateTime, String
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

LARGEST_NUMBER = 2**63 - 1
"""What a number column holds on both databases; people may type more."""


class NaiveDatetime(DontWrapMixin, ValueError):
    """A datetime without a zone was about to be stored."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(f"{moment!r} has no zone: every instant we keep is an aware datetime")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware in, aware UTC out; SQLite by itself would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveDatetime(value)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as its digits; SQLite by itself would make it a float."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)
