"""Asks when somebody would like to be asked, and who stands in for them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from messages.actions import FieldName, FormAction
from messages.card import (
    Aside,
    Bullets,
    ChoiceField,
    DateField,
    Field,
    Form,
    Option,
    Part,
    PersonField,
    Spans,
)
from messages.compose.examples import ANA, BO
from messages.compose.hours import hours
from messages.figures import clock, day
from messages.words import Voice, Words
from okr.budget import MOST
from okr.clock import AS_SQUADS
from okr.notices.settings import Came, SettingsForm
from okr.nudging import AskedKind
from okr.preferences import Preferences
from okr.squad import Weekday

EXAMPLE = SettingsForm(
    Preferences(
        ANA, date(2027, 1, 5), BO, time(10), (time(19), time(8)), Weekday.TUESDAY, holidays="nyc", version=2
    ),
    "Europe/Berlin",
    calendars=("de", "nyc"),
    came=(
        Came(AskedKind.REMINDER, "2026-W47", datetime(2026, 11, 17, 10), None),  # noqa: DTZ001 - their clock
        Came(AskedKind.NUDGE, "KR31", datetime(2026, 11, 18, 14, 5), "Dee"),  # noqa: DTZ001
    ),
)
NOTHING_YET = SettingsForm(Preferences(ANA), "Europe/Berlin")

_OFF = "off"


def compose(notice: SettingsForm, words: Words) -> Form:
    voice = words.of("settings_form")
    return Form(
        action=FormAction.SETTINGS,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("intro", zone=notice.zone)),
            *_fields(notice, voice),
            *_heard(notice.came, voice),
        ),
        about=f"settings@{notice.wishes.version}",
    )


def _fields(notice: SettingsForm, voice: Voice) -> Iterator[Field]:
    wishes = notice.wishes
    quiet = wishes.quiet or (None, None)
    yield _day(wishes.weekday, voice)
    yield _hour(FieldName.HOUR, wishes.hour, voice)
    yield _hour(FieldName.QUIET_FROM, quiet[0], voice)
    yield _hour(FieldName.QUIET_UNTIL, quiet[-1], voice)
    yield from _holidays(wishes.holidays, notice.calendars, voice)
    until, deputy = FieldName.UNTIL, FieldName.DEPUTY
    yield DateField(
        until, voice.fixed(until), voice.fixed("until_hint"), optional=True, initial=wishes.paused_until
    )
    yield PersonField(
        deputy, voice.fixed(deputy), voice.fixed("deputy_hint"), optional=True, initial=wishes.deputy
    )


def _hour(name: FieldName, chosen: time | None, voice: Voice) -> ChoiceField:
    return ChoiceField(
        name,
        voice.fixed(name),
        options=hours(chosen, (Option(_OFF, voice.fixed(f"{name}_off")),)),
        initial=_OFF if chosen is None else clock(chosen),
    )


def _day(chosen: Weekday | None, voice: Voice) -> ChoiceField:
    days = (Option(each.name.lower(), each.name.capitalize()) for each in Weekday)
    return ChoiceField(
        FieldName.DAY,
        voice.fixed("day"),
        options=(Option(_OFF, voice.fixed("day_off")), *days),
        initial=_OFF if chosen is None else chosen.name.lower(),
    )


def _holidays(chosen: str | None, calendars: Sequence[str], voice: Voice) -> Iterator[Field]:
    """Only where there are some to choose from."""
    if calendars:
        known = sorted({*calendars, *([chosen] if chosen else [])})
        yield ChoiceField(
            FieldName.HOLIDAYS,
            voice.fixed("holidays"),
            voice.fixed("holidays_hint"),
            options=(
                Option(AS_SQUADS, voice.fixed("holidays_squads")),
                Option(_OFF, voice.fixed("holidays_none")),
                *(Option(each, each) for each in known),
            ),
            initial=AS_SQUADS if chosen is None else chosen or _OFF,
        )


def _heard(came: Sequence[Came], voice: Voice) -> Iterator[Part]:
    """What they heard unasked this week, when and why, and how it ends."""
    yield Aside(voice.spans("heard", used=len(came), most=MOST))
    if came:
        yield Bullets(tuple(_line(each, voice) for each in came))
        yield Aside(voice.spans("less"))


def _line(came: Came, voice: Voice) -> Spans:
    when = f"{came.at:%a} {day(came.at.date())} {clock(came.at.time())}"
    return voice.spans(f"came_{came.kind}", when=when, subject=came.subject, by=came.by)
