"""What a sentence says beside its numbers: owners, indicator, weight, due day, source."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from okr.key_result import Indicator
from okr.person import PersonId
from okr.reading.due import DueClause, due_clauses, refuse_no_day

_OWNER = re.compile(r"<@([^>|]+)>")
_INDICATOR = re.compile(r"(?:^|[\s(\[,])(leading|lagging)(?: indicator)?[)\]]?$", re.IGNORECASE | re.ASCII)
_WEIGHT = re.compile(
    r"(?:^|[\s(\[,])weight:? ([0-9]{1,3}(?:[.,][0-9]{1,3})?)[)\]]?$", re.IGNORECASE | re.ASCII
)
_SOURCE = re.compile(r"(?:^|(?<!open)[\s(\[,])source: ?(\S.*)$", re.IGNORECASE)
_DANGLING = " ,;:-([\u2013\u2014"
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]")


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence taken apart; `words` is what is left of it, on one line. None means: not said."""

    words: str
    owners: tuple[PersonId, ...] = ()
    indicator: Indicator | None = None
    weight: Decimal | None = None
    due: date | None = None
    source: str = ""


def take_apart(text: str, today: date) -> Clauses:
    """Owners wherever they stand; the others from the end inwards, each once; a due day else anywhere.

    Raises DueNotRead, DuePassed.
    """
    owners = tuple(dict.fromkeys(PersonId(found) for found in _OWNER.findall(text)))
    found = Clauses(_tidy(_OWNER.sub(" ", text)), owners)
    while (shorter := _shorter(found, today)) is not None:
        found = replace(shorter, words=_tidy(shorter.words))
    if found.due is None:
        refuse_no_day(found.words, today)
    return found


def put_together(clauses: Clauses) -> str:
    """A sentence that take_apart takes apart into the same."""
    parts = [clauses.words]
    parts += [f"source: {clauses.source}"] if clauses.source else []
    parts += [*(f"<@{owner}>" for owner in clauses.owners)]
    parts += [clauses.indicator.value] if clauses.indicator else []
    parts += [f"by {clauses.due.isoformat()}"] if clauses.due else []
    parts += [f"weight {clauses.weight:f}"] if clauses.weight is not None else []
    return " ".join(parts)


def _shorter(clauses: Clauses, today: date) -> Clauses | None:
    """With one more clause taken; None when there is none left to take."""
    taken = (take(clauses, today) for take in _TAKERS)
    return next((each for each in taken if each is not None), None)


def _take_indicator(clauses: Clauses, _: date) -> Clauses | None:
    found = None if clauses.indicator else _INDICATOR.search(clauses.words)
    if found is None:
        return None
    return replace(clauses, words=clauses.words[: found.start()], indicator=Indicator(found[1].lower()))


def _take_weight(clauses: Clauses, _: date) -> Clauses | None:
    found = None if clauses.weight is not None else _WEIGHT.search(clauses.words)
    if found is None:
        return None
    weight = Decimal(found[1].replace(",", "."))
    return replace(clauses, words=clauses.words[: found.start()], weight=weight)


def _take_source(clauses: Clauses, _: date) -> Clauses | None:
    """The rest of the sentence, whatever it says, once all that may follow is taken."""
    found = None if clauses.source else _SOURCE.search(clauses.words)
    if found is None:
        return None
    return replace(
        clauses, words=clauses.words[: found.start()], source=_unbracketed(found[1].strip(_DANGLING))
    )


def _unbracketed(source: str) -> str:
    """Without the bracket that closed the whole clause."""
    return source if "(" in source or "[" in source else source.rstrip(" )]")


def _take_last_due(clauses: Clauses, today: date) -> Clauses | None:
    dues = () if clauses.due else due_clauses(clauses.words, today)
    at_end = [due for due in dues if due.end >= len(clauses.words.rstrip(").]"))]
    return _without(clauses, at_end[0], today) if at_end else None


def _take_any_due(clauses: Clauses, today: date) -> Clauses | None:
    dues = () if clauses.due else due_clauses(clauses.words, today)
    return _without(clauses, dues[-1], today) if dues else None


def _without(clauses: Clauses, due: DueClause, today: date) -> Clauses:
    words = f"{clauses.words[: due.start]} {clauses.words[due.end :]}"
    return replace(clauses, words=words, due=due.to_come(today))


def _tidy(words: str) -> str:
    """On one line, without the brackets and commas that held what was taken out."""
    words = " ".join(_HOLLOW.sub(" ", words).split())
    return words.rstrip(_DANGLING).lstrip(" ,;:")


_TAKERS: Final[tuple[Callable[[Clauses, date], Clauses | None], ...]] = (
    _take_indicator,
    _take_weight,
    _take_last_due,
    _take_source,
    _take_any_due,
)
