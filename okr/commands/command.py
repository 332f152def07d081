"""Every wish is somebody's."""

from dataclasses import dataclass

from okr.person import PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Command:
    """Every wish is somebody's, in one workspace."""

    workspace: WorkspaceId
    by: PersonId
