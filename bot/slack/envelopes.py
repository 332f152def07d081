"""Has what came over a socket answered by the app, and draws the acknowledgement Slack waits for."""

import json
import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

log = logging.getLogger(__name__)

Envelope = Mapping[str, Any]


async def acknowledgement(app: AsyncApp, envelope: Envelope) -> str | None:
    """What to send back; None where nobody could answer, and Slack does what it does with silence."""
    request = AsyncBoltRequest(mode="socket_mode", body=dict(envelope["payload"]), headers=_headers(envelope))
    answer = await app.async_dispatch(request)
    if answer.status != HTTPStatus.OK:
        log.warning("a delivery of %s is not acknowledged: %d", envelope.get("type"), answer.status)
        return None
    return json.dumps({"envelope_id": envelope["envelope_id"], **_payload(answer)})


def _headers(envelope: Envelope) -> dict[str, str | Sequence[str]]:
    """What the same delivery says over HTTP of its being a retry."""
    said = {"num": envelope.get("retry_attempt"), "reason": envelope.get("retry_reason")}
    return {f"x-slack-retry-{name}": str(value) for name, value in said.items() if value}


def _payload(answer: BoltResponse) -> dict[str, Any]:
    if not answer.body:
        return {}
    if answer.first_headers().get("content-type", "").startswith("application/json"):
        return {"payload": json.loads(answer.body)}
    return {"payload": {"text": answer.body}}
