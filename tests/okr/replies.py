"""Replies as people type them in a hurry, and what each must mean.

The words marked with a heading stand in docs/typed-answers.md as well: `python -m tests.okr.replies_page`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from okr.answer import Skipped
from okr.check_in import Answer
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.okr_error import OkrError
from okr.errors.texts import TextTooLong
from okr.errors.week import (
    AnswerNotRead,
    BlockerLeftOpen,
    ConfidenceOutOfRange,
    EitherNumber,
    JustWords,
    Mistyped,
    NotExact,
    OneBlocker,
    OnlyNamed,
    SkipLeftOpen,
    TwoValues,
    UnitNotMatching,
    WhichKeyResult,
)
from okr.key_result import Direction, Keep, KeyResult, Measure, MeasureKind, Reach
from okr.locale import Locale
from okr.person import PersonId
from tests.okr.people import key_result

CHURN: Final = key_result(31)
USERS: Final = key_result(32, measure=Measure(), aim=Reach(Direction.INCREASE, Decimal(0), Decimal(500)))
LATENCY: Final = key_result(33, measure=Measure(MeasureKind.NUMBER, "ms"), aim=Keep(None, Decimal(300)))
REVENUE: Final = key_result(
    34, measure=Measure(MeasureKind.CURRENCY, "$"), aim=Reach(Direction.INCREASE, None, Decimal(2000))
)
BALANCE: Final = key_result(
    36, measure=Measure(MeasureKind.CURRENCY, "\u20ac"), aim=Reach(Direction.INCREASE, None, Decimal(5000))
)


def steps(total: int) -> KeyResult:
    return key_result(
        35,
        measure=Measure(MeasureKind.MILESTONES),
        aim=Reach(Direction.INCREASE, Decimal(0), Decimal(total)),
        milestones=tuple(f"step {n}" for n in range(total)),
    )


STEPS: Final = steps(5)
TEN_STEPS: Final = steps(10)
BOTH: Final = (CHURN, USERS)
EVERY_KEY_RESULT: Final = (CHURN, USERS, LATENCY, REVENUE, STEPS, BALANCE)


@dataclass(frozen=True, slots=True)
class Refused:
    """A complaint: of what kind, and about which word."""

    error: type[OkrError]
    word: str


Means = tuple[Answer, ...] | Skipped | Refused


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody typed, asked about which key results, and what it means."""

    text: str
    means: Means
    asked: tuple[KeyResult, ...] = (CHURN,)
    locale: Locale = Locale.EN
    heading: str = ""
    """Under which the page shows it."""


def said(
    value: str | None = None,
    confidence: int | None = None,
    note: str = "",
    blocker: str = "",
    *,
    of: KeyResult = CHURN,
    waits_on: str | None = None,
    done: tuple[int, ...] | None = None,
) -> Answer:
    return Answer(
        of.id,
        Decimal(value) if value else None,
        confidence,
        note,
        blocker,
        PersonId(waits_on) if waits_on else None,
        done,
    )


def _of(asked: KeyResult, *replies: tuple[str, Answer | Refused], locale: Locale = Locale.EN) -> list[Reply]:
    return [
        Reply(text, means if isinstance(means, Refused) else (means,), (asked,), locale)
        for text, means in replies
    ]


def _number(locale: Locale, *replies: tuple[str, str | Refused]) -> list[Reply]:
    """Values of a key result that counts in plain numbers."""
    return [
        Reply(
            text,
            means if isinstance(means, Refused) else (said(means, of=USERS),),
            (USERS,),
            locale,
            _NUMBERS if locale is not Locale.EN or "." in text or "," in text else "",
        )
        for text, means in replies
    ]


def _shown(heading: str, replies: Sequence[Reply]) -> list[Reply]:
    return [Reply(each.text, each.means, each.asked, each.locale, heading) for each in replies]


