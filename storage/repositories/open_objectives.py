"""What tells which objectives are of some squads, and whether their squad still works in their cycle."""

from typing import Final

from sqlalchemy import BindParameter, bindparam, exists, select, union_all

from storage import okr_tables, tables

_OBJECTIVE = tables.objective.c
_CLOSING = okr_tables.closing.c
_THEIRS = tables.objective.alias("theirs").c
_THEIR_IDS = select(_THEIRS.id).where(_THEIRS.workspace == bindparam("workspace"))
_SQUADS: BindParameter[int] = bindparam("squads", expanding=True)

# Two searches: with an "or" SQLite would read the whole workspace.
OF_SQUADS: Final = union_all(
    _THEIR_IDS.where(_THEIRS.squad.in_(_SQUADS)), _THEIR_IDS.where(_THEIRS.shared_with.in_(_SQUADS))
)
"""The ids of those of `squads`, or shared with them."""

NOT_CLOSED: Final = ~exists().where(
    _CLOSING.workspace == _OBJECTIVE.workspace,
    _CLOSING.squad == _OBJECTIVE.squad,
    _CLOSING.cycle == _OBJECTIVE.cycle,
)
"""Whether the squad of the objective at hand still works in its cycle."""
