"""Asks Slack who somebody is."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from okr.errors import NoSuchPerson, Stranger
from okr.person import Person, PersonId, WorkspaceId

UNKNOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


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
