"""Who changed what, and when, newest first."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, Card, Heading, Part, Spans
from messages.compose.cutting import cut, split
from messages.compose.examples import CHURN
from messages.figures import clock, day, day_of_year
from messages.words import Voice, Words
from okr.change import ChangeId
from okr.notices.history import ChangedFact, HistoryLine, HistoryShown
from okr.objective import Intent

MOST_LINES: Final = 20
MOST_FACTS: Final = 5
_LETTERS: Final = 80
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NAMED: Final = frozenset(
    {
        "title", "owners", "owner", "due", "weight", "indicator", "aim", "measure", "source", "milestones",
        "dropped", "archived", "shared_with", "cycle", "intent", "name", "handle", "lead", "channel",
        "purpose", "kind", "private", "members", "cadence", "value", "confidence", "note", "blocker",
        "done", "drives", "supports", "state", "zone", "user_group", "text", "link", "waits_on", "given",
        "verdict", "reason", "moved_it", "would_change", "carried_to", "carried_from", "paused_until",
        "asked", "number", "promised", "why", "reply", "replied_by", "holidays", "weekday", "deputy", "hour",
        "quiet", "starts", "ends", "person",
    }
)  # fmt: skip
"""Fields that have words of their own; those that a later version keeps go by their names."""

EXAMPLE = HistoryShown(
    subject="kr31",
    title=CHURN.title,
    lines=(
        HistoryLine(
            datetime(2026, 11, 16, 9, 12, tzinfo=UTC),
            "Bo",
            CHURN.ref,
            "checked in",
            (
                ChangedFact("value", "2.6", "2.9"),
                ChangedFact("confidence", "7", "4"),
                ChangedFact("note", "", "Three accounts left after the price change."),
            ),
            on_behalf_of="Ana",
        ),
        HistoryLine(
            datetime(2026, 11, 3, 15, 40, tzinfo=UTC),
            "Bo",
            CHURN.ref,
            "changed",
            (ChangedFact("owners", "Bo", "Ana"), ChangedFact("due", "2026-12-01", "2026-12-15")),
        ),
        HistoryLine(
            datetime(2026, 10, 5, 8, 0, tzinfo=UTC),
            "Dee",
            CHURN.ref,
            "created",
            (ChangedFact("title", "", CHURN.title),),
        ),
    ),
    older=ChangeId(7),
    first=False,
)


def compose(notice: HistoryShown, words: Words) -> Card:
    voice = words.of("history_shown")
    return Card(
        summary=voice.text("summary", title=notice.title),
        parts=(Heading(voice.text("heading", title=notice.title)), *_lines(notice, voice)),
        footer=tuple(_pages(notice, voice)),
        more=voice.spans("more"),
    )


def _lines(notice: HistoryShown, voice: Voice) -> Iterator[Part]:
    if not notice.lines:
        yield Aside(voice.spans("none"))
    else:
        yield Bullets(tuple(_line(each, voice) for each in notice.lines[:MOST_LINES]))


def _line(line: HistoryLine, voice: Voice) -> Spans:
    shown, hidden = split(line.facts, MOST_FACTS)
    facts = "; ".join(_fact(each, voice) for each in shown)
    return voice.spans(
        "line",
        at=f"{day(line.at.date())} {clock(line.at.time())}",
        by=line.by,
        on_behalf_of=line.on_behalf_of,
        ref=line.ref,
        verb=line.verb,
        facts=facts,
        hidden=hidden,
    )


def _fact(fact: ChangedFact, voice: Voice) -> str:
    name = voice.fixed(f"field_{fact.name}") if fact.name in NAMED else fact.name.replace("_", " ")
    before, after = (cut(_told(fact.name, each, voice), _LETTERS) for each in (fact.before, fact.after))
    return voice.text("fact", name=name, before=before, after=after)


def _told(name: str, value: str, voice: Voice) -> str:
    """A verdict and an intent in words, a day as it is written; the rest as it was kept."""
    if name == "verdict" and value:
        return voice.fixed(f"verdict_{value}")
    if name == "intent" and value in set(Intent):
        return voice.fixed(f"intent_{value}")
    return day_of_year(date.fromisoformat(value)) if _DAY.fullmatch(value) else value


def _pages(notice: HistoryShown, voice: Voice) -> Iterator[Part]:
    """Older ones are a page further; from there the way back is to the newest."""
    buttons: list[Button] = []
    if not notice.first:
        buttons.append(Button(Action.SAY, voice.fixed("newest"), f"history {notice.subject}"))
    if notice.older is not None:
        older = f"history {notice.subject} before {notice.older}"
        buttons.append(Button(Action.SAY, voice.fixed("older"), older))
    if buttons:
        yield Buttons(tuple(buttons))
