"""Rows of the outbox become letters; what a weekly question shows is looked up now that it is said."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import DBAPIError

from okr.address import Address, Place
from okr.notices.notice import Notice
from okr.notices.week import CheckInPrompt, CheckInReminder
from okr.ports import Receipt
from okr.prompt import Prompt, Reminder
from okr.question import questions, reminders
from okr.work import Work
from storage.letters import Letter, Verb
from storage.notice_json import Content, UnreadableLetter, read_content
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import new_letter_id

log = logging.getLogger(__name__)

_Asked = Prompt | Reminder
_Shown = CheckInPrompt | CheckInReminder


@dataclass(frozen=True, slots=True)
class Reading:
    """Some rows of the outbox, read."""

    letters: list[Letter] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    """Ids of letters that nobody can say, and what is wrong with each."""
    foreign: dict[str, str] = field(default_factory=dict)
    """The same of letters of another version, which may know what to do with them."""
    moot: list[str] = field(default_factory=list)
    """Ids of questions about what is gone by now."""


def read_letters(connection: Connection, now: datetime, rows: Sequence[Row[Any]]) -> Reading:
    """The letters in `rows`, with what their questions show now."""
    reading = Reading()
    contents = [(row, content) for row in rows if (content := _content(row, reading)) is not None]
    asked = [(row, content) for row, content in contents if isinstance(content, Prompt | Reminder)]
    shown = _shown(connection, now, asked, reading)
    for row, content in contents:
        notice = shown.get(row.id) if isinstance(content, Prompt | Reminder) else content
        if notice is None and row.id not in reading.unreadable:
            reading.moot.append(row.id)
        elif notice is not None:
            reading.letters.append(_letter(row, notice))
    return reading


def _content(row: Row[Any], reading: Reading) -> Content | None:
    if row.message is None and row.verb == Verb.REVISE:
        reading.unreadable[row.id] = "There is no message to revise"
        return None
    try:
        _check(row)
        return read_content(row.notice_kind, row.notice)
    except UnreadableLetter as error:
        reading.foreign[row.id] = str(error)
        return None


def _check(row: Row[Any]) -> None:
    for word, kind in ((row.verb, Verb), (row.place, Place)):
        if word not in set(kind):
            raise UnreadableLetter(f"This version knows no {kind.__name__.lower()} {word}")


def _shown(
    connection: Connection, now: datetime, asked: Sequence[tuple[Row[Any], _Asked]], reading: Reading
) -> dict[str, _Shown]:
    found: dict[str, _Shown] = {}
    for workspace in {row.workspace for row, _ in asked}:
        ours = {row.id: prompt for row, prompt in asked if row.workspace == workspace}
        work = WorkInWorkspace(connection, workspace, now, new_letter_id)
        shown = _together(work, ours)
        shown = _each_alone(work, ours, reading) if shown is None else shown
        found |= {letter: shown[prompt] for letter, prompt in ours.items() if prompt in shown}
    return found


def _together(work: Work, asked: Mapping[str, _Asked]) -> dict[_Asked, _Shown] | None:
    """None where one of them cannot be drawn up."""
    try:
        return _drawn_up(work, list(asked.values()))
    except DBAPIError:
        raise
    except Exception:
        log.exception("questions cannot be drawn up together; each is tried alone")
        return None


def _each_alone(work: Work, asked: Mapping[str, _Asked], reading: Reading) -> dict[_Asked, _Shown]:
    """One that cannot be drawn up would hold up its whole workspace, for ever."""
    found: dict[_Asked, _Shown] = {}
    for letter, prompt in asked.items():
        try:
            found |= _drawn_up(work, [prompt])
        except DBAPIError:
            raise
        except Exception:
            log.exception("a question cannot be drawn up", extra={"letter": letter})
            reading.unreadable[letter] = "our own mistake; see the log"
    return found


def _drawn_up(work: Work, asked: Sequence[_Asked]) -> dict[_Asked, _Shown]:
    found: dict[_Asked, _Shown] = {}
    if prompts := [each for each in asked if isinstance(each, Prompt)]:
        found.update(questions(work, prompts).items())
    if again := [each for each in asked if isinstance(each, Reminder)]:
        found.update(reminders(work, again).items())
    return found


def _letter(row: Row[Any], notice: Notice) -> Letter:
    return Letter(
        id=row.id,
        workspace=row.workspace,
        subject=row.subject,
        verb=Verb(row.verb),
        address=Address(row.workspace, Place(row.place), row.address),
        notice=notice,
        attempts=row.attempts,
        claimed_at=row.claimed_at,
        receipt=None if row.message is None else Receipt(row.workspace, row.conversation, row.message),
        wanted_at=row.wanted_at,
    )
