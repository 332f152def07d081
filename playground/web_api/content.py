"""What a message may carry, checked as Slack checks it."""

import json
from typing import Any

from playground.checked import checked_blocks
from playground.errors import SlackError
from playground.facts import Json
from playground.web_api.call import Call, invalid_arguments

LONGEST_TEXT = 40_000
LARGEST_METADATA = 8_000
MOST_ATTACHMENTS = 100


def checked_content(call: Call) -> Json:
    """`text`, `blocks`, `attachments` and `metadata` of a call, ready to become a message."""
    text, attachments = call.text("text"), call.structure("attachments") or []
    blocks = checked_blocks(call.world, call.structure("blocks"))
    if not (text.strip() or blocks or attachments):
        raise SlackError("no_text")
    if len(text) > LONGEST_TEXT:
        raise SlackError("msg_too_long")
    if len(attachments) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return {
        "text": text,
        "blocks": blocks,
        "attachments": tuple(attachments),
        "metadata": _checked_metadata(call.structure("metadata")),
    }


def _checked_metadata(metadata: Any) -> Json | None:
    if not metadata:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if not metadata.get("event_type"):
        raise invalid_arguments("missing required field: event_type [json-pointer:/metadata]")
    if len(json.dumps(metadata)) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return metadata
