"""Phrases about cycles."""

import re
from datetime import date

from okr.commands.cycles import (
    CarryOver,
    ListCycles,
    MakeCycle,
    PrepareClosing,
    PrepareCycle,
    PrepareScore,
    ReopenCycle,
    ScoreKeyResult,
)
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.cycle import quarter_named
from okr.errors.cycles import NoSuchCycle
from okr.errors.phrases import CommandIncomplete
from okr.phrases.said import Reader, Said, key_result_id
from okr.reading.due import due_clauses
from okr.score import Verdict, read_score

_FROM_TO = re.compile(r"(?:from )?(.+?)(?: to | until | - | \u2013 |\.\.)(.+)", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,}\.?(?:,? \d{4})?|[a-z]{3,} \d{1,2}(?:,? \d{4})?",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"^(?:because|since|as)\b[\s:,]*", re.IGNORECASE)
_USAGE = "/okr cycle new summer 1 Jun 2027 to 31 Aug 2027"


def _list(said: Said) -> Wish:
    if len(said.words) > 1 and said.words[1].lower() != "list":
        raise CommandIncomplete(usage="/okr cycle list")
    return ListCycles(said.workspace, said.by)


def _new(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return PrepareCycle(said.workspace, said.by)
    days = " ".join(said.rest(3).split())
    if not days:
        return _quarter(said, words[0])
    found = _FROM_TO.fullmatch(days)
    if found is None:
        raise CommandIncomplete(usage=_USAGE)
    starts, ends = _day(found[1].strip(), said.today), _day(found[2].strip(), said.today)
    return MakeCycle(said.workspace, said.by, words[0], starts, ends)


def _quarter(said: Said, name: str) -> Wish:
    try:
        quarter_named(name)
    except NoSuchCycle:
        return PrepareCycle(said.workspace, said.by, name)
    return MakeCycle(said.workspace, said.by, name)


def _day(text: str, today: date) -> date:
    clauses = due_clauses(f"by {text}", today) if _DAY.fullmatch(text) else ()
    if not clauses:
        raise CommandIncomplete(usage=_USAGE)
    return clauses[-1].day


def _close(said: Said) -> Wish:
    match said.words[2:]:
        case []:
            return PrepareClosing(said.workspace, said.by)
        case [squad]:
            return PrepareClosing(said.workspace, said.by, squad.lower())
        case [squad, cycle]:
            return PrepareClosing(said.workspace, said.by, squad.lower(), cycle)
        case _:
            raise CommandIncomplete(usage="/okr cycle close churn 2026Q4")


def _reopen(said: Said) -> Wish:
    match said.words[2:]:
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.REOPEN_CYCLE)
        case [squad, *cycle] if len(cycle) <= 1:
            return ReopenCycle(said.workspace, said.by, squad.lower(), *cycle)
        case _:
            raise CommandIncomplete(usage="/okr cycle reopen churn 2026Q4")


def _carry(said: Said) -> Wish:
    match said.words[1:]:
        case []:
            return CarryOver(said.workspace, said.by)
        case [squad, *cycles] if len(cycles) <= 2:  # noqa: PLR2004
            return CarryOver(said.workspace, said.by, squad.lower(), *cycles)
        case _:
            raise CommandIncomplete(usage="/okr carry churn 2026Q4 2027Q1")


def _score(said: Said) -> Wish:
    words = said.words[1:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.SCORE)
    key_result = key_result_id(words[0])
    if len(words) == 1:
        return PrepareScore(said.workspace, said.by, key_result)
    said_verdict = words[2].lower() if len(words) > 2 and words[2].lower() in set(Verdict) else ""  # noqa: PLR2004
    reason = said.rest(4 if said_verdict else 3)
    return ScoreKeyResult(
        said.workspace,
        said.by,
        key_result,
        score=read_score(words[1]),
        reason=_BECAUSE.sub("", reason),
        verdict=Verdict(said_verdict) if said_verdict else None,
    )


PHRASES: dict[str, Reader] = {
    "cycle": _list,
    "cycle list": _list,
    "cycle new": _new,
    "cycle close": _close,
    "cycle reopen": _reopen,
    "score": _score,
    "carry": _carry,
}
