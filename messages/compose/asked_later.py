"""Says when somebody is asked again who had no time."""

from datetime import datetime

from messages.card import Card, Paragraph
from messages.compose.examples import MONDAY
from messages.figures import clock
from messages.words import Words
from okr.notices.week import AskedLater

EXAMPLE = AskedLater(datetime(2026, 11, 17, 9), MONDAY)  # noqa: DTZ001 - what their own clock shows
TODAY = AskedLater(datetime(2026, 11, 16, 15), MONDAY)  # noqa: DTZ001 - as above


def compose(notice: AskedLater, words: Words) -> Card:
    voice, at = words.of("asked_later"), notice.at
    block = "today" if at.date() == notice.today else "on"
    facts = {"clock": clock(at.time()), "weekday": f"{at:%A}"}
    when = voice.text(block, **facts)
    return Card(voice.text("summary", when=when), (Paragraph(voice.spans("later", when=when)),))
