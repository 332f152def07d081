"""Where messages are, as the outbox remembers it."""

from sqlalchemy import Connection, select

from okr.person import WorkspaceId
from okr.ports import Receipt
from storage import tables

_ROW = tables.receipt.c


def receipt_of(connection: Connection, workspace: WorkspaceId, subject: str) -> Receipt | None:
    """Where the message told for `subject` is, if it arrived."""
    query = select(_ROW.conversation, _ROW.message).where(
        _ROW.workspace == workspace, _ROW.subject == subject
    )
    row = connection.execute(query).first()
    return None if row is None else Receipt(workspace, row.conversation, row.message)
