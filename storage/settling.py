"""Writes down what became of letters: they arrived, wait once more, failed, or nobody knows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, or_, update

from okr.ports import Receipt
from storage import tables
from storage.letters import Letter, State, Verb, is_in, is_told
from storage.repositories.conflict import insert_unless_there

_OUTBOX = tables.outbox.c
_RECEIPT = tables.receipt.c
_UNDECIDED = or_(is_in(State.SENDING, tables.outbox), is_in(State.UNKNOWN, tables.outbox))
_THIS = update(tables.outbox).where(_OUTBOX.id == bindparam("letter"))
# Whoever comes late with what became of a letter must not disturb another who has claimed it meanwhile.
_THIS_CLAIM = _THIS.where(_UNDECIDED, _OUTBOX.claimed_at == bindparam("claim"))
_SETTLE = _THIS_CLAIM.values(state=bindparam("to"), reason=bindparam("why"))
_UNREADABLE = _THIS.values(state=State.FAILED.value, reason=bindparam("why"))
_POSTPONE = _THIS_CLAIM.values(state=State.WAITING.value, due_at=bindparam("until"), reason=bindparam("why"))
_PUT_BACK = _POSTPONE.values(attempts=_OUTBOX.attempts - 1)
# What was said need not be kept; that it was said must be, or it would be said again.
_SENT = _THIS.values(state=State.SENT.value, notice=None, reason="")
_REMOVE = delete(tables.outbox).where(_OUTBOX.id == bindparam("letter"))
_MOOT = delete(tables.outbox).where(
    _OUTBOX.workspace == bindparam("workspace"),
    _OUTBOX.subject == bindparam("subject"),
    ~is_told(tables.outbox),
    is_in(State.WAITING, tables.outbox),
)
_KEEP_RECEIPT = insert_unless_there(tables.receipt, "workspace", "subject")


def sent(connection: Connection, letter: Letter, receipt: Receipt) -> None:
    """It arrived; `receipt` is where."""
    all_sent(connection, [(letter, receipt)])


def all_sent(connection: Connection, arrived: Sequence[tuple[Letter, Receipt]]) -> None:
    """They arrived, each where its receipt says."""
    told = [each for each in arrived if each[0].verb is Verb.TELL]
    if told:
        connection.execute(_SENT, [{"letter": letter.id} for letter, _ in told])
        connection.execute(_KEEP_RECEIPT[connection.dialect.name], [_receipt_row(*each) for each in told])
    revised = [{"letter": letter.id} for letter, _ in arrived if letter.verb is Verb.REVISE]
    if revised:
        connection.execute(_REMOVE, revised)


def postpone(connection: Connection, letter: Letter, until: datetime, reason: str) -> None:
    """It certainly did not arrive: try again, not before `until`."""
    connection.execute(_POSTPONE, {**_claim_of(letter), "until": until, "why": reason})


def put_back(connection: Connection, letter: Letter, until: datetime, reason: str) -> None:
    """It was not tried, or the platform was busy with others: this does not count as an attempt."""
    connection.execute(_PUT_BACK, {**_claim_of(letter), "until": until, "why": reason})


def failed(connection: Connection, letter: Letter, reason: str) -> None:
    """The platform will never take it; letters behind it may go."""
    _give_up(connection, letter, State.FAILED, reason)


def unknown(connection: Connection, letter: Letter, reason: str) -> None:
    """It may have arrived and there is no way to look: never send it again, letters behind it may go."""
    _give_up(connection, letter, State.UNKNOWN, reason)


def unreadable(connection: Connection, whys: Mapping[str, str]) -> None:
    """Nobody can say these letters, by their ids, and why."""
    if whys:
        connection.execute(_UNREADABLE, [{"letter": letter, "why": why} for letter, why in whys.items()])


def removed(connection: Connection, letters: Iterable[str]) -> None:
    """Nobody need say these any more."""
    if these := [{"letter": letter} for letter in letters]:
        connection.execute(_REMOVE, these)


def left(connection: Connection, row: Row[Any], until: datetime, why: str) -> None:
    """Somebody else may know what to do with what was claimed in that row."""
    this = {"letter": row.id, "claim": row.claimed_at}
    connection.execute(_POSTPONE, {**this, "until": until, "why": why})


def lost(connection: Connection, row: Row[Any], why: str) -> None:
    """Nobody knows what became of what was claimed in that row, and nobody will."""
    this = {"letter": row.id, "claim": row.claimed_at}
    connection.execute(_SETTLE, {**this, "to": State.UNKNOWN.value, "why": why})


def _receipt_row(letter: Letter, receipt: Receipt) -> dict[str, str]:
    return {
        "workspace": letter.workspace,
        "subject": letter.subject,
        "conversation": receipt.conversation,
        "message": receipt.message,
    }


def _claim_of(letter: Letter) -> dict[str, object]:
    return {"letter": letter.id, "claim": letter.claimed_at}


def _give_up(connection: Connection, letter: Letter, state: State, reason: str) -> None:
    connection.execute(_SETTLE, {**_claim_of(letter), "to": state.value, "why": reason})
    if letter.verb is Verb.TELL:
        # There is no message that could be revised.
        connection.execute(_MOOT, {"workspace": letter.workspace, "subject": letter.subject})
