"""What use cases want said: told once a subject, revised as often as they like."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, bindparam, delete, exists, insert, or_, select, update

from okr.address import Address
from okr.commands.clockwork import Undelivered
from okr.notices.notice import Notice
from okr.person import WorkspaceId
from okr.prompt import Prompt, Reminder
from storage import tables
from storage.letters import State, Verb, is_in, is_told
from storage.notice_json import Content, kind_of, write_notice
from storage.repositories.conflict import insert_unless_there

_OUTBOX = tables.outbox.c
_THIS = (_OUTBOX.workspace == bindparam("of_workspace"), _OUTBOX.subject == bindparam("of_subject"))
_TELL = insert_unless_there(tables.outbox, "workspace", "subject", where=tables.TOLD)
_KEEP_RECEIPT = insert_unless_there(tables.receipt, "workspace", "subject")
_REWRITE_WAITING = update(tables.outbox).where(*_THIS, is_in(State.WAITING, tables.outbox))
_WITHDRAW = delete(tables.outbox).where(*_THIS, is_told(tables.outbox), is_in(State.WAITING, tables.outbox))
# What failed may be sent again and then shows what is true by now; what a question shows is read then anyway.
_REWRITE_FAILED = update(tables.outbox).where(
    *_THIS,
    is_told(tables.outbox),
    is_in(State.FAILED, tables.outbox),
    _OUTBOX.notice_kind.not_in([Prompt.__name__, Reminder.__name__]),
)
_COPIED = ("workspace", "subject", "place", "address")
_GIVEN = ("id", "verb", "notice_kind", "notice", "state", "due_at", "wanted_at", "attempts", "reason")
# A message that failed, or of which nobody knows, cannot be revised. The row stays locked, so that the
# courier does not find that out between our look and our writing.
_TOLD = (
    select(
        *(_OUTBOX[name] for name in _COPIED), *(bindparam(name, type_=_OUTBOX[name].type) for name in _GIVEN)
    )
    .where(*_THIS, is_told(tables.outbox))
    .where(or_(is_in(State.SENDING, tables.outbox), is_in(State.SENT, tables.outbox)))
    .with_for_update(read=True)
)
_UNDELIVERED = select(_OUTBOX.subject, _OUTBOX.state, _OUTBOX.reason).where(
    _OUTBOX.workspace == bindparam("of_workspace"),
    _OUTBOX.subject.in_(bindparam("subjects", expanding=True)),
    is_told(tables.outbox),
    or_(is_in(State.FAILED, tables.outbox), is_in(State.UNKNOWN, tables.outbox)),
)
_THERE = select(_OUTBOX.id).where(_OUTBOX.id.in_(bindparam("ids", expanding=True))).order_by(_OUTBOX.seq)
_IS_TOLD = select(exists().where(*_THIS, is_told(tables.outbox)))
_AGAIN = update(tables.outbox).where(
    *_THIS,
    is_told(tables.outbox),
    or_(is_in(State.FAILED, tables.outbox), is_in(State.UNKNOWN, tables.outbox)),
)
_REVISE = insert(tables.outbox).from_select([*_COPIED, *_GIVEN], _TOLD, include_defaults=False).inline()


@dataclass(frozen=True, slots=True)
class StoredOutbox:
    connection: Connection
    workspace: WorkspaceId
    now: datetime
    new_id: Callable[[], str]
    letters: list[str]
    """The ids of those written; whoever made us reads them after the commit."""

    def tell(self, subject: str, address: Address, notice: Notice, *, at: datetime | None = None) -> bool:
        row = self._told(subject, address, notice)
        row |= {} if at is None else {"due_at": at, "wanted_at": at}
        return self._written(row, self.connection.execute(_TELL[self.connection.dialect.name], row))

    def ask(self, prompts: Sequence[Prompt | Reminder]) -> None:
        rows = [
            self._told(each.subject, Address.of_person(self.workspace, each.person), each) for each in prompts
        ]
        if rows:
            done = self.connection.execute(_TELL[self.connection.dialect.name], rows)
            ids = [str(row["id"]) for row in rows]
            self.letters.extend(ids if done.rowcount == len(ids) else self._those_there(ids))

    def said(self, subject: str, address: Address, conversation: str, message: str) -> bool:
        this = {"workspace": self.workspace, "subject": subject}
        row = {
            **this,
            "id": self.new_id(),
            "verb": Verb.TELL.value,
            "place": address.place.value,
            "address": address.id,
            "notice_kind": "",
            "notice": None,
            "state": State.SENT.value,
            "due_at": self.now,
            "wanted_at": self.now,
            "attempts": 1,
            "reason": "",
        }
        dialect = self.connection.dialect.name
        if self.connection.execute(_TELL[dialect], row).rowcount != 1:
            return False
        where = {"conversation": conversation, "message": message}
        self.connection.execute(_KEEP_RECEIPT[dialect], {**this, **where})
        return True

    def told(self, subject: str) -> bool:
        this = {"of_workspace": self.workspace, "of_subject": subject}
        return bool(self.connection.execute(_IS_TOLD, this).scalar())

    def undelivered(self, subjects: Iterable[str]) -> list[Undelivered]:
        wanted = {"of_workspace": self.workspace, "subjects": list(subjects)}
        rows = self.connection.execute(_UNDELIVERED, wanted)
        return [Undelivered(row.subject, row.reason, row.state == State.UNKNOWN) for row in rows]

    def again(self, subject: str, notice: Notice) -> bool:
        """As a new letter, with a new id: it is no longer the message that nobody could find."""
        this = {"of_workspace": self.workspace, "of_subject": subject}
        letter = self._letter(Verb.TELL, notice)
        return self._written(letter, self.connection.execute(_AGAIN.values(letter), this))

    def withdraw(self, subject: str) -> bool:
        this = {"of_workspace": self.workspace, "of_subject": subject}
        return self.connection.execute(_WITHDRAW, this).rowcount == 1

    def revise(self, subject: str, notice: Notice) -> bool:
        """Put `notice` into the letter that still waits, or write a letter behind the one that left.

        What failed keeps it for when it is sent again.
        """
        this = {"of_workspace": self.workspace, "of_subject": subject}
        words = {"notice_kind": kind_of(notice), "notice": write_notice(notice)}
        if self.connection.execute(_REWRITE_WAITING, this | words).rowcount:
            return True
        letter = self._letter(Verb.REVISE, notice)
        if self._written(letter, self.connection.execute(_REVISE, this | letter)):
            return True
        self.connection.execute(_REWRITE_FAILED, this | words)
        return False

    def _written(self, letter: Mapping[str, object], done: CursorResult[Any]) -> bool:
        written = done.rowcount == 1
        if written:
            self.letters.append(str(letter["id"]))
        return written

    def _those_there(self, ids: Sequence[str]) -> Sequence[str]:
        """Some drivers do not count what many rows at once came to."""
        return self.connection.execute(_THERE, {"ids": ids}).scalars().all()

    def _told(self, subject: str, address: Address, content: Content) -> dict[str, object]:
        return {
            "workspace": self.workspace,
            "subject": subject,
            "place": address.place.value,
            "address": address.id,
            **self._letter(Verb.TELL, content),
        }

    def _letter(self, verb: Verb, content: Content) -> dict[str, object]:
        return {
            "id": self.new_id(),
            "verb": verb.value,
            "notice_kind": kind_of(content),
            "notice": write_notice(content),
            "state": State.WAITING.value,
            "due_at": self.now,
            "wanted_at": self.now,
            "attempts": 0,
            "reason": "",
        }
