"""Keeps squads in step with the user groups they follow; the same on every platform."""

from okr.commands.clockwork import SyncGroup
from okr.person import WorkspaceId
from okr.ports import Services
from okr.usecases.follow_group import is_followed, sync_group


async def follow(services: Services, workspace: WorkspaceId, group: str) -> None:
    """Ask who is in the group now, if a squad follows it: what is told of a change may come late or twice.

    Raises what Services.group raises.
    """
    if await services.perform(is_followed, SyncGroup(workspace, group, ())):
        people = await services.group(workspace, group)
        await services.perform(sync_group, SyncGroup(workspace, group, people))
