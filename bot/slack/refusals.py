"""Sorts Slack's refusals: come again later, nobody knows, or never."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from slack_sdk.errors import SlackApiError

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


def refused(error: SlackApiError) -> NotDelivered:
    """What a refusal means for the message."""
    response = error.response
    reason = str(response.get("error") or f"status {response.status_code}")
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS or reason in RATE_LIMITED:
        return TooFast(reason, seconds=retry_after(response.headers))
    if reason in SHUT_OUT:
        return NotWelcome(reason, seconds=ASK_AGAIN)
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or reason in PERHAPS_DONE:
        return DeliveryUnknown(reason)
    return NotDelivered(reason, retry_after=0 if reason in PASSING else None)


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds to wait, as Slack wrote them on its answer."""
    try:
        return float(headers.get("Retry-After", RETRY_AFTER))
    except ValueError:
        return RETRY_AFTER
