"""Phrases about when somebody is asked, and who is asked instead."""

import re

from okr.clock import OFF, read_break, read_clock
from okr.commands import KeepQuiet, NameDeputy, Pause, PreferHour, PrepareSettings, Wish
from okr.errors import CommandIncomplete, QuietHalfSaid
from okr.phrases.said import Reader, Said, person_id

_BETWEEN = re.compile(r"\s+(?:to|until|till|and)\s+|\s*[-\u2013]\s*|\s+")
_UNTIL = re.compile(r"(?:until|till|to)\s+", re.IGNORECASE)


def _settings(said: Said) -> Wish:
    match [word.lower() for word in said.words[1:]]:
        case [] | ["me"]:
            return PrepareSettings(said.workspace, said.by)
        case ["hour", _, *_]:
            return _hour(said)
        case ["quiet", _, *_]:
            return _quiet(said)
        case _:
            raise CommandIncomplete(usage="/okr settings")


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
