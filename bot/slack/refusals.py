"""Sorts Slack's refusals: come again later, nobody knows, or never."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from okr.ports import DeliveryUnknown, NotDelivered, NotWelcome, TooFast

RATE_LIMITED: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})

PASSING: Final = frozenset({"service_unavailable", "team_added_to_org", "org_login_required"})
"""Certainly not done, and done perhaps some other time."""

PERHAPS_DONE: Final = frozenset({"internal_error", "fatal_error", "request_timeout"})
"""Slack says of these that part of what was asked may have been done."""

SHUT_OUT: Final = frozenset(
    {"invalid_auth", "not_authed", "token_expired", "token_revoked", "ekm_access_denied"}
)
"""What Slack says to whoever has no valid token: it will say so to every letter."""

PERHAPS_SHUT_OUT: Final = frozenset({"account_inactive"})
"""Slack says this of an app that was uninstalled, and perhaps of a person who has left."""

ASK_AGAIN: Final = 60.0
"""Seconds until we try again whether we are let in."""

RETRY_AFTER: Final = 1.0
"""Seconds to wait when Slack stops us and does not say for how long."""

LONGEST_PAUSE: Final = 86_400.0
"""Seconds beyond which whoever names a pause is not believed."""


def refused(error: SlackApiError) -> NotDelivered:
    """What a refusal means for the message."""
    word, status = word_of(error), _status_of(error)
    reason = word or f"status {status}"
    if status == HTTPStatus.TOO_MANY_REQUESTS or word in RATE_LIMITED:
        return TooFast(reason, seconds=retry_after(error.response.headers))
    if word in SHUT_OUT:
        return NotWelcome(reason, seconds=ASK_AGAIN)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or word in PERHAPS_DONE:
        return DeliveryUnknown(reason)
    if not word:
        return _of_somebody_else(reason, status)
    return NotDelivered(reason, retry_after=0 if word in PASSING else None)


def word_of(error: SlackApiError) -> str:
    """Slack's word for what is wrong; none where the answer was cut off, or is of something on the way."""
    said = error.response.data if isinstance(error.response, AsyncSlackResponse) else None
    return str(said.get("error") or "") if isinstance(said, dict) else ""


def _status_of(error: SlackApiError) -> int:
    """The SDK hands on the bare answer where it is no JSON."""
    response = error.response
    return int(response.status_code if isinstance(response, AsyncSlackResponse) else response.status)


def _of_somebody_else(reason: str, status: int) -> NotDelivered:
    """What a proxy refuses did not get to Slack; what went well there may have."""
    if status >= HTTPStatus.BAD_REQUEST:
        return NotDelivered(reason, retry_after=0)
    return DeliveryUnknown(reason)


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds to wait, as Slack wrote them on its answer."""
    try:
        seconds = float(headers.get("Retry-After", RETRY_AFTER))
    except ValueError:
        return RETRY_AFTER
    return seconds if 0 <= seconds <= LONGEST_PAUSE else RETRY_AFTER
