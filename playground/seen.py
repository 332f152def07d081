"""What people saw, in order and never rewritten, so that what was lost or doubled can be counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from playground.facts import Channel, Json, Message
from playground.world import World


class Sight(StrEnum):
    POSTED = "posted"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Sighting:
    kind: Sight
    channel: str
    message: Message

    def value_of(self, key: str) -> str | None:
        """What the message's metadata says under this key."""
        payload = (self.message.metadata or {}).get("event_payload", {})
        return str(payload[key]) if key in payload else None


class Seen:
    def __init__(self, world: World) -> None:
        self._world = world
        self._log: list[Sighting] = []

    def note(self, kind: Sight, channel: Channel, message: Message) -> None:
        self._log.append(Sighting(kind, channel.id, message))

    @property
    def count(self) -> int:
        return len(self._log)

    def rows(
        self, since: int = 0, limit: int = 10_000, user: str | None = None, channel: str | None = None
    ) -> list[Json]:
        """Entries `since` and after, at most `limit` of them looked at."""
        numbered = enumerate(self._log[since : since + limit], start=since)
        return [
            self._row(number, one)
            for number, one in numbered
            if channel in {None, one.channel} and (user is None or self._saw(user, one))
        ]

    def by_person(self) -> Json:
        """How many messages each person was shown in each conversation, their own included."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for (channel, for_user), times in Counter(self._posted_where()).items():
            for reader in self._readers(channel, for_user):
                counted[reader][channel] += times
        return {reader: dict(channels) for reader, channels in counted.items()}

    def by_key(self, key: str) -> tuple[Counter[str], int]:
        """How many messages were posted with each value of this metadata key, and how many without it."""
        values = Counter(one.value_of(key) for one in self._log if one.kind is Sight.POSTED)
        without = values.pop(None, 0)
        return Counter({value: times for value, times in values.items() if value is not None}), without

    def _posted_where(self) -> Iterator[tuple[str, str | None]]:
        return ((one.channel, one.message.for_user) for one in self._log if one.kind is Sight.POSTED)

    def _saw(self, user: str, one: Sighting) -> bool:
        return user in self._readers(one.channel, one.message.for_user)

    def _readers(self, channel: str, for_user: str | None) -> tuple[str, ...]:
        return (for_user,) if for_user is not None else self._world.channel(channel).members

    def _row(self, number: int, one: Sighting) -> Json:
        """`person` is the only one the app could have meant; in a channel of many there is none."""
        message, channel = one.message, self._world.channel(one.channel)
        others = [who for who in channel.members if who != message.user] if channel.is_im else []
        return {
            "n": number,
            "kind": one.kind.value,
            "channel": one.channel,
            "person": message.for_user or (others[0] if len(others) == 1 else None),
            "ts": message.ts,
            "thread_ts": message.thread_ts,
            "author": message.user,
            "ephemeral": message.for_user is not None,
            "text": message.text,
            "metadata": message.metadata,
        }
