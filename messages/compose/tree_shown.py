"""What serves what, from the top down, as an indented list."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Branch, Button, Buttons, Card, Heading, Paragraph, Part, Tree
from messages.compose.cutting import cut, split
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION, LOVE
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.health import Health
from okr.notices.reading import TreeLine, TreeShown
from okr.objective import ObjectiveId

MOST_LINES: Final = 80
_LETTERS: Final = 80
_MOST_DRIVEN: Final = 3

EXAMPLE = TreeShown(
    title="",
    lines=(
        TreeLine(0, "O3", "Growth that lasts", None, 0.31, "Pebble"),
        TreeLine(1, "KR9", "Reduce yearly churn from 20% to 10%", Health.AT_RISK, 0.2),
        TreeLine(2, LOVE.ref, LOVE.title, None, 0.274, CHURN_SQUAD.name),
        TreeLine(3, CONVERSION.ref, CONVERSION.title, Health.ON_TRACK, 0.5, drives=(CHURN.ref,)),
        TreeLine(3, CHURN.ref, CHURN.title, Health.AT_RISK, 0.14, hidden=2),
    ),
    words="tree",
    next=ObjectiveId(3),
    first=True,
)


def compose(notice: TreeShown, words: Words) -> Card:
    voice, teller = words.of("tree_shown"), Teller.of(words)
    return Card(
        summary=voice.text("heading", title=notice.title),
        parts=(Heading(voice.text("heading", title=notice.title)), *_lines(notice, voice, teller)),
        footer=tuple(_end(notice, voice)),
        more=voice.spans("more"),
    )


def _lines(notice: TreeShown, voice: Voice, teller: Teller) -> Iterator[Part]:
    if not notice.lines:
        yield Paragraph(voice.spans("empty"))
        return
    shown, hidden = split(notice.lines, MOST_LINES)
    yield Tree(tuple(Branch(each.depth, voice.spans("line", **_facts(each, teller))) for each in shown))
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))


def _facts(line: TreeLine, teller: Teller) -> dict[str, object]:
    return {
        "dot": "" if line.health is None else teller.dot(line.health),
        "title": cut(line.title, _LETTERS),
        "ref": line.ref,
        "squad": cut(line.squad, _LETTERS // 2),
        "progress": teller.progress(line.progress),
        "drives": " ".join(line.drives[:_MOST_DRIVEN]),
        "hidden": line.hidden,
    }


def _end(notice: TreeShown, voice: Voice) -> Iterator[Part]:
    yield Aside(voice.spans("how"))
    buttons: list[Button] = []
    if not notice.first:
        buttons.append(Button(Action.SAY, voice.fixed("top"), notice.words))
    if notice.next is not None:
        buttons.append(Button(Action.SAY, voice.fixed("next"), f"{notice.words} after O{notice.next}"))
    if buttons:
        yield Buttons(tuple(buttons))
