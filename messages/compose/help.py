"""The menu, and everything that can be typed."""

from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, ButtonStyle, Card, Heading, Paragraph
from messages.words import Voice, Words
from okr.notices import Help

_COMMANDS: Final = ("check_in", "list", "show", "new", "kr", "squad", "initiative", "cycle", "digest")

EXAMPLE = Help(("churn",))


def compose(notice: Help, words: Words) -> Card:
    voice = words.of("help")
    handle = next(iter(notice.squads), "")
    return Card(
        summary=voice.text("summary"),
        parts=(
            Heading(voice.fixed("heading")),
            Paragraph(voice.spans("intro")),
            Buttons(_buttons(voice)),
            Bullets(tuple(voice.spans(name, handle=handle) for name in _COMMANDS)),
            Aside(voice.spans("promise")),
        ),
    )


def _buttons(voice: Voice) -> tuple[Button, ...]:
    return (
        Button(Action.CHECK_IN, voice.fixed("button_check_in"), style=ButtonStyle.PRIMARY),
        Button(Action.LIST, voice.fixed("button_list")),
        Button(Action.NEW_OBJECTIVE, voice.fixed("button_objective")),
        Button(Action.NEW_SQUAD, voice.fixed("button_squad")),
    )
