"""Says what it means that a week is skipped, and how to come back."""

from messages.actions import Action
from messages.card import Button, Buttons, Card, Paragraph
from messages.compose.examples import MONDAY
from messages.compose.undoing import undo_button
from messages.figures import day
from messages.words import Words
from okr.change import ChangeId
from okr.notices.week import WeekSkipped

EXAMPLE = WeekSkipped(MONDAY, "on leave", ChangeId(415))


def compose(notice: WeekSkipped, words: Words) -> Card:
    voice = words.of("week_skipped")
    facts = {"day": day(notice.week_of), "reason": notice.reason}
    settings = Button(Action.SETTINGS, voice.fixed("pause"))
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("skipped", **facts)),),
        footer=(Buttons((undo_button(notice.change, words), settings)),),
    )
