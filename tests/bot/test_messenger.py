"""The Slack messenger against a small Slack: found by its key, and each refusal by its kind."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.slack.clients import TIMEOUT, http_session, sending
from bot.slack.messenger import AT_ONCE, SlackMessenger
from bot.slack.refusals import RETRY_AFTER, retry_after
from messages.words import Words
from okr.address import Address
from okr.person import ChannelId, PersonId, WorkspaceId
from okr.ports import CannotLookUp, DeliveryUnknown, NotDelivered, NotWelcome, Receipt, TooFast
from playground import Fault, Playground
from playground.facts import TokenState
from tests.stage import ANA, BOT, CHURN, ROBOT, WORKSPACE
from tests.storage.facts import saying

OURS = WorkspaceId("slack:T0PEBBLE")
TO_ANA = Address.of_person(OURS, PersonId(ANA))
TO_CHURN = Address.of_channel(OURS, ChannelId(CHURN))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Slack:
    """A small Slack and our voice in it."""

    def __init__(self, play: Playground, messenger: SlackMessenger) -> None:
        self.play = play
        self.messenger = messenger

    async def tell(self, key: str, to: Address = TO_ANA) -> Receipt:
        return await self.messenger.tell(to, saying("churn"), key=key)

    async def find(self, key: str, to: Address = TO_ANA, since: datetime = LONG_AGO) -> Receipt | None:
        return await self.messenger.find(to, key, since)

    async def lose(self, key: str) -> None:
        """Slack takes the message, and its answer is lost."""
        self.play.faults.append(Fault("chat.postMessage", status=502, after=True))
        with pytest.raises(DeliveryUnknown):
            await self.tell(key)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    play = Playground(WORKSPACE, BOT)
    async with play.running() as address, ClientSession() as session:
        client = sending(BOT.bot_token, f"{address}/api/", session)
        yield Slack(play, SlackMessenger(client, Words()))


async def test_a_message_whose_answer_was_lost_is_found_by_its_key(slack: Slack) -> None:
    await slack.tell("another")
    await slack.lose("K1")
    found = await slack.find("K1")
    assert found is not None
    await slack.messenger.revise(found, saying("found"))
    [_, revised] = await slack.play.person(ANA).reads(await slack.play.person(ANA).app_channel())
    assert revised["ts"] == found.message
    assert revised["edited"]


async def test_a_receipt_is_the_same_whether_given_or_found(slack: Slack) -> None:
    assert await slack.tell("K1") == await slack.find("K1")


async def test_where_a_person_is_no_channel_their_conversation_is_opened(slack: Slack) -> None:
    unknown = Fault("chat.postMessage", status=200, error="channel_not_found", channel=ANA, times=None)
    slack.play.faults.append(unknown)
    told = await slack.tell("K1")
    assert told.conversation == await slack.play.person(ANA).app_channel()


async def test_a_conversation_is_opened_once(slack: Slack) -> None:
    await slack.find("K1")
    slack.play.faults.append(Fault("conversations.open", status=503, times=None))
    assert await slack.tell("K1") == await slack.find("K1")


async def test_what_was_never_taken_is_not_found(slack: Slack) -> None:
    slack.play.faults.append(Fault("chat.postMessage", status=502))
    with pytest.raises(DeliveryUnknown):
        await slack.tell("K1")
    assert await slack.find("K1") is None


async def test_what_was_said_earlier_than_asked_for_is_not_found(slack: Slack) -> None:
    await slack.tell("K1")
    assert await slack.find("K1", since=datetime.now(UTC) + timedelta(days=1)) is None


async def test_it_is_found_among_more_messages_than_one_call_shows(slack: Slack) -> None:
    first = await slack.tell("K1")
    for number in range(AT_ONCE):
        await slack.play.person(ANA).say(first.conversation, str(number))
    assert await slack.find("K1") == first


async def test_in_a_channel_we_may_not_read_nobody_can_look(slack: Slack) -> None:
    slack.play.app = replace(BOT, scopes=BOT.scopes - {"channels:history", "im:history"})
    for to in (TO_CHURN, TO_ANA):
        with pytest.raises(CannotLookUp) as refusal:
            await slack.find("K1", to)
        assert refusal.value.reason in {"missing_scope", "not_in_channel"}


async def test_a_look_that_fails_for_now_does_not_say_that_nothing_is_there(slack: Slack) -> None:
    slack.play.faults.append(Fault("conversations.history", status=429, retry_after=7))
    with pytest.raises(TooFast) as stopped:
        await slack.find("K1")
    assert stopped.value.seconds == 7
    slack.play.faults.append(Fault("conversations.history", status=503))
    with pytest.raises(DeliveryUnknown):
        await slack.find("K1")


async def test_the_first_message_to_a_person_takes_one_call(slack: Slack) -> None:
    await slack.tell("K1")
    assert [call.method for call in slack.play.calls] == ["chat.postMessage"]


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (429, "", TooFast),
        (200, "ratelimited", TooFast),
        (500, "internal_error", DeliveryUnknown),
        (200, "internal_error", DeliveryUnknown),
        (200, "fatal_error", DeliveryUnknown),
    ],
)
async def test_what_slack_could_not_do_now_is_told_by_kind(
    slack: Slack, status: int, error: str, kind: type[NotDelivered]
) -> None:
    slack.play.faults.append(Fault("chat.postMessage", status=status, error=error))
    with pytest.raises(kind):
        await slack.tell("K1")


@pytest.mark.parametrize(
    "error",
    [
        "account_inactive",
        "user_disabled",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "cannot_dm_bot",
        "msg_too_long",
        "invalid_blocks",
    ],
)
async def test_what_cannot_pass_is_refused_for_good(slack: Slack, error: str) -> None:
    slack.play.faults.append(Fault("chat.postMessage", status=200, error=error, times=None))
    with pytest.raises(NotDelivered) as refusal:
        await slack.tell("K1")
    assert (type(refusal.value), refusal.value.retry_after, refusal.value.reason) == (
        NotDelivered,
        None,
        error,
    )


@pytest.mark.parametrize("state", [TokenState.EXPIRED, TokenState.REVOKED, TokenState.UNINSTALLED])
async def test_a_token_that_is_not_valid_now_is_no_refusal_of_the_message(
    slack: Slack, state: TokenState
) -> None:
    slack.play.world.token = state
    with pytest.raises(NotWelcome):
        await slack.tell("K1")
    with pytest.raises(NotWelcome):
        await slack.find("K1")
    slack.play.world.token = TokenState.VALID
    assert (await slack.tell("K1")).message


async def test_whether_an_account_is_ours_is_asked_and_where_nobody_answers_the_letter_waits(
    slack: Slack,
) -> None:
    slack.play.faults.append(Fault("chat.postMessage", status=200, error="account_inactive"))
    slack.play.faults.append(Fault("auth.test", status=503))
    with pytest.raises(NotWelcome):
        await slack.tell("K1")


async def test_a_service_that_rests_is_tried_again(slack: Slack) -> None:
    slack.play.faults.append(Fault("chat.postMessage", status=200, error="service_unavailable"))
    with pytest.raises(NotDelivered) as refusal:
        await slack.tell("K1")
    assert refusal.value.retry_after is not None
    assert not isinstance(refusal.value, TooFast)


async def test_a_slack_that_cannot_be_reached_took_nothing_for_certain() -> None:
    async with ClientSession() as session:
        messenger = SlackMessenger(sending("xoxb-1", "http://127.0.0.1:9/api/", session), Words())
        with pytest.raises(NotDelivered) as refusal:
            await messenger.tell(TO_ANA, saying("churn"), key="K1")
    assert (type(refusal.value), refusal.value.retry_after) == (NotDelivered, 0)


@asynccontextmanager
async def answered_by(
    answer: Callable[[web.Request], Awaitable[web.Response]],
) -> AsyncIterator[SlackMessenger]:
    """Our voice, where something answers every call alike."""
    app = web.Application()
    app.router.add_post("/api/{method}", answer)
    async with TestServer(app) as server, ClientSession() as session:
        yield SlackMessenger(sending("xoxb-1", f"{server.make_url('/api/')}", session), Words())


@pytest.mark.parametrize(
    ("status", "kind", "body", "error"),
    [
        (200, "application/json", '{"ok": true, "chan', DeliveryUnknown),
        (200, "application/json", '{"ok": true}', DeliveryUnknown),
        (200, "application/json", "[]", DeliveryUnknown),
        (200, "application/json", "", DeliveryUnknown),
        (200, "text/html", "<html>", DeliveryUnknown),
        (503, "application/json", "{", DeliveryUnknown),
        (503, "text/html", "<html>", DeliveryUnknown),
        (503, "text/plain", "busy", DeliveryUnknown),
        (403, "text/html", "<html>", NotDelivered),
        (429, "text/html", "<html>", TooFast),
    ],
)
async def test_an_answer_that_is_not_slacks_own_is_never_taken_for_a_refusal(
    status: int, kind: str, body: str, error: type[NotDelivered]
) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, content_type=kind, text=body)

    async with answered_by(answer) as messenger:
        with pytest.raises(NotDelivered) as refusal:
            await messenger.tell(TO_ANA, saying("churn"), key="K1")
    assert type(refusal.value) is error
    assert error is DeliveryUnknown or refusal.value.retry_after is not None


@pytest.mark.parametrize("header", ["inf", "nan", "-5", "1e12", "Mon, 23 Nov 2026 09:00:00 GMT"])
def test_a_pause_that_nobody_can_mean_is_a_short_one(header: str) -> None:
    assert retry_after({"Retry-After": header}) == RETRY_AFTER


async def test_every_call_has_its_timeout_though_it_is_made_over_a_session_of_ours() -> None:
    async with http_session() as session:
        assert session.timeout.total == TIMEOUT


async def test_a_bot_cannot_be_written_to(slack: Slack) -> None:
    with pytest.raises(NotDelivered) as refusal:
        await slack.tell("K1", Address.of_person(OURS, PersonId(ROBOT)))
    assert refusal.value.reason == "cannot_dm_bot"
