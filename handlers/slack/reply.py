"""Shows notices and forms to whoever just asked, by the ways that only a request opens."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.slack.read import AtHome, Context, Origin
from messages.actions import Action
from messages.compose import compose, compose_form
from messages.slack import SlackMessage, draw, draw_form, draw_home, draw_window
from messages.words import Words
from okr.key_result import KeyResult
from okr.notices.cycles import ClosingForm, CycleForm, ScoreForm
from okr.notices.home import Home
from okr.notices.initiatives import InitiativeForm
from okr.notices.key_results import KeyResultForm, KeyResultUnderstood, OwnersForm
from okr.notices.links import LinkForm, UnlinkForm
from okr.notices.marks import AcceptForm, AskSquadForm, BlockerForm, EvidenceForm, RefuseForm
from okr.notices.notice import FormNotice, Notice
from okr.notices.objectives import ObjectiveEditForm, ObjectiveForm, ObjectiveUnderstood
from okr.notices.settings import CadenceForm, SettingsForm
from okr.notices.sharing import ShareForm, ShareObjectiveForm
from okr.notices.squads import MemberForm, SquadEditForm, SquadForm
from okr.notices.trouble import FormOffered
from okr.notices.votes import BallotForm
from okr.notices.week import CheckInForm, ExplanationForm, InTheWayForm, SkipForm
from okr.notices.which import WhichForm

log = logging.getLogger(__name__)

TOO_LATE = frozenset(
    {
        "expired_trigger_id",
        "exchanged_trigger_id",
        "invalid_trigger_id",
        "trigger_expired",
        "trigger_exchanged",
    }
)
"""What Slack says of a click that is too old to open a form; its pages do not agree on one name."""

HASH_CONFLICT = "hash_conflict"

GONE_ON = frozenset({HASH_CONFLICT, "not_found"})
"""What Slack says of a form that is another by now, or closed."""

NOT_HERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived"})


@dataclass(frozen=True, slots=True)
class Replies:
    """Everything a handler says, in one pair of hands."""

    words: Words

    def message(self, notice: Notice) -> SlackMessage:
        return draw(compose(notice, self.words))

    def form(self, notice: FormNotice, origin: Origin, now: datetime) -> dict[str, Any]:
        """The view that asks; where it was opened and about what comes back with the answers."""
        form = compose_form(notice, self.words)
        context = Context(origin.channel, now, form.about, origin.home, form.kept)
        return draw_form(replace(form, context=context.write()))

    async def publish(self, client: AsyncWebClient, origin: Origin, notice: Notice) -> bool:
        """Show it on their Home; False when the Home is no longer the one they had before them."""
        since = notice.since if isinstance(notice, Home) else None
        page = notice.page if isinstance(notice, Home) else 0
        context = json.dumps(AtHome(page, since).facts())
        view = draw_home(compose(notice, self.words), context)
        try:
            await client.views_publish(user_id=origin.person, view=view, hash=origin.seen or None)
        except SlackApiError as error:
            if error.response.get("error") != HASH_CONFLICT:
                raise
            return False
        return True

    async def open(
        self, client: AsyncWebClient, trigger: str, notice: FormNotice, origin: Origin, now: datetime
    ) -> FormOffered | None:
        """Open a form, over the window it was asked for in; when the click was too old for that, what offers
        it again.
        """
        form = self.form(notice, origin, now)
        try:
            await (client.views_push if origin.window else client.views_open)(trigger_id=trigger, view=form)
        except SlackApiError as error:
            if error.response.get("error") not in TOO_LATE:
                raise
            return offer(notice, late=True)
        return None

    def window(self, notice: Notice, origin: Origin, now: datetime) -> dict[str, Any]:
        """The view that shows it where no message can be seen."""
        voice, context = self.words.of("home"), Context(origin.channel, now, home=origin.home)
        card = compose(notice, self.words)
        return draw_window(card, voice.fixed("window"), voice.fixed("close_window"), context.write())

    async def in_window(
        self, client: AsyncWebClient, trigger: str, notice: Notice, origin: Origin, now: datetime
    ) -> bool:
        """Show it in the window they are in, or in a new one; False when the click was too old for that."""
        view = self.window(notice, origin, now)
        if origin.window:
            await self.redraw(client, (origin.window, ""), view)
            return True
        try:
            await client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            if error.response.get("error") not in TOO_LATE:
                raise
            return False
        return True

    async def redraw(self, client: AsyncWebClient, shown: tuple[str, str], form: dict[str, Any]) -> None:
        """Show an open form anew; who has gone on in it meanwhile is left alone."""
        view, seen = shown
        try:
            await client.views_update(view_id=view, hash=seen or None, view=form)
        except SlackApiError as error:
            if error.response.get("error") not in GONE_ON:
                raise

    async def in_person(self, client: AsyncWebClient, origin: Origin, message: SlackMessage) -> str:
        """Say it in the conversation between the bot and them; which message that is."""
        said = await client.chat_postMessage(channel=origin.channel, text=message.text, blocks=message.blocks)
        return str(said["ts"])

    async def privately(self, client: AsyncWebClient, origin: Origin, message: SlackMessage) -> None:
        """Say it to one person where they were, or between the bot and them where that cannot be."""
        if await _sent_back(client, origin, message) or await _said_there(client, origin, message):
            return
        opened = await client.conversations_open(users=origin.person)
        await client.chat_postMessage(
            channel=opened["channel"]["id"], text=message.text, blocks=message.blocks
        )


async def _sent_back(client: AsyncWebClient, origin: Origin, message: SlackMessage) -> bool:
    """Whether it could be said by the way the command or click left open, over the client's own session."""
    if not origin.way_back:
        return False
    hook = AsyncWebhookClient(origin.way_back, timeout=client.timeout, session=client.session)
    try:
        answer = await hook.send(text=message.text, blocks=message.blocks, replace_original=False)
    except Exception:
        log.exception("the way back cannot be reached")
        return False
    return answer.status_code == HTTPStatus.OK


