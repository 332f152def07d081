"""A person at the keyboard, for tests and demos without a browser: says, presses, fills in and submits."""

from dataclasses import dataclass
from typing import Any, Protocol

from playground.blocks import elements_of, every_block
from playground.errors import SlackError
from playground.facts import Json
from playground.forms import VALUE_KEYS


class Desk(Protocol):
    """What a person needs of a playground."""

    async def act(self, name: str, **given: object) -> Json: ...

    async def messages(self, user: str, channel: str, thread: str | None = None) -> list[Json]: ...

    async def state(self, user: str) -> Json: ...


@dataclass(frozen=True, slots=True)
class Person:
    """Elements are found by action_id or by the words on them; fields by block_id or by their label."""

    desk: Desk
    id: str

    async def say(self, channel: str, text: str, thread: str | None = None) -> Json:
        """Write a message, or give a slash command."""
        return await self.desk.act("message", user=self.id, channel=channel, text=text, thread_ts=thread)

    async def reads(self, channel: str, thread: str | None = None) -> list[Json]:
        return await self.desk.messages(self.id, channel, thread)

    async def app_channel(self) -> str:
        """The direct messages with the app."""
        state = await self.desk.state(self.id)
        bot = state["app"]["bot_user_id"]
        return next(str(one["id"]) for one in state["channels"] if one["with"] == bot)

    async def press(self, channel: str, ts: str, element: str, **chosen: object) -> Json:
        """Press or choose something in a message, in a thread or at the top."""
        message = await self._message(channel, ts)
        place = {"type": "message", "channel": channel, "ts": ts}
        return await self._act(place, message["blocks"] or (), element, chosen)

    async def press_in_modal(self, element: str, fields: Json | None = None, **chosen: object) -> Json:
        view = await self.modal()
        place = {"type": "view", "view_id": view["id"]}
        return await self._act(place, view["blocks"], element, chosen, _state(view, fields or {}))

    async def press_at_home(self, element: str, **chosen: object) -> Json:
        home = (await self.desk.state(self.id))["home"] or {"blocks": ()}
        return await self._act({"type": "home"}, home["blocks"], element, chosen)

    async def open_home(self) -> Json:
        return await self.desk.act("home", user=self.id)

    async def use_shortcut(self, callback_id: str, channel: str | None = None, ts: str | None = None) -> Json:
        return await self.desk.act("shortcut", user=self.id, callback_id=callback_id, channel=channel, ts=ts)

    async def modal(self) -> Json:
        """The topmost open modal."""
        modals: list[Json] = (await self.desk.state(self.id))["modals"]
        if not modals:
            raise SlackError("not_found")
        return modals[-1]

    async def submit(self, fields: Json | None = None) -> Json:
        """Fill in the topmost modal and send it: `{"confidence": "7", "Owner": "U1"}`."""
        view = await self.modal()
        return await self.desk.act(
            "submit", user=self.id, view_id=view["id"], state=_state(view, fields or {})
        )

    async def close(self, *, everything: bool = False) -> Json:
        view = await self.modal()
        return await self.desk.act("close", user=self.id, view_id=view["id"], all=everything)

    async def _message(self, channel: str, ts: str) -> Json:
        """Replies are read in their thread; asking for the thread of a reply finds the reply itself."""
        for thread in (None, ts):
            for message in await self.reads(channel, thread):
                if message["ts"] == ts:
                    return message
        raise SlackError("message_not_found")

    async def _act(
        self, place: Json, blocks: Any, wanted: str, chosen: Json, state: Json | None = None
    ) -> Json:
        block, element = _find(blocks, wanted)
        return await self.desk.act(
            "action",
            user=self.id,
            container=place,
            block_id=block["block_id"],
            action_id=element["action_id"],
            action={"type": element["type"], **chosen},
            state=state,
        )


def _find(blocks: Any, wanted: str) -> tuple[Json, Json]:
    for block in every_block(blocks):
        for element in elements_of(block):
            if wanted in {element.get("action_id"), _words(element.get("text"))}:
                return block, element
    raise SlackError("action_not_found")


def _state(view: Json, fields: Json) -> Json:
    """The wire form of a filled-in form: what stands there, with the given answers put in."""
    values: Json = {block_id: dict(states) for block_id, states in view["state"]["values"].items()}
    for name, answer in fields.items():
        block = _field(view, name)
        element = elements_of(block)[0]
        values[block["block_id"]][element["action_id"]] = _answered(element, answer)
    return {"values": values}


def _field(view: Json, name: str) -> Json:
    for block in every_block(view["blocks"]):
        if elements_of(block) and name in {block["block_id"], _words(block.get("label"))}:
            return block
    raise SlackError("field_not_found")


def _answered(element: Json, answer: Any) -> Json:
    """Options are named by their value or their words; everything else is put in as it is."""
    key = VALUE_KEYS[element["type"]]
    if key == "selected_option":
        answer = _option(element, answer)
    elif key == "selected_options":
        answer = [_option(element, one) for one in answer]
    return {"type": element["type"], key: answer}


def _option(element: Json, wanted: Any) -> Any:
    groups = element.get("option_groups", ())
    options = [*element.get("options", ()), *(one for group in groups for one in group["options"])]
    return next((one for one in options if wanted in (one["value"], _words(one["text"]))), wanted)


def _words(text: Any) -> str | None:
    return text.get("text") if isinstance(text, dict) else None
