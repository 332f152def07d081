"""The room that commands are tried in."""

from tests.usecases.conftest import churn, room

__all__ = ["churn", "room"]
