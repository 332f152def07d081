"""What every listener has at hand, and the way each of them goes: read, ask, show."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack.desk import Desk
from handlers.slack.read import Origin, Payload, origin, trigger
from handlers.slack.reply import Replies
from handlers.wishes import people_named
from okr.commands import Wish
from okr.notices import CheckInsRecorded, FormNotice, Notice
from okr.ports import Services
from okr.usecases.answer import answer


@dataclass(frozen=True, slots=True)
class Room:
    services: Services
    replies: Replies
    desk: Desk

    async def ask(self, read: Callable[[], Wish], *, once: str | None = None) -> Notice | FormNotice:
        """Read a wish, get to know whom it names, and have it answered. Raises what any of these raises."""
        wish = read()
        await self.services.meet(wish.workspace, people_named(wish))
        return await self.services.perform(answer, wish, once=once)

    async def ask_and_open(
        self, read: Callable[[], Wish], body: Payload, client: AsyncWebClient, *, once: str | None = None
    ) -> Notice | None:
        """As `ask`; an answer that is a form is opened, and there is nothing more to say."""
        answered = await self.ask(read, once=once)
        if isinstance(answered, FormNotice):
            now = self.services.now()
            return await self.replies.open(client, trigger(body), answered, origin(body), now)
        return answered

    async def tell_privately(self, client: AsyncWebClient, where: Origin, notice: Notice) -> None:
        await self.replies.privately(client, where, self.replies.message(notice))

    async def tell_unless_shown(self, client: AsyncWebClient, where: Origin, notice: Notice) -> None:
        """As `tell_privately`, unless the question above shows these answers already."""
        if not (where.direct and isinstance(notice, CheckInsRecorded) and notice.in_question):
            await self.tell_privately(client, where, notice)
