"""Examples gone wrong: every text replaced by a worse one, every list grown."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import count, cycle, islice
from typing import Any, Final

from okr.key_result import KeyResult, KeyResultId
from okr.notices.notice import FormNotice, Notice

TEXTS: Final[Mapping[str, str]] = {
    "marks": '<!channel> & <@U1> *b* "q" \n line {{x}} {% y %}',
    "more marks": "_i_ ~s~ `c` ```p``` > q \\* <#C1|x> <https://evil.example|click> :tada: \x02[]\x03",
    "right to left": "\u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u200f<!here>",
    "10,000 letters": "<!channel> & " * 770,
    "one letter": "x",
    "nothing": "",
    "spaces": " \n ",
}


def with_text(notice: Notice | FormNotice, text: str) -> Any:
    """The notice with `text` for every string in it."""
    return _with_text(notice, text)


def grown(notice: Notice | FormNotice, size: int) -> Any:
    """The notice with every list in it grown, and every key result another."""
    return _grown(notice, size, count(1000))


def _with_text(thing: Any, text: str) -> Any:
    match thing:
        case Enum():
            return thing
        case str():
            return text
        case tuple():
            return tuple(_with_text(each, text) for each in thing)
        case _ if is_dataclass(thing) and not isinstance(thing, type):
            return replace(thing, **{name: _with_text(value, text) for name, value in _facts(thing)})
        case _:
            return thing


def _grown(thing: Any, size: int, ids: Iterator[int]) -> Any:
    match thing:
        case tuple() if thing and isinstance(thing[0], tuple):
            return thing
        case tuple():
            within = min(size, 6)
            return tuple(_grown(each, within, ids) for each in islice(cycle(thing), size if thing else 0))
        case KeyResult():
            return replace(thing, id=KeyResultId(next(ids)))
        case _ if is_dataclass(thing) and not isinstance(thing, type):
            return replace(thing, **{name: _grown(value, size, ids) for name, value in _facts(thing)})
        case _:
            return thing


def _facts(thing: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(thing, field.name)) for field in fields(thing)]
