"""Asks when somebody would like to be asked, and who stands in for them."""

from collections.abc import Iterator
from datetime import date, time

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChoiceField, DateField, Field, Form, Option, PersonField
from messages.compose.examples import ANA, BO
from messages.compose.hours import hours
from messages.figures import clock
from messages.words import Voice, Words
from okr.notices.settings import SettingsForm
from okr.preferences import Preferences

EXAMPLE = SettingsForm(
    Preferences(ANA, date(2027, 1, 5), BO, time(10), (time(19), time(8)), version=2), "Europe/Berlin"
)

_OFF = "off"


def compose(notice: SettingsForm, words: Words) -> Form:
    voice = words.of("settings_form")
    return Form(
        action=FormAction.SETTINGS,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(Aside(voice.spans("intro", zone=notice.zone)), *_fields(notice.wishes, voice)),
        about=f"settings@{notice.wishes.version}",
    )


def _fields(wishes: Preferences, voice: Voice) -> Iterator[Field]:
    quiet = wishes.quiet or (None, None)
    yield _hour(FieldName.HOUR, wishes.hour, voice)
    yield _hour(FieldName.QUIET_FROM, quiet[0], voice)
    yield _hour(FieldName.QUIET_UNTIL, quiet[-1], voice)
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
