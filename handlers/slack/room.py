"""What every listener has at hand, and the way each of them goes: read, ask, show."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack.desk import Desk
from handlers.slack.home import Homes
from handlers.slack.read import Origin, Payload, origin, trigger, workspace
from handlers.slack.reply import Replies
from handlers.slack.user_groups import UserGroups
from handlers.wishes import people_named
from okr.commands.people import NameMentioned
from okr.commands.squads import ChangeSquad, FollowGroup
from okr.commands.week import AmendInWords, AnswerInWords, KeepEcho
from okr.commands.wish import Wish
from okr.errors.okr_error import OkrError
from okr.notices.home import Home
from okr.notices.notice import FormNotice, Notice
from okr.notices.trouble import Complaint
from okr.notices.week import (
    AskedAfterAll,
    AskedLater,
    CheckInPrompt,
    CheckInsRecorded,
    CheckInsTakenBack,
    ConfidenceExplained,
    WeekSkipped,
)
from okr.person import WorkspaceId
from okr.ports import Services
from okr.usecases.answer import answer
from okr.usecases.keep_echo import keep_echo
from okr.usecases.name_in_error import mentioned, mentioned_in, names_of, put_names, with_names


@dataclass(frozen=True, slots=True)
class Room:
    services: Services
    replies: Replies
    desk: Desk
    homes: Homes
    groups: UserGroups

    async def ask(
        self, read: Callable[[], Wish], client: AsyncWebClient, where: Origin, *, once: str | None = None
    ) -> Notice | FormNotice:
        """Read a wish, get to know whom it names, and have it answered. Raises what any of these raises, with
        names in it where people were mentioned.
        """
        try:
            return await self._answered(read, client, where, once)
        except OkrError as error:
            people = mentioned(error)
            if people and where.workspace is not None:
                asked = NameMentioned(where.workspace, people)
                put_names(error, await self.services.perform(names_of, asked))
            raise

    async def _answered(
        self, read: Callable[[], Wish], client: AsyncWebClient, where: Origin, once: str | None
    ) -> Notice | FormNotice:
        wish = read()
        await self.services.meet(wish.workspace, people_named(wish))
        if isinstance(wish, FollowGroup | ChangeSquad) and wish.group:
            wish = replace(wish, people=await self.services.group(wish.workspace, wish.group))
        answered = await self.services.perform(answer, wish, once=once)
        self.homes.changed(client, where, wish)
        return await self.groups.name_in(client, wish.workspace, answered)

    async def ask_and_open(
        self, read: Callable[[], Wish], body: Payload, client: AsyncWebClient, *, once: str | None = None
    ) -> Notice | None:
        """As `ask`; an answer that is a form is opened, and there is nothing more to say."""
        where = origin(body)
        answered = await self.ask(read, client, where, once=once)
        if isinstance(answered, FormNotice):
            return await self.replies.open(client, trigger(body), answered, where, self.services.now())
        if where.home is not None and not where.window and isinstance(answered, Home):
            await self.homes.turn(client, where, workspace(body), answered)
            return None
        return answered

    async def name_people(self, workspace: WorkspaceId, notice: Notice | None) -> Notice | None:
        """The same, with names for ids in what is wrong and in what is given back."""
        if not isinstance(notice, Complaint):
            return notice
        people = mentioned_in((notice.typed, *(fact for _, fact in notice.facts)))
        if not people:
            return notice
        names = await self.services.perform(names_of, NameMentioned(workspace, people))
        facts = tuple((name, with_names(fact, names)) for name, fact in notice.facts)
        return replace(notice, typed=with_names(notice.typed, names), facts=facts)

    async def tell_privately(self, client: AsyncWebClient, where: Origin, notice: Notice) -> None:
        await self.replies.privately(client, where, self.replies.message(notice))

    async def echo(
        self, client: AsyncWebClient, where: Origin, of: AnswerInWords | AmendInWords, notice: Notice
    ) -> None:
        """Say back what was understood of a message, so that it can be revised when that is edited."""
        message = await self.replies.in_person(client, where, self.replies.message(notice))
        kept = KeepEcho(of.workspace, of.by, of.source, where.channel, message)
        await self.services.perform(keep_echo, kept)

    def hides(self, where: Origin, notice: Notice) -> bool:
        """Whether a message would not be seen from there, and neither is it shown there."""
        return where.home is not None and not _shows(where, notice)

    async def show(self, client: AsyncWebClient, where: Origin, body: Payload, notice: Notice) -> None:
        """As `tell_unless_shown`; who pressed something on their Home sees no message, but a window."""
        if not where.window and not self.hides(where, notice):
            await self.tell_unless_shown(client, where, notice)
        elif not await self.replies.in_window(client, trigger(body), notice, where, self.services.now()):
            await self.tell_privately(client, where, notice)

    async def tell_unless_shown(self, client: AsyncWebClient, where: Origin, notice: Notice) -> None:
        """As `tell_privately`, unless the question above, or their Home, shows these answers already."""
        if not _shows(where, notice):
            await self.tell_privately(client, where, notice)


def _shows(where: Origin, notice: Notice) -> bool:
    """Whether it can be seen there already."""
    match notice:
        case CheckInsRecorded():
            at_home = where.home is not None and not any(each.follow_up for each in notice.answers)
            return at_home or (where.direct and notice.in_question)
        case CheckInsTakenBack():
            return where.direct and notice.in_echo
        case WeekSkipped() | AskedAfterAll() | AskedLater() | ConfidenceExplained():
            return where.direct and notice.in_question
        case CheckInPrompt():
            return where.direct
        case _:
            return False
