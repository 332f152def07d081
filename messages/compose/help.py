"""The menu: what waits, the common things as buttons, and a line for each family of commands."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, ButtonStyle, Card, Heading, Paragraph, Part
from messages.words import Voice, Words
from okr.commands.help import HelpTopic
from okr.notices.help import Help

EXAMPLE = Help(("churn",), waiting=2)

FAMILIES: Final = tuple(HelpTopic)


def compose(notice: Help, words: Words) -> Card:
    voice = words.of("help")
    handle = next(iter(notice.squads), "")
    return Card(
        summary=voice.text("summary"),
        parts=(
            Heading(voice.fixed("heading")),
            *_waiting(notice, voice),
            Buttons(tuple(_buttons(notice, voice))),
            Bullets(tuple(voice.spans(f"family_{each}", handle=handle) for each in FAMILIES)),
            Aside(voice.spans("more")),
            Aside(voice.spans("promise")),
        ),
    )


def _waiting(notice: Help, voice: Voice) -> Iterator[Part]:
    if notice.waiting:
        yield Paragraph(voice.spans("waiting", count=notice.waiting))
    else:
        yield Paragraph(voice.spans("intro" if notice.squads else "welcome"))


def _buttons(notice: Help, voice: Voice) -> Iterator[Button]:
    """What is of most use to this person first."""
    squad = Button(Action.NEW_SQUAD, voice.fixed("button_squad"))
    if not notice.squads:
        yield Button(squad.action, squad.label, style=ButtonStyle.PRIMARY)
    else:
        yield Button(Action.CHECK_IN, voice.fixed("button_check_in"), style=ButtonStyle.PRIMARY)
    yield Button(Action.LIST, voice.fixed("button_list"))
    if notice.squads:
        yield Button(Action.NEW_OBJECTIVE, voice.fixed("button_objective"))
        yield squad
    yield Button(Action.SETTINGS, voice.fixed("button_settings"))
