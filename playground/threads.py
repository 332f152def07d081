"""Who answered whom: the replies of each thread, so that no channel is read through for one number."""

from playground.facts import Message


class Threads:
    def __init__(self) -> None:
        self._replies: dict[tuple[str, str], dict[str, Message]] = {}

    def replies(self, channel: str, ts: str) -> list[Message]:
        """What everybody sees under a message, oldest first."""
        return list(self._replies.get((channel, ts), {}).values())

    def put(self, channel: str, message: Message) -> None:
        if _counts(message):
            self._replies.setdefault((channel, message.thread_ts or ""), {})[message.ts] = message

    def drop(self, channel: str, message: Message) -> None:
        self._replies.get((channel, message.thread_ts or ""), {}).pop(message.ts, None)


def _counts(message: Message) -> bool:
    return message.is_reply and not message.for_user