_ONE: Final = "One key result"
_VALUES: Final = "Values"
_NUMBERS: Final = "Numbers at home"
_SEVERAL: Final = "Several key results"
_BLOCKERS: Final = "Blockers and notes"
_SKIPS: Final = "Skipping a week"
_REFUSED: Final = "What is not read"

REPLIES: Final[tuple[Reply, ...]] = (
    # value, confidence and note of one key result
    *_shown(
        _ONE,
        _of(
            CHURN,
            ("2.1% c7 onboarding shipped", said("2.1", 7, "onboarding shipped")),
            ("2.1", said("2.1")),
            ("c7", said(None, 7)),
            ("7/10", said(None, 7)),
            ("2.1% conf 7", said("2.1", 7)),
            ("2.1% confidence 7/10", said("2.1", 7)),
            ("c7 2.1%", said("2.1", 7)),
            ("2.1% onboarding shipped c7", said("2.1", 7, "onboarding shipped")),
            ("2.1%, c7, onboarding shipped", said("2.1", 7, "onboarding shipped")),
            ("same", said()),
            ("same c6", said(None, 6)),
            ("same, still waiting for the data", said(None, None, "still waiting for the data")),
            ("no change", said()),
            ("KR31 2.1% c7", said("2.1", 7)),
        ),
    ),
    *_of(
        CHURN,
        ("2.1 Confidence: 7/10 hm", said("2.1", 7, "hm")),
        ("2.1 conf. 7", said("2.1", 7)),
        ("2.1 conf=7", said("2.1", 7)),
        ("2.1 c 7", said("2.1", 7)),
        ("2.1 C7.", said("2.1", 7)),
        ("2.1% 7/10", said("2.1", 7)),
        ("2.1% c7!", said("2.1", 7)),
        ("2.1% slow week, c7.", said("2.1", 7, "slow week")),
        ("2.1% asked 7/10 of them", said("2.1", None, "asked 7/10 of them")),
        ("2.1% c0", said("2.1", 0)),
        ("2.1% c10", said("2.1", 10)),
        ("42.", said("42")),
        ("42...", said("42")),
        ("42\u2026", said("42")),
        ("42!", said("42")),
        ("Same.", said()),
        ("SAME", said()),
        ("same...", said()),
        ("No change.", said()),
        ("no changes", said()),
        ("nothing changed", said()),
        ("unchanged c5", said(None, 5)),
        ("same \U0001f44d", said()),
        ("same :thumbsup:", said()),
        ("same 7/10", said(None, 7)),
        ("  2.1%   c7  ", said("2.1", 7)),
        ("2.1% c7 \U0001f389", said("2.1", 7, "\U0001f389")),
        ("\u2705 2.1% c7", said("2.1", 7)),
        (":white_check_mark: 2.1% c7", said("2.1", 7)),
        ("\u26a0\ufe0f 2.1% c3", said("2.1", 3)),
        ('"2.1% c7"', said("2.1", 7)),
        ("\u201c2.1% c7\u201d", said("2.1", 7)),
        ("`2.1% c7 onboarding shipped`", said("2.1", 7, "onboarding shipped")),
        ("*2.1%* c7", said("2.1", 7)),
        ("\u2022 2.1% c7", said("2.1", 7)),
        ("* 2.1% c7", said("2.1", 7)),
        ("- KR31, same", said()),
        (
            "2.1% c7 she said \u201cit\u2019s fine\u201d",
            said("2.1", 7, "she said \u201cit\u2019s fine\u201d"),
        ),
        (
            "2.1% c7\nonboarding shipped\nand a second line",
            said("2.1", 7, "onboarding shipped\nand a second line"),
        ),
        ("KR31 2.1%\nsecond line", said("2.1", None, "second line")),
        ("kr031: 2.1", said("2.1")),
        ("KR 31 2.1", said("2.1")),
        ("KR#31 = 2.1", said("2.1")),
        ("\u200b2.1% c7", said("2.1", 7)),
        ("2.1% c7 2 days early", said("2.1", 7, "2 days early")),
        ("2.1% 1st of three waves out", said("2.1", None, "1st of three waves out")),
        ("2.1% KR32 helps", said("2.1", None, "KR32 helps")),
        ("0", said("0")),
    ),
    # values in the measure of their key result
    *_shown(
        _VALUES,
        [
            *_of(CHURN, ("85 percent", said("85")), ("2,1 %", said("2.1"))),
            *_of(
                USERS,
                ("12k", said("12000", of=USERS)),
                ("1 200", said("1200", of=USERS)),
                ("-3", said("-3", of=USERS)),
                ("42 users", said("42", None, "users", of=USERS)),
            ),
            *_of(REVENUE, ("$1.2m", said("1200000", of=REVENUE)), ("-$1.2k", said("-1200", of=REVENUE))),
            *_of(LATENCY, ("280 ms c8", said("280", 8, of=LATENCY))),
            *_of(
                STEPS,
                ("3/5", said("3", of=STEPS)),
                ("3 of 5 c7", said("3", 7, of=STEPS)),
                ("done 2 3", said(of=STEPS, done=(2, 3))),
                ("done none", said(of=STEPS, done=())),
            ),
        ],
    ),
    *_of(
        CHURN,
        ("85 per cent", said("85")),
        ("85 pct", said("85")),
        ("1,5 %", said("1.5")),
        ("1.5\u202f%", said("1.5")),
        ("\uff14\uff12", said("42")),
        ("\u0664\u0662%", said("42")),
    ),
    *_of(
        USERS,
        ("1\u2009200", said("1200", of=USERS)),
        ("1\u00a0200 c7", said("1200", 7, of=USERS)),
        ("1 200 c7 wow", said("1200", 7, "wow", of=USERS)),
        ("12 thousand", said("12000", of=USERS)),
        ("1.2m", said("1200000", of=USERS)),
        ("\u22123", said("-3", of=USERS)),
        ("\u20133", said("-3", of=USERS)),
        (".5", said("0.5", of=USERS)),
    ),
    *_of(
        REVENUE,
        ("USD 1.2m c7", said("1200000", 7, of=REVENUE)),
        ("1.2M", said("1200000", of=REVENUE)),
        ("2 million dollars", said("2000000", of=REVENUE)),
        ("-$1.2k refunds", said("-1200", None, "refunds", of=REVENUE)),
        ("$1,250.50", said("1250.5", of=REVENUE)),
    ),
    *_of(
        LATENCY,
        ("280ms", said("280", of=LATENCY)),
        ("280 c8 2 days early", said("280", 8, "2 days early", of=LATENCY)),
    ),
    *_of(
        STEPS,
        ("2/5 c7 beta", said("2", 7, "beta", of=STEPS)),
        ("done 1, 2 and 4 c8", said(None, 8, of=STEPS, done=(1, 2, 4))),
        ("done: 2", said(of=STEPS, done=(2,))),
        ("7/10", said(None, 7, of=STEPS)),
    ),
    *_of(TEN_STEPS, ("3 7/10", said("3", 7, of=TEN_STEPS)), ("3/10", Refused(AnswerNotRead, "3/10"))),
    # numbers are written otherwise elsewhere
    *_number(
        Locale.EN,
        ("1,200", "1200"),
        ("1.200", "1.2"),
        ("1,5", "1.5"),
        ("1.200.000", "1200000"),
        ("1.200,50", "1200.5"),
        ("1'200", "1200"),
        ("0,500", "0.5"),
    ),
    *_number(
        Locale.DE,
        ("1.200", "1200"),
        ("1,200", "1.2"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1.200,50", "1200.5"),
        ("1,200.50", "1200.5"),
        ("1 200", "1200"),
    ),
    *_number(
        Locale.CH,
        ("1'200", "1200"),
        ("1\u2019200.50", "1200.5"),
        ("1.200", "1.2"),
        ("1,200", Refused(EitherNumber, "1,200")),
        ("1,5", "1.5"),
    ),
    *_number(
        Locale.FR,
        ("1 200", "1200"),
        ("1\u202f200,5", "1200.5"),
        ("1,200", "1.2"),
        ("1.200", Refused(EitherNumber, "1.200")),
    ),
    *_of(BALANCE, ("1,2 Mio. \u20ac c7", said("1200000", 7, of=BALANCE)), locale=Locale.DE),
    *_of(BALANCE, ("1.250 \u20ac", said("1250", of=BALANCE)), locale=Locale.DE),
    *_of(CHURN, ("2,1 Prozent c7", said("2.1", 7)), locale=Locale.DE),
    # several key results
    *_shown(
        _SEVERAL,
        [
            Reply("KR32 42 c6\nKR31 same", (said("42", 6, of=USERS), said()), BOTH),
            Reply("2.1% c7\n42 c6", (said("2.1", 7), said("42", 6, of=USERS)), BOTH),
            Reply("- 2.1%\n- 42", (said("2.1"), said("42", of=USERS)), BOTH),
            Reply("1. 2.1%\n2. 42", (said("2.1"), said("42", of=USERS)), BOTH),
        ],
    ),
    Reply("KR32 42 c6\n\nkr31: same", (said("42", 6, of=USERS), said()), BOTH),
    Reply("\u2022 KR31 2.1%\n\u2022 KR32 42", (said("2.1"), said("42", of=USERS)), BOTH),
    Reply("- KR31 2.1%\n- KR32 - 42", Refused(AnswerNotRead, "- 42"), BOTH),
    Reply("same\nsame", (said(), said(of=USERS)), BOTH),
    Reply("2.1%\r\n42", (said("2.1"), said("42", of=USERS)), BOTH),
    Reply("KR31 2.1%", (said("2.1"),), BOTH),
    Reply(
        "KR31 2.1% blocked: legal\nKR32 42 blocked: budget",
        (said("2.1", blocker="legal"), said("42", blocker="budget", of=USERS)),
        BOTH,
    ),
    # blockers and notes
    *_shown(
        _BLOCKERS,
        _of(
            CHURN,
            ("2.1% c6 blocked: legal <@U2>", said("2.1", 6, "", "legal <@U2>", waits_on="U2")),
            ("KR31 42 c6 blocked: waiting for legal", said("42", 6, "", "waiting for legal")),
            ("blocked: legal", said(None, None, "", "legal")),
            ("same blocked: legal", said(None, None, "", "legal")),
            ("2.1% half way blocked: legal", said("2.1", None, "half way", "legal")),
            ("2.1% note: 40 new clients", said("2.1", None, "40 new clients")),
            ("2.1% blocked: legal note: 40 new clients", said("2.1", None, "40 new clients", "legal")),
        ),
    ),
    *_of(
        CHURN,
        ("Blocker: legal", said(None, None, "", "legal")),
        (
            "2.1 c6 half way Blocker: legal\nand a second line",
            said("2.1", 6, "half way \nand a second line", "legal"),
        ),
        ("2.1% half way c6 blocked: legal", said("2.1", 6, "half way", "legal")),
        ("blocked: <@U2> and <@U3>", said(None, None, "", "<@U2> and <@U3>", waits_on="U2")),
        ("note: talked to legal", said(None, None, "talked to legal")),
        ("2.1% no longer blocked by legal", said("2.1", None, "no longer blocked by legal")),
        ("2.1% c7 unblocked: legal signed", said("2.1", 7, "unblocked: legal signed")),
        ("2.1% c7 see https://example.com/a", said("2.1", 7, "see https://example.com/a")),
        ("2.1% note: c8 was too much", said("2.1", None, "c8 was too much")),
    ),
    # skipping
    *_shown(
        _SKIPS,
        [
            Reply("skip: on leave", Skipped("on leave")),
            Reply("skip", Skipped()),
            Reply("skip this week: sick", Skipped("sick")),
            Reply("on leave until Monday", Refused(SkipLeftOpen, "on leave")),
            Reply("skip on leave", Refused(SkipLeftOpen, "skip on")),
        ],
    ),
    Reply("Skip.", Skipped()),
    Reply("skip this week", Skipped()),
    Reply("SKIP:on leave", Skipped("on leave")),
    Reply("skip :on leave", Skipped("on leave"), BOTH),
    Reply("on vacation", Refused(SkipLeftOpen, "on vacation"), BOTH),
    Reply("I'm away until 5 Jan", Refused(SkipLeftOpen, "I'm away")),
    Reply("OOO", Refused(SkipLeftOpen, "OOO")),
    Reply("on holiday, back on the 7th", Refused(SkipLeftOpen, "on holiday,")),
    # nothing is guessed
    *_shown(
        _REFUSED,
        [
            *_of(
                CHURN,
                ("about 40", Refused(NotExact, "about 40")),
                ("2.1%?", Refused(NotExact, "2.1%?")),
                ("2.1-2.3", Refused(NotExact, "2.1-2.3")),
                ("down to 2.1", Refused(AnswerNotRead, "down")),
                ("2.1 -> 2.0", Refused(TwoValues, "2.0")),
                ("2.1% 2.3%", Refused(TwoValues, "2.3%")),
                ("same 2.1%", Refused(TwoValues, "2.1%")),
                ("$44", Refused(UnitNotMatching, "$44")),
                ("2.1 pp", Refused(UnitNotMatching, "2.1 pp")),
                ("c11", Refused(ConfidenceOutOfRange, "11")),
                ("smae", Refused(Mistyped, "smae")),
                ("2.1% bloked: legal", Refused(Mistyped, "bloked:")),
                ("blocked by legal", Refused(BlockerLeftOpen, "blocked by")),
                ("blocked: legal blocked: budget", Refused(OneBlocker, "blocked: budget")),
                ("thanks!", Refused(JustWords, "")),
            ),
            Reply("42 c6", Refused(WhichKeyResult, "42 c6"), BOTH),
            Reply("7/10", Refused(AnswerNotRead, "7/10"), (TEN_STEPS,)),
        ],
    ),
    *_of(
        CHURN,
        ("", Refused(OnlyNamed, "")),
        ("   ", Refused(OnlyNamed, "")),
        ("KR31", Refused(OnlyNamed, "")),
        ("kr31:", Refused(OnlyNamed, "")),
        ("KR99 42", Refused(NoSuchKeyResult, "KR99")),
        ("hello", Refused(JustWords, "")),
        ("ok", Refused(JustWords, "")),
        ("thanks <@U2>", Refused(JustWords, "")),
        ("onboarding shipped", Refused(JustWords, "")),
        ("\U0001f44d", Refused(JustWords, "")),
        ("onboarding shipped 2", Refused(AnswerNotRead, "onboarding")),
        ("abc c7", Refused(AnswerNotRead, "abc")),
        ("two c7", Refused(AnswerNotRead, "two")),
        ("waiting blocked: legal", Refused(AnswerNotRead, "waiting")),
        ("up to 40", Refused(NotExact, "up to")),
        ("ca. 40", Refused(NotExact, "ca. 40")),
        ("~40", Refused(NotExact, "~40")),
        (">40", Refused(NotExact, ">40")),
        ("40+", Refused(NotExact, "40+")),
        ("40ish", Refused(NotExact, "40ish")),
        ("40 or so", Refused(NotExact, "40 or so")),
        ("40 ?", Refused(NotExact, "40 ?")),
        ("2.1..2.3", Refused(NotExact, "2.1..2.3")),
        ("2.1\u20132.3", Refused(NotExact, "2.1\u20132.3")),
        ("2.1 to 2.3", Refused(TwoValues, "2.3")),
        ("2.1 \u2192 2.0 c7", Refused(TwoValues, "2.0")),
        ("2.1 or 2.2", Refused(TwoValues, "2.2")),
        ("2.1% - 2.3%", Refused(TwoValues, "2.3%")),
        ("2.1%, 2.3%", Refused(TwoValues, "2.3%")),
        ("2.1% c7 2.3%", Refused(TwoValues, "2.3%")),
        ("2.1% 40 new clients", Refused(TwoValues, "40")),
        ("same c6 2.1%", Refused(TwoValues, "2.1%")),
        ("+5", Refused(AnswerNotRead, "+5")),
        ("- 3", Refused(AnswerNotRead, "- 3")),
        ("(3)", Refused(AnswerNotRead, "(3)")),
        ("1e3", Refused(AnswerNotRead, "1e3")),
        ("2\u00bd", Refused(AnswerNotRead, "2\u00bd")),
        ("3\u00b2", Refused(AnswerNotRead, "3\u00b2")),
        ("NaN", Refused(JustWords, "")),
        ("3/5", Refused(AnswerNotRead, "3/5")),
        ("done 2 3", Refused(AnswerNotRead, "done")),
        ("44 euros c6", Refused(UnitNotMatching, "44 euros")),
        ("2.1% c7 c8", Refused(AnswerNotRead, "c8")),
        ("2.1 c11", Refused(ConfidenceOutOfRange, "11")),
        ("2.1 11/10", Refused(ConfidenceOutOfRange, "11")),
        ("2.1 c7.5", Refused(ConfidenceOutOfRange, "c7.5")),
        ("2.1 conf 7-8", Refused(ConfidenceOutOfRange, "conf 7-8")),
        ("2.1 -1/10", Refused(ConfidenceOutOfRange, "-1")),
        ("2.1 shipped c99", Refused(ConfidenceOutOfRange, "99")),
        ("2.1% confidnece 7", Refused(Mistyped, "confidnece")),
        ("smae c7", Refused(Mistyped, "smae")),
        ("no chnage", Refused(Mistyped, "no chnage")),
        ("skp: on leave", Refused(Mistyped, "skp:")),
        ("bloked: legal", Refused(Mistyped, "bloked:")),
        ("2.1% blocked by legal", Refused(BlockerLeftOpen, "blocked by")),
        ("2.1% blocked:", Refused(AnswerNotRead, "blocked:")),
        ("KR31 1\nKR31 2", Refused(AnswerNotRead, "KR31")),
        ("2.1 " + "a" * 2001, Refused(TextTooLong, "")),
        ("2.1 blocked: " + "a" * 2001, Refused(TextTooLong, "")),
        ("9" * 10_000, Refused(AnswerNotRead, "9" * 100)),
        ("a" * 10_000, Refused(JustWords, "")),
    ),
    *_of(USERS, ("42 % c6", Refused(UnitNotMatching, "42 %")), ("42% c6", Refused(UnitNotMatching, "42%"))),
    *_of(
        LATENCY,
        ("300 s c6", Refused(UnitNotMatching, "300 s")),
        ("4 hours c6", Refused(UnitNotMatching, "4 hours")),
        ("4h", Refused(UnitNotMatching, "4h")),
        ("12 m", Refused(UnitNotMatching, "12 m")),
    ),
    *_of(REVENUE, ("\u20ac5 c6", Refused(UnitNotMatching, "\u20ac5"))),
    *_of(
        STEPS,
        ("2.5", Refused(AnswerNotRead, "2.5")),
        ("3/4", Refused(AnswerNotRead, "3/4")),
        ("50%", Refused(UnitNotMatching, "50%")),
    ),
    Reply("", Refused(WhichKeyResult, ""), BOTH),
    Reply("same", Refused(WhichKeyResult, "same"), BOTH),
    Reply("1\n2\n3", Refused(WhichKeyResult, "1"), BOTH),
    Reply("KR31 2.1%\n43", Refused(WhichKeyResult, "43"), BOTH),
    Reply("KR31 2.1% c7; KR32 42", Refused(WhichKeyResult, "KR32"), BOTH),
    Reply("KR31 42\nKR99 1", Refused(NoSuchKeyResult, "KR99"), BOTH),
    Reply("KR0 1", Refused(NoSuchKeyResult, "KR0"), BOTH),
    Reply("hello", Refused(JustWords, ""), BOTH),
)
