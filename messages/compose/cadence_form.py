"""Asks when a squad is asked and shown its digest."""

from collections.abc import Iterator, Sequence
from typing import Final

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChecksField, ChoiceField, Field, Form, Option, TextField
from messages.compose.examples import CHURN_SQUAD
from messages.compose.hours import hours
from messages.figures import clock
from messages.words import Voice, Words
from okr.notices.settings import CadenceForm
from okr.squad import Moment, Weekday

EXAMPLE = CadenceForm(CHURN_SQUAD, ("de", "nyc"))

_NONE: Final = "none"

WEEKS: Final = (1, 2, 3, 4, 6, 8, 12)


def compose(notice: CadenceForm, words: Words) -> Form:
    voice, squad = words.of("cadence_form"), notice.squad
    return Form(
        action=FormAction.CADENCE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(Aside(voice.spans("intro", squad=squad.name)), *_fields(notice, voice)),
        about=f"{squad.handle}@{squad.version}",
    )


def _fields(notice: CadenceForm, voice: Voice) -> Iterator[Field]:
    cadence, weeks = notice.squad.cadence, FieldName.WEEKS
    known = sorted({*WEEKS, cadence.every_weeks})
    options = tuple(Option(str(each), voice.text("every", weeks=each)) for each in known)
    yield ChoiceField(weeks, voice.fixed(weeks), options=options, initial=str(cadence.every_weeks))
    yield from _moment(cadence.prompt, FieldName.ASK_DAY, FieldName.ASK_HOUR, voice)
    yield from _moment(cadence.digest, FieldName.DIGEST_DAY, FieldName.DIGEST_HOUR, voice)
    yield _reminds(voice, initial=cadence.reminds)
    yield from _holidays(cadence.holidays, notice.calendars, voice)
    zone = FieldName.ZONE
    yield TextField(zone, voice.fixed(zone), voice.fixed("zone_hint"), initial=notice.squad.zone, most=60)


def _moment(moment: Moment, day: FieldName, hour: FieldName, voice: Voice) -> Iterator[Field]:
    days = tuple(Option(each.name.lower(), each.name.capitalize()) for each in Weekday)
    yield ChoiceField(day, voice.fixed(day), options=days, initial=moment.weekday.name.lower())
    yield ChoiceField(hour, voice.fixed(hour), options=hours(moment.at), initial=clock(moment.at))


def _reminds(voice: Voice, *, initial: bool) -> ChecksField:
    name = FieldName.REMINDS
    option = Option(name, voice.fixed("reminds_option"))
    return ChecksField(
        name, voice.fixed(name), optional=True, options=(option,), initial=(name,) if initial else ()
    )


def _holidays(chosen: str, calendars: Sequence[str], voice: Voice) -> Iterator[Field]:
    """Only where there are some to choose from."""
    if calendars:
        known = sorted({*calendars, *([chosen] if chosen else [])})
        none = Option(_NONE, voice.fixed("holidays_none"))
        yield ChoiceField(
            FieldName.HOLIDAYS,
            voice.fixed("holidays"),
            voice.fixed("holidays_hint"),
            options=(none, *(Option(each, each) for each in known)),
            initial=chosen or _NONE,
        )
