"""What somebody has set for themselves, in the words it will be kept by."""

from collections.abc import Iterator
from datetime import date, time

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Fact, Facts, Paragraph, Part, Plain
from messages.compose.examples import ANA, BO
from messages.figures import clock, day, joined, weekday
from messages.words import Voice, Words
from okr.notices.settings import SettingsSaved
from okr.preferences import Preferences
from okr.squad import Moment, Weekday

EXAMPLE = SettingsSaved(
    Preferences(ANA, date(2027, 1, 5), BO, time(10), (time(19), time(8)), version=2),
    Moment(Weekday.MONDAY, time(10)),
    "Bo",
    holidays=("de", "nyc"),
    elsewhere=("Growth squad",),
)


def compose(notice: SettingsSaved, words: Words) -> Card:
    voice = words.of("settings_saved")
    return Card(
        summary=voice.text("summary"),
        parts=(
            Paragraph(voice.spans("kept")),
            Facts(tuple(_facts(notice, voice))),
            *_remark(notice, voice),
        ),
        footer=(Buttons(tuple(_buttons(notice, voice))),),
    )


def _facts(notice: SettingsSaved, voice: Voice) -> Iterator[Fact]:
    wishes, asked = notice.wishes, notice.asked
    when = {"weekday": weekday(asked), "clock": clock(asked.at)} if asked else {"weekday": "", "clock": ""}
    quiet = [clock(each) for each in wishes.quiet or ()] or [""]
    until = "" if wishes.paused_until is None else day(wishes.paused_until)
    yield Fact(voice.fixed("asked"), voice.spans("asked_when", **when))
    yield Fact(voice.fixed("quiet"), voice.spans("quiet_hours", begins=quiet[0], ends=quiet[-1]))
    yield from _holidays(notice, voice)
    yield Fact(voice.fixed("away"), voice.spans("away_until", until=until))
    yield Fact(voice.fixed("deputy"), (Plain(notice.deputy or voice.fixed("nobody")),))


def _holidays(notice: SettingsSaved, voice: Voice) -> Iterator[Fact]:
    """Worth a line where somebody chose, or their squads did."""
    if notice.holidays or notice.wishes.holidays is not None:
        own = notice.wishes.holidays is not None
        yield Fact(
            voice.fixed("holidays"), voice.spans("holidays_of", names=joined(notice.holidays), own=own)
        )


def _remark(notice: SettingsSaved, voice: Voice) -> Iterator[Part]:
    """One at most."""
    if notice.elsewhere:
        facts = {"deputy": notice.deputy, "squads": joined(notice.elsewhere)}
        yield Aside(voice.spans("elsewhere", **facts))


def _buttons(notice: SettingsSaved, voice: Voice) -> Iterator[Button]:
    yield Button(Action.SETTINGS, voice.fixed("change"))
    if notice.asked is not None:
        yield Button(Action.SAY, voice.fixed("preview"), "settings preview")
    if notice.wishes.paused_until is not None:
        yield Button(Action.SAY, voice.fixed("back"), "pause off")
