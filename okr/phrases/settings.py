"""Phrases about when somebody is asked, and who is asked instead."""

import re
from dataclasses import replace

from okr.clock import OFF, read_break, read_clock, weekday_called
from okr.commands.settings import (
    ChangeCadence,
    ChooseCalendar,
    KeepQuiet,
    NameDeputy,
    Pause,
    PreferDay,
    PreferHour,
    PrepareCadence,
    PrepareSettings,
    PreviewRhythm,
)
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.errors.settings import QuietHalfSaid, WeekdayNotRead
from okr.phrases.said import Reader, Said, person_id
from okr.squad import Moment

_BETWEEN = re.compile(r"\s+(?:to|until|till|and)\s+|\s*[-\u2013]\s*|\s+")
_EVERY = re.compile(r"weekly|every week|every (?P<weeks>[0-9]{1,3}) weeks?", re.IGNORECASE)
_MOMENT = re.compile(r"(?P<what>ask|prompt|digest)\s+(?P<day>[a-z]+)\s+(?:at\s+)?(?P<at>.+)", re.IGNORECASE)
_ZONE = re.compile(r"zone\s+(?P<zone>.+)", re.IGNORECASE)
_USAGE = "/okr settings churn every 2 weeks, ask Monday 9:00, digest Tuesday 15:00, zone Berlin, holidays de"
_HOLIDAYS = re.compile(r"holidays?\s+(?:of\s+)?(?P<name>\S+)", re.IGNORECASE)
_REMIND = re.compile(
    r"(?P<no>no\s+|don.t\s+)?remind(?:ers?)?(?:\s+(?P<how>on|off|yes|no|none|never))?", re.IGNORECASE
)
_AS_SQUADS = re.compile(r"(?:as\s+)?(?:my\s+)?squads?", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|to)\s+", re.IGNORECASE)


def _settings(said: Said) -> Wish:  # noqa: C901, PLR0911 - one arm a way to say it
    match [word.lower() for word in said.words[1:]]:
        case [] | ["me" | "day" | "hour" | "quiet" | "holidays"]:
            return PrepareSettings(said.workspace, said.by)
        case ["preview"]:
            return PreviewRhythm(said.workspace, said.by)
        case ["preview", handle] | [handle, "preview"]:
            return PreviewRhythm(said.workspace, said.by, handle)
        case ["hour", _, *_]:
            return _hour(said)
        case ["day", _, *_]:
            return _day(said)
        case ["holidays", _, *_]:
            return ChooseCalendar(said.workspace, said.by, _calendar(said.rest(2)))
        case ["quiet", _, *_]:
            return _quiet(said)
        case ["squad"]:
            return PrepareCadence(said.workspace, said.by)
        case ["squad", handle, *_]:
            return _cadence(said, handle, said.rest(3))
        case [handle, *_]:
            return _cadence(said, handle, said.rest(2))
        case _:
            raise CommandIncomplete(usage=_USAGE)


def _cadence(said: Said, handle: str, clauses: str) -> Wish:
    """`every 2 weeks, ask Monday 9:00, digest Tuesday 15:00, zone Europe/Berlin`: any of these."""
    if not clauses.strip():
        return PrepareCadence(said.workspace, said.by, handle)
    change = ChangeCadence(said.workspace, said.by, handle)
    for clause in clauses.split(","):
        change = _with(change, clause.strip())
    return change


def _with(change: ChangeCadence, clause: str) -> ChangeCadence:
    if found := _EVERY.fullmatch(clause):
        return replace(change, every_weeks=int(found["weeks"] or "1"))
    if found := _ZONE.fullmatch(clause):
        return replace(change, zone=found["zone"])
    if found := _HOLIDAYS.fullmatch(clause):
        return replace(change, holidays="" if found["name"].lower() in OFF else found["name"])
    if found := _REMIND.fullmatch(clause):
        return replace(change, reminds=found["no"] is None and (found["how"] or "on").lower() not in OFF)
    found = _MOMENT.fullmatch(clause)
    weekday = weekday_called(found["day"]) if found else None
    if found is None or weekday is None:
        raise CommandIncomplete(usage=_USAGE)
    moment = Moment(weekday, read_clock(found["at"]))
    asks = found["what"].lower() in {"ask", "prompt"}
    return replace(change, prompt=moment) if asks else replace(change, digest=moment)


def _day(said: Said) -> Wish:
    typed = said.rest(2).strip()
    weekday = weekday_called(typed)
    if weekday is None and not _is_left_to_squads(typed):
        raise WeekdayNotRead(text=typed)
    return PreferDay(said.workspace, said.by, weekday)


def _calendar(typed: str) -> str | None:
    """A name, empty for none, None for that of the squads."""
    if _AS_SQUADS.fullmatch(typed.strip()):
        return None
    return "" if typed.strip().lower() in OFF else typed.strip()


def _is_left_to_squads(typed: str) -> bool:
    return typed.lower() in OFF or _AS_SQUADS.fullmatch(typed) is not None


def _hour(said: Said) -> Wish:
    typed = said.rest(2).strip()
    return PreferHour(said.workspace, said.by, None if typed.lower() in OFF else read_clock(typed))


def _quiet(said: Said) -> Wish:
    typed = said.rest(2).strip()
    if typed.lower() in OFF:
        return KeepQuiet(said.workspace, said.by, None)
    match _BETWEEN.split(re.sub(r"^from\s+", "", typed, flags=re.IGNORECASE)):
        case [begins, ends] if read_clock(begins) != read_clock(ends):
            return KeepQuiet(said.workspace, said.by, (read_clock(begins), read_clock(ends)))
        case _:
            raise QuietHalfSaid


def _pause(said: Said) -> Wish:
    typed = said.rest(1).strip()
    if not typed:
        return PrepareSettings(said.workspace, said.by)
    if typed.lower() in OFF:
        return Pause(said.workspace, said.by, None)
    return Pause(said.workspace, said.by, read_break(_UNTIL.sub("", typed, count=1), said.today))


def _deputy(said: Said) -> Wish:
    match said.words[1:]:
        case []:
            return PrepareSettings(said.workspace, said.by)
        case [word] if word.lower() in OFF:
            return NameDeputy(said.workspace, said.by, None)
        case [word]:
            return NameDeputy(said.workspace, said.by, person_id(word))
        case _:
            raise CommandIncomplete(usage="/okr deputy @bo")


PHRASES: dict[str, Reader] = {
    "settings": _settings,
    "pause": _pause,
    "deputy": _deputy,
}
