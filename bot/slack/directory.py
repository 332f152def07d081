"""Asks Slack who somebody is, and who is in a user group."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from okr.errors.people import NoSuchPerson, Stranger
from okr.errors.squads import GroupsNotSeen, NoSuchUserGroup
from okr.person import Person, PersonId, WorkspaceId

UNKNOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found"})

UNKNOWN_GROUPS = frozenset({"no_such_subteam", "subteam_not_found", "user_group_not_found"})

UNSEEN_GROUPS = frozenset({"missing_scope", "not_allowed_token_type", "no_permission", "paid_teams_only"})


class SlackDirectory:
    """The people of `home`, the one workspace the bot is installed in, by `users.info`."""

    def __init__(self, client: AsyncWebClient, home: WorkspaceId) -> None:
        self._client = client
        self._home = home

    async def person(self, workspace: WorkspaceId, person: PersonId) -> Person:
        """Raises NoSuchPerson, Stranger."""
        try:
            answer = await self._client.users_info(user=person)
        except SlackApiError as error:
            if error.response.get("error") in UNKNOWN:
                raise NoSuchPerson(person=person) from None
            raise
        user = answer["user"]
        found = read.person(user)
        if workspace != self._home or read.stranger(user, workspace.removeprefix(read.PREFIX)):
            raise Stranger(person=found.name)
        return found

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        """Raises NoSuchUserGroup, GroupsNotSeen. A group that was switched off has nobody in it."""
        try:
            answer = await self._client.usergroups_users_list(usergroup=group)
        except SlackApiError as error:
            reason = error.response.get("error")
            if reason in UNKNOWN_GROUPS:
                raise NoSuchUserGroup(group=group) from None
            if reason in UNSEEN_GROUPS:
                raise GroupsNotSeen from None
            raise
        people = tuple(PersonId(each) for each in answer.get("users") or ())
        if workspace != self._home or not people:
            raise NoSuchUserGroup(group=group)
        return people
