"""Values of a key result in words: written exactly, read as generously as can be without guessing."""

import re
from decimal import Decimal
from typing import Final

from okr.errors.week import EitherNumber, UnitNotMatching, ValueNotRead
from okr.key_result import Measure, MeasureKind
from okr.locale import Locale
from okr.reading.numerals import MAGNITUDES, either, magnify, numeral, plain

CURRENCIES: Final = {
    "$": ("usd", "dollar", "dollars"),
    "\u20ac": ("eur", "euro", "euros"),
    "\u00a3": ("gbp", "pound", "pounds"),
    "\u00a5": ("jpy", "yen"),
    "\u20b9": ("inr", "rupee", "rupees"),
    "CHF": ("chf", "franc", "francs"),
}
"""Signs of money, each with the other names it goes by."""

_PERCENT = ("%", "percent", "per cent", "pct", "prozent", "pour cent")

TIMES: Final = frozenset(
    f"{unit}{s}"
    for unit in (
        *("ms", "s", "sec", "second", "m", "min", "minute", "h", "hr", "hour"),
        *("day", "week", "month", "quarter", "year"),
    )
    for s in ("", "s")
)
"""Units of time, none of which is turned into another."""

MONEY: Final = frozenset((*CURRENCIES, *(name for names in CURRENCIES.values() for name in names)))
"""Every sign and name of money."""

_KNOWN_UNITS = frozenset((*_PERCENT, *MONEY, *TIMES))

_QUANTITY = re.compile(
    r"(?P<sign>-?) ?(?P<before>[^0-9., -]*) ?(?P<minus>-?)(?P<number>[0-9., ']*)(?P<after>.*)"
)
_AFTER = re.compile(r"(?P<magnitude>[A-Za-z]*)\.? ?(?P<unit>.*)")
_MILESTONES = re.compile(r"([0-9]{1,4})(?: ?(?:of|/) ?[0-9]{1,4})?", re.IGNORECASE)


def write(measure: Measure, value: Decimal, locale: Locale = Locale.EN) -> str:
    """`value` with its unit and every digit it has: `3.2%`, `$2,000`, `12,000 ms`, `42`."""
    number = _digits(value.copy_abs(), locale, cents=measure.kind is MeasureKind.CURRENCY)
    sign = "-" if value < 0 else ""
    match measure.kind, measure.unit:
        case MeasureKind.PERCENT, _:
            return f"{sign}{number}%"
        case MeasureKind.CURRENCY, unit if unit and not unit[-1].isalpha():
            return f"{sign}{unit}{number}"
        case MeasureKind.MILESTONES, _:
            return f"{sign}{number}"
        case _, unit:
            return f"{sign}{number} {unit}".rstrip()


def read(text: str, measure: Measure, locale: Locale = Locale.EN) -> Decimal:
    """The value that `text` says, its unit given or not.

    Raises UnitNotMatching for a number in another unit that is known, EitherNumber for one that the locale
    does not settle, ValueNotRead for anything less clear.
    """
    words = " ".join(plain(text).split())
    milestones = measure.kind is MeasureKind.MILESTONES
    value = _milestones(words) if milestones else _value(words, measure, locale)
    if value is None:
        raise _unread(text, words, measure, locale)
    return value


def _unread(text: str, words: str, measure: Measure, locale: Locale) -> ValueNotRead:
    example, found = example_of(measure, locale), _QUANTITY.fullmatch(words)
    if _in_another_unit(found, measure):
        return UnitNotMatching(text=text, unit=counted_in(measure), example=example)
    meant = either(found["number"].strip(), locale) if found else None
    if meant and measure.kind is not MeasureKind.MILESTONES:
        large, small = (write(Measure(), each, locale) for each in meant)
        return EitherNumber(text=text, large=large, small=small, example=example)
    return ValueNotRead(text=text, example=example)


def counted_in(measure: Measure) -> str:
    """What a value of this measure counts, in words."""
    match measure.kind:
        case MeasureKind.PERCENT:
            return "%"
        case MeasureKind.MILESTONES:
            return "milestones"
        case _:
            return measure.unit or "plain numbers"


def example_of(measure: Measure, locale: Locale = Locale.EN) -> str:
    """How a value of this measure may be written."""
    value = Decimal(2) if measure.kind is MeasureKind.MILESTONES else Decimal("12.5")
    return write(measure, value, locale)


def _digits(value: Decimal, locale: Locale, *, cents: bool) -> str:
    whole, _, fraction = f"{value:,f}".partition(".")
    whole = whole.replace(",", locale.marks.group)
    fraction = fraction.rstrip("0")
    if cents and fraction:
        fraction = fraction.ljust(2, "0")
    return f"{whole}{locale.marks.decimal}{fraction}" if fraction else whole


def _milestones(words: str) -> Decimal | None:
    """How many are done, as `2`, `2 of 5` or `2/5`."""
    found = _MILESTONES.fullmatch(words)
    return Decimal(found[1]) if found else None


def _value(words: str, measure: Measure, locale: Locale) -> Decimal | None:
    found = _QUANTITY.fullmatch(words)
    if found is None or (found["sign"] and found["minus"]) or not _fits(found["before"], measure):
        return None
    number = numeral(found["number"].strip(), locale=locale)
    if number is None:
        return None
    size = _magnified(number, found["after"].strip(), measure)
    return -size if size is not None and (found["sign"] or found["minus"]) else size


def _magnified(number: Decimal, after: str, measure: Measure) -> Decimal | None:
    """The number times the magnitude in what follows it; None when something else follows."""
    found = _AFTER.fullmatch(after)
    if found and found["magnitude"].lower() in MAGNITUDES and after != measure.unit:
        fits = _fits(found["unit"], measure) and not _blurred(after, measure)
        return magnify(number, found["magnitude"]) if fits else None
    return magnify(number, "") if _fits(after, measure) else None


def _in_another_unit(found: re.Match[str] | None, measure: Measure) -> bool:
    """`$44` of a percentage: the number is clear, and the unit is known to be another."""
    if found is None or numeral(found["number"].strip()) is None:
        return False
    units = {found["before"].casefold(), found["after"].strip().casefold()} - {""}
    others = {unit for unit in units if not _fits(unit, measure)}
    return bool(others) and others <= _KNOWN_UNITS


def _blurred(after: str, measure: Measure) -> bool:
    """A small `m` may be millions or the start of `ms`, `min`, `months`: refuse to choose."""
    return after.rstrip(".") == "m" and measure.unit.lower().startswith("m")


def _fits(word: str, measure: Measure) -> bool:
    """Nothing at all, or a name of the measure's unit."""
    return not word or word.casefold() in _names(measure)


def _names(measure: Measure) -> frozenset[str]:
    unit = measure.unit.casefold()
    if measure.kind is MeasureKind.PERCENT:
        return frozenset((*_PERCENT, unit))
    if not unit:
        return frozenset()
    first = unit.split(" ", 1)[0]
    return frozenset((unit, unit.removesuffix("s"), unit + "s", first, *CURRENCIES.get(unit, ())))
