"""Asks Slack what its user groups are called, once a minute at most: we remember only their ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from okr.notices.named import Name
from okr.notices.notice import FormNotice, Notice
from okr.notices.squads import SquadEditForm, SquadShown
from okr.person import WorkspaceId
from okr.ports import Services

KEPT_FOR: Final = timedelta(minutes=1)
"""Each letter that is typed asks again; Slack answers twenty times a minute."""


@dataclass(frozen=True, slots=True)
class _Kept:
    groups: tuple[Name, ...]
    until: datetime


@dataclass(frozen=True, slots=True)
class UserGroups:
    """What the user groups of each workspace are called."""

    services: Services
    _kept: dict[WorkspaceId, _Kept] = field(default_factory=dict)

    async def find(self, client: AsyncWebClient, workspace: WorkspaceId, text: str = "") -> list[Name]:
        """Those whose name or handle has `text` in it."""
        wanted = text.casefold().strip().lstrip("@")
        return [each for each in await self._all(client, workspace) if wanted in each.label.casefold()]

    async def name_in(
        self, client: AsyncWebClient, workspace: WorkspaceId, answered: Notice | FormNotice
    ) -> Notice | FormNotice:
        """The same, with the name of the user group that the squad follows."""
        match answered:
            case SquadShown():
                group = await self._called(client, workspace, answered.line.squad.user_group)
                return replace(answered, group=group)
            case SquadEditForm():
                group = await self._called(client, workspace, answered.squad.user_group)
                return replace(answered, group=group)
            case _:
                return answered

    async def _called(self, client: AsyncWebClient, workspace: WorkspaceId, group: str | None) -> str:
        """Its id where it has no name that we may know; empty for none."""
        if not group:
            return ""
        known = await self._all(client, workspace)
        return next((each.label for each in known if each.value == group), group)

    async def _all(self, client: AsyncWebClient, workspace: WorkspaceId) -> tuple[Name, ...]:
        now = self.services.now()
        kept = self._kept.get(workspace)
        if kept is not None and now < kept.until:
            return kept.groups
        groups = await _asked(client)
        for each in [each for each, old in self._kept.items() if old.until <= now]:
            self._kept.pop(each, None)
        self._kept[workspace] = _Kept(groups, now + KEPT_FOR)
        return groups


async def _asked(client: AsyncWebClient) -> tuple[Name, ...]:
    """None where we may not look, since nothing hangs on it."""
    try:
        answer = await client.usergroups_list()
    except SlackApiError:
        return ()
    return tuple(_name(each) for each in answer["usergroups"])


def _name(group: Mapping[str, str]) -> Name:
    return Name(group["id"], f"@{group['handle']} ({group['name']})")
