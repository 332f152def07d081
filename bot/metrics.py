"""The numbers an operator watches: counted by those who do the work, drawn when somebody asks for them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack, Said, Unknown
from bot.courier.pace import Deed, Pace
from okr.person import WorkspaceId
from storage.letters import State, Verb
from storage.queue import Queue

OUTCOMES: Final = {
    Said: "said",
    PutBack: "put_back",
    Later: "later",
    Failed: "failed",
    InDoubt: "in_doubt",
    Unknown: "unknown",
}

UNSENT: Final = (State.WAITING, State.SENDING)

WITHIN_MOMENTS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 5.0, 10.0)
"""Seconds around the three in which Slack wants a request acknowledged."""

WITHIN_HOURS: Final = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400)
"""Seconds in which a letter may be said: at once, or after a wave of thousands, or after troubles."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A workspace in which letters are said."""

    pace: Pace
    owned: Callable[[], bool]
    """Whether this process is the one that says them."""


class Metrics:
    """Never labelled with people, channels, handles or titles: whoever reads them need not know those."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.seconds = seconds
        self._ticked_at = seconds()
        self._followed: dict[WorkspaceId, Followed] = {}
        ProcessCollector(registry=self.registry)
        self._make_letters()
        self._make_ticks()
        self._make_requests()
        self._make_workspaces()

    def _make_letters(self) -> None:
        here = self.registry
        self._database_up = Gauge("cairn_database_up", "Whether the database answers", registry=here)
        self._letters = Gauge("cairn_letters", "Letters to be said", ["workspace", "state"], registry=here)
        self._oldest = Gauge(
            "cairn_oldest_letter_seconds",
            "How long the first of the letters to be said has been wanted",
            ["workspace"],
            registry=here,
        )
        self._sends = Counter(
            "cairn_sends", "What became of letters taken in hand", ["verb", "outcome"], registry=here
        )
        for verb in Verb:
            for outcome in OUTCOMES.values():
                self._sends.labels(verb.value, outcome)
        self._late = Histogram(
            "cairn_said_after_seconds",
            "From when a letter is wanted to when it is said",
            ["verb"],
            buckets=WITHIN_HOURS,
            registry=here,
        )

    def _make_ticks(self) -> None:
        here = self.registry
        self._failed_ticks = Counter("cairn_failed_ticks", "Sweeps that failed", registry=here)
        self._ticks = Histogram("cairn_tick_seconds", "What a sweep for what is due takes", registry=here)
        since = Gauge("cairn_since_tick_seconds", "Since the last sweep ended", registry=here)
        since.set_function(lambda: self.seconds() - self._ticked_at)

    def _make_requests(self) -> None:
        here = self.registry
        self._acknowledged = Histogram(
            "cairn_acknowledged_after_seconds",
            "From a request's arrival to its acknowledgement",
            ["kind"],
            buckets=WITHIN_MOMENTS,
            registry=here,
        )
        self._refused = Counter(
            "cairn_refused_requests", "Requests answered with an error", ["kind"], registry=here
        )

        self._turned_away = Counter(
            "cairn_turned_away_requests", "Requests not taken in because too many were", registry=here
        )

    def _make_workspaces(self) -> None:
        here = self.registry
        self._owns = Gauge(
            "cairn_owns_workspace", "Whether this process says letters there", ["workspace"], registry=here
        )
        self._pace = Gauge(
            "cairn_pace_per_second", "Calls a second at most", ["workspace", "deed"], registry=here
        )
        self._silence = Gauge(
            "cairn_silence_seconds",
            "How long nothing of that kind is said",
            ["workspace", "deed"],
            registry=here,
        )

    def follow(self, workspace: WorkspaceId, pace: Pace, owned: Callable[[], bool]) -> None:
        """From now on tell of this workspace."""
        self._followed[workspace] = Followed(pace, owned)

    def became(self, outcome: Outcome, seconds: float) -> None:
        """A letter came to this, so many seconds after it was first wanted."""
        verb = outcome.letter.verb.value
        self._sends.labels(verb, OUTCOMES[type(outcome)]).inc()
        if isinstance(outcome, Said):
            self._late.labels(verb).observe(seconds)

    def ticked(self, seconds: float, *, failed: bool) -> None:
        self._ticks.observe(seconds)
        self._failed_ticks.inc(int(failed))
        self._ticked_at = self.seconds()

    def acknowledged(self, kind: str, seconds: float) -> None:
        self._acknowledged.labels(kind).observe(seconds)

    def refused(self, kind: str) -> None:
        self._refused.labels(kind).inc()

    def turned_away(self) -> None:
        self._turned_away.inc()

    def drawn(self, found: Sequence[Queue] | None, now: datetime) -> bytes:
        """All of it as Prometheus reads it; `found` is None when the database did not tell."""
        self._database_up.set(found is not None)
        self._letters.clear()
        self._oldest.clear()
        if found is not None:
            self._count(found, now)
        for workspace, followed in self._followed.items():
            self._look_at(workspace, followed)
        return generate_latest(self.registry)

    def _count(self, found: Sequence[Queue], now: datetime) -> None:
        for workspace in {*self._followed, *(queue.workspace for queue in found)}:
            ours = {queue.state: queue for queue in found if queue.workspace == workspace}
            for state in UNSENT:
                self._letters.labels(workspace, state.value).set(ours[state].letters if state in ours else 0)
            oldest = min((queue.oldest for queue in ours.values()), default=now)
            self._oldest.labels(workspace).set((now - oldest).total_seconds())

    def _look_at(self, workspace: WorkspaceId, followed: Followed) -> None:
        self._owns.labels(workspace).set(followed.owned())
        for deed in Deed:
            self._pace.labels(workspace, deed.value).set(followed.pace.rate(deed))
            self._silence.labels(workspace, deed.value).set(followed.pace.silence(deed))
