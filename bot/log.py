"""Logging: one line an event to standard error; words people typed never go into it."""

import logging
from collections.abc import Mapping
from types import MappingProxyType

LEAST: Mapping[str, int] = MappingProxyType(
    {
        # It repeats whole requests, and warns of a token in the environment that it need not use.
        "slack_bolt": logging.ERROR,
        # They log whole requests and each tick of the clock.
        "slack_sdk": logging.WARNING,
        "apscheduler": logging.WARNING,
        "httpx": logging.WARNING,
        "alembic": logging.WARNING,
    }
)
"""What others have to say is heard from this level on."""


def set_up(level: str) -> None:
    handler = logging.StreamHandler()
    handler.addFilter(discreet)
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=level.upper(), format=form, handlers=[handler])


def discreet(record: logging.LogRecord) -> bool:
    """Whether a record may be written.

    A filter and not a logger's level, because Bolt sets the level of each of its loggers anew.
    """
    return record.levelno >= LEAST.get(record.name.partition(".")[0], logging.NOTSET)
