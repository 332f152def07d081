"""What drives what, and what supports what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, assert_never

from sqlalchemy import BindParameter, Connection, Delete, Row, bindparam, delete, select, union

from okr.errors.links import NoSuchLink
from okr.key_result import KeyResultId
from okr.links import Drives, Link, Supports, SupportsKeyResult, SupportsObjective
from okr.objective import ObjectiveId
from okr.person import WorkspaceId
from storage import okr_tables
from storage.repositories.conflict import insert_or_replace, insert_unless_there

_DRIVES = okr_tables.drives.c
_SUPPORTS = okr_tables.supports.c
_KEY_RESULTS: BindParameter[int] = bindparam("key_results", expanding=True)
_OBJECTIVES: BindParameter[int] = bindparam("objectives", expanding=True)
# A search for each end: with an "or" SQLite would read the whole workspace.
_ALL_DRIVES = select(_DRIVES.leading, _DRIVES.lagging).where(_DRIVES.workspace == bindparam("workspace"))
_DRIVES_OF = union(
    _ALL_DRIVES.where(_DRIVES.leading.in_(_KEY_RESULTS)),
    _ALL_DRIVES.where(_DRIVES.lagging.in_(_KEY_RESULTS)),
)
_ALL_SUPPORTS = select(_SUPPORTS.objective, _SUPPORTS.upheld_objective, _SUPPORTS.upheld_key_result).where(
    _SUPPORTS.workspace == bindparam("workspace")
)
_SUPPORTS_BY = _ALL_SUPPORTS.where(_SUPPORTS.objective.in_(_OBJECTIVES))
_SUPPORTS_OF = union(
    _SUPPORTS_BY,
    _ALL_SUPPORTS.where(_SUPPORTS.upheld_objective.in_(_OBJECTIVES)),
    _ALL_SUPPORTS.where(_SUPPORTS.upheld_key_result.in_(_KEY_RESULTS)),
)
_ADD_DRIVES = insert_unless_there(okr_tables.drives, "workspace", "leading", "lagging")
_ADD_SUPPORTS = insert_or_replace(okr_tables.supports, "workspace", "objective")
_REMOVE_DRIVES = delete(okr_tables.drives).where(
    _DRIVES.workspace == bindparam("workspace"),
    _DRIVES.leading == bindparam("leading"),
    _DRIVES.lagging == bindparam("lagging"),
)
_REMOVE_SUPPORTS = delete(okr_tables.supports).where(
    _SUPPORTS.workspace == bindparam("workspace"), _SUPPORTS.objective == bindparam("objective")
)
_REMOVE_SUPPORTS_OBJECTIVE = _REMOVE_SUPPORTS.where(
    _SUPPORTS.upheld_objective == bindparam("upheld_objective")
)
_REMOVE_SUPPORTS_KEY_RESULT = _REMOVE_SUPPORTS.where(
    _SUPPORTS.upheld_key_result == bindparam("upheld_key_result")
)


@dataclass(frozen=True, slots=True)
class StoredLinks:
    connection: Connection
    workspace: WorkspaceId

    def of(self, refs: Iterable[str]) -> list[Link]:
        key_results, objectives = _ids(refs)
        wanted = {"workspace": self.workspace, "key_results": key_results, "objectives": objectives}
        supports = map(_supports, sorted(self.connection.execute(_SUPPORTS_OF, wanted).all()))
        return [*self.drives(key_results), *supports]

    def drives(self, key_results: Iterable[KeyResultId]) -> list[Drives]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results))}
        return [Drives(*row) for row in sorted(self.connection.execute(_DRIVES_OF, wanted).all())]

    def supports(self, objectives: Iterable[ObjectiveId]) -> list[Supports]:
        wanted = {"workspace": self.workspace, "objectives": list(set(objectives))}
        return [_supports(row) for row in sorted(self.connection.execute(_SUPPORTS_BY, wanted).all())]

    def add(self, link: Link) -> None:
        add = _ADD_DRIVES if isinstance(link, Drives) else _ADD_SUPPORTS
        self.connection.execute(add[self.connection.dialect.name], self._row(link))

    def remove(self, link: Link) -> None:
        if self.connection.execute(_removal(link), self._row(link)).rowcount != 1:
            raise NoSuchLink(source=link.source, upheld=link.upheld)

    def _row(self, link: Link) -> dict[str, object]:
        match link:
            case Drives():
                return {"workspace": self.workspace, "leading": link.leading, "lagging": link.lagging}
            case SupportsObjective():
                upheld: tuple[int | None, int | None] = (link.supported, None)
            case SupportsKeyResult():
                upheld = (None, link.supported)
            case _:
                assert_never(link)
        columns = ("workspace", "objective", "upheld_objective", "upheld_key_result")
        return dict(zip(columns, (self.workspace, link.objective, *upheld), strict=True))


def _removal(link: Link) -> Delete:
    match link:
        case Drives():
            return _REMOVE_DRIVES
        case SupportsObjective():
            return _REMOVE_SUPPORTS_OBJECTIVE
        case SupportsKeyResult():
            return _REMOVE_SUPPORTS_KEY_RESULT
        case _:
            assert_never(link)


def _supports(row: Row[*tuple[Any, ...]]) -> Supports:
    if row.upheld_objective is None:
        return SupportsKeyResult(row.objective, row.upheld_key_result)
    return SupportsObjective(row.objective, row.upheld_objective)


def _ids(refs: Iterable[str]) -> tuple[list[KeyResultId], list[ObjectiveId]]:
    """Key results and objectives, told apart by the letters before their numbers."""
    wanted = set(refs)
    key_results = [KeyResultId(int(ref[2:])) for ref in wanted if ref.startswith("KR")]
    return key_results, [ObjectiveId(int(ref[1:])) for ref in wanted if ref.startswith("O")]
