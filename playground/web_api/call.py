"""One call of a Web API method: its parameters, and who may be meant by them."""

import json
from dataclasses import dataclass
from typing import Any

from playground.errors import SlackError
from playground.facts import Channel, Json
from playground.services import Services
from playground.world import World


@dataclass(frozen=True, slots=True)
class Call:
    services: Services
    params: Json

    @property
    def world(self) -> World:
        return self.services.world

    @property
    def bot(self) -> str:
        return self.world.app.bot_user_id

    def text(self, name: str, default: str = "") -> str:
        value = self.params.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise invalid_arguments(f"missing required field: {name}")
        return value

    def flag(self, name: str) -> bool:
        return str(self.params.get(name, "")).lower() in {"true", "1"}

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.params.get(name) or default)
        except ValueError:
            raise invalid_arguments(f"must be a number: {name}") from None

    def structure(self, name: str) -> Any:
        """A list or object, which form bodies carry as JSON text."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise invalid_arguments(f"must be valid JSON: {name}") from None

    def items(self, name: str) -> list[str]:
        """A list of ids, given as JSON or with commas between."""
        value = self.params.get(name)
        if isinstance(value, list):
            return [str(one) for one in value]
        return [one.strip() for one in str(value or "").split(",") if one.strip()]

    def need_scope(self, *scopes: str) -> None:
        """Any one of them is enough."""
        granted = self.world.app.scopes
        if not granted.intersection(scopes):
            raise SlackError("missing_scope", needed=",".join(scopes), provided=",".join(sorted(granted)))

    def channel(self) -> Channel:
        """The conversation named by `channel`, which the bot must be able to see."""
        return self.world.channel(self.required("channel"))

    def joined_channel(self) -> Channel:
        channel = self.channel()
        if self.bot not in channel.members:
            raise SlackError("channel_not_found" if channel.is_im else "not_in_channel")
        return channel


def invalid_arguments(*sentences: str) -> SlackError:
    messages = [f"[ERROR] {sentence}" for sentence in sentences]
    return SlackError("invalid_arguments", response_metadata={"messages": messages})
