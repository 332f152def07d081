"""Numbers that count nothing: years, days of a month, places in a list, and parts of a name."""

import re
from typing import Final

_A_FEW_WORDS: Final = 60
"""Letters before a number that can belong to its name."""

YEARS: Final = frozenset(range(1990, 2100))
_CALENDAR_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|q[1-4])[a-z]*\.? $", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|end|of|since|until|during|from|the|for|our|fy|below|above|than|vs) $", re.IGNORECASE
)
_LISTED = re.compile(r"\s*(?:kr ?)?[0-9]{1,2}[.):](?= )", re.IGNORECASE)
_NUMBERED_BEFORE = re.compile(
    r"\b(?:part|pt\.?|phase|step|tier|level|version|type|stage|chapter|section|article|week|day|number"
    r"|no\.|kr) $",
    re.IGNORECASE,
)
_STANDARD_BEFORE = re.compile(r"\b(?:ISO|IEC|SOC|RFC|DIN|EN|NIST|PCI|DSS|WCAG|HTTP|TLS) $")
_PROPER_BEFORE = re.compile(r"[a-z] \w*(?:[a-z][A-Z]|[A-Z]\w*[a-z])\w* $")
"""A name in capital and small letters within the sentence: `to Python 3.12`, `Support iOS 18`."""

_GOES_ON = re.compile(r" ?(?:to\b|->|=>|\u2192|[<>=\u2264\u2265:(]|or\b)")


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the bare number at this place of `text` belongs to a name or a date."""
    before, number = text[max(0, start - _A_FEW_WORDS) : start], text[start:end]
    return bool(
        _CALENDAR_BEFORE.search(before)
        or (number.isdecimal() and int(number) in YEARS and _YEAR_BEFORE.search(before))
        or is_numbering(text, end)
        or _NUMBERED_BEFORE.search(before)
        or _STANDARD_BEFORE.search(before)
        or (_PROPER_BEFORE.search(before) and not _GOES_ON.match(text, end))
    )


def is_numbering(text: str, end: int) -> bool:
    """Whether a number ending there is the mark of a list: `2) Lower the bounce rate`."""
    found = _LISTED.match(text)
    return found is not None and end < found.end()