async def _said_there(client: AsyncWebClient, origin: Origin, message: SlackMessage) -> bool:
    """Whether it could be said where they were, for their eyes only; the bot is not in every conversation."""
    if not origin.channel:
        return False
    channel, text, blocks = origin.channel, message.text, message.blocks
    try:
        if origin.direct:
            await client.chat_postMessage(channel=channel, text=text, blocks=blocks)
        else:
            await client.chat_postEphemeral(channel=channel, user=origin.person, text=text, blocks=blocks)
    except SlackApiError as error:
        if error.response.get("error") not in NOT_HERE:
            raise
        return False
    return True


def offer(notice: FormNotice, *, late: bool = False) -> FormOffered:  # noqa: C901, PLR0911, PLR0912 - an arm a form
    """A button that opens this form, for when it cannot be opened right now."""
    match notice:
        case LinkForm():
            words = "support" if notice.supports else "link"
            return FormOffered(Action.SAY, f"{words} {notice.source}".strip(), late)
        case ShareForm():
            return FormOffered(Action.SAY, f"share {notice.ref}".strip(), late)
        case ShareObjectiveForm():
            return FormOffered(Action.SAY, f"share {notice.objective.ref} with", late)
        case UnlinkForm():
            return FormOffered(Action.SAY, "unlink", late)
        case SquadForm():
            return FormOffered(Action.NEW_SQUAD, "", late)
        case SquadEditForm():
            return FormOffered(Action.EDIT_SQUAD, notice.squad.handle, late)
        case MemberForm(leaving=True):
            return FormOffered(Action.SAY, f"squad remove {notice.squad}".strip(), late)
        case MemberForm():
            return FormOffered(Action.ADD_MEMBER, notice.squad, late)
        case ObjectiveForm():
            return FormOffered(Action.NEW_OBJECTIVE, notice.squad, late)
        case KeyResultForm():
            chosen = notice.objective.ref if notice.objective else ""
            return FormOffered(Action.ADD_KEY_RESULT, chosen, late)
        case KeyResultUnderstood():
            ref, _, version = notice.about.partition("@")
            return FormOffered(Action.EDIT if version else Action.ADD_KEY_RESULT, ref, late)
        case ObjectiveUnderstood():
            return FormOffered(Action.NEW_OBJECTIVE, notice.squad.handle, late)
        case OwnersForm():
            return FormOffered(Action.SAY, f"kr owner {notice.ref}", late)
        case ObjectiveEditForm():
            return FormOffered(Action.EDIT, notice.ref, late)
        case EvidenceForm():
            return FormOffered(Action.SAY, _again("evidence", notice.key_result), late)
        case BlockerForm():
            return FormOffered(Action.SAY, _again("blocker", notice.key_result), late)
        case AskSquadForm():
            return FormOffered(Action.SAY, f"blocker ask {notice.blocker.blocker.ref}", late)
        case AcceptForm():
            return FormOffered(Action.SAY, f"blocker accept {notice.blocker.blocker.ref}", late)
        case RefuseForm():
            return FormOffered(Action.SAY, f"blocker refuse {notice.blocker.blocker.ref}", late)
        case CheckInForm():
            single = notice.rows[0].standing.key_result.ref if len(notice.rows) == 1 else ""
            return FormOffered(Action.CHECK_IN, single, late)
        case SkipForm():
            return FormOffered(Action.SKIP, "", late)
        case InTheWayForm():
            return FormOffered(Action.IN_THE_WAY, str(notice.check_in), late)
        case ExplanationForm():
            return FormOffered(Action.EXPLAIN, str(notice.check_in), late)
        case ScoreForm():
            return FormOffered(Action.SAY, f"score {notice.row.standing.key_result.ref}", late)
        case ClosingForm():
            return FormOffered(Action.SAY, f"cycle close {notice.handle} {notice.cycle}", late)
        case CycleForm():
            return FormOffered(Action.SAY, "cycle new", late)
        case InitiativeForm():
            return FormOffered(Action.SAY, f"initiative add {notice.key_result.ref}", late)
        case CadenceForm():
            return FormOffered(Action.SAY, f"settings squad {notice.squad.handle}", late)
        case BallotForm():
            return FormOffered(Action.SAY, f"vote {notice.ref}", late)
        case WhichForm():
            return FormOffered(Action.SAY, notice.phrase, late)
        case SettingsForm():
            return FormOffered(Action.SETTINGS, "", late)


def _again(word: str, key_result: KeyResult | None) -> str:
    return f"{word} {key_result.ref}" if key_result else word
