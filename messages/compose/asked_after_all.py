"""Says that somebody is asked after all in a week that they had skipped."""

from messages.actions import Action
from messages.card import Button, Buttons, Card, Paragraph
from messages.compose.examples import MONDAY
from messages.figures import day
from messages.words import Words
from okr.notices.week import AskedAfterAll

EXAMPLE = AskedAfterAll(MONDAY, 2)


def compose(notice: AskedAfterAll, words: Words) -> Card:
    voice = words.of("asked_after_all")
    facts = {"day": day(notice.week_of), "open": notice.open}
    check_in = Button(Action.CHECK_IN, words.fixed("check_in_prompt", "check_in"))
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("asked", **facts)),),
        footer=(Buttons((check_in,)),) if notice.open else (),
    )
