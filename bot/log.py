"""Logging: one line an event to standard error, as fields; words people typed never go into it."""

import logging
import sys
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, assert_never

from structlog.contextvars import merge_contextvars
from structlog.dev import ConsoleRenderer, plain_traceback
from structlog.processors import JSONRenderer, TimeStamper, format_exc_info
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, Processor

LEAST: Mapping[str, int] = MappingProxyType(
    {
        # It repeats whole requests, and warns of a token in the environment that it need not use.
        "slack_bolt": logging.ERROR,
        # They log whole requests and each tick of the clock.
        "slack_sdk": logging.WARNING,
        "apscheduler": logging.WARNING,
        "httpx": logging.WARNING,
        "ical": logging.WARNING,
        "alembic": logging.WARNING,
        # They tell of each job and of each connection.
        "procrastinate": logging.WARNING,
        "psycopg": logging.WARNING,
    }
)
"""What others have to say is heard from this level on."""

OURS: Final = frozenset({"bot", "handlers", "messages", "storage"})
"""Rooms whose fields are written; others put whatever they have beside their words."""


class LogFormat(StrEnum):
    TEXT = "text"
    """For eyes."""
    JSON = "json"
    """For machines: one object a line."""


def set_up(level: str, form: LogFormat = LogFormat.TEXT) -> None:
    handler = logging.StreamHandler()
    handler.addFilter(discreet)
    handler.setFormatter(formatter(form, colours=sys.stderr.isatty()))
    logging.basicConfig(level=level.upper(), handlers=[handler])


def discreet(record: logging.LogRecord) -> bool:
    """Whether a record may be written.

    A filter and not a logger's level, because Bolt sets the level of each of its loggers anew.
    """
    return record.levelno >= LEAST.get(_room(record), logging.NOTSET)


def formatter(form: LogFormat, *, colours: bool = False) -> logging.Formatter:
    """Lines of every logger alike, with what the tick or the request at work is called."""
    stamp = TimeStamper(fmt="iso", utc=True)
    return ProcessorFormatter(
        foreign_pre_chain=[merge_contextvars, add_log_level, add_logger_name, _fields, stamp],
        processors=[ProcessorFormatter.remove_processors_meta, *_rendering(form, colours=colours)],
    )


def _rendering(form: LogFormat, *, colours: bool) -> tuple[Processor, ...]:
    match form:
        case LogFormat.TEXT:
            # Tracebacks without the values of variables: those are what people typed.
            eyes = ConsoleRenderer(
                colors=colours,
                sort_keys=False,
                pad_event_to=0,
                pad_level=False,
                exception_formatter=plain_traceback,
            )
            return (eyes,)
        case LogFormat.JSON:
            return format_exc_info, JSONRenderer(default=str)
        case _:
            assert_never(form)


_ADD_FIELDS: Final = ExtraAdder()


def _fields(logger: Any, method: str, event: EventDict) -> EventDict:
    return _ADD_FIELDS(logger, method, event) if _room(event["_record"]) in OURS else event


def _room(record: logging.LogRecord) -> str:
    return record.name.partition(".")[0]
