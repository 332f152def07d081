"""A key result is read from one sentence, and written as one that reads the same."""

import string
from contextlib import suppress
from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from okr.errors.key_results import DueNotRead, DuePassed, SentenceNotRead, VerbAgainstNumbers
from okr.errors.texts import TextTooLong, TitleMissing, TitleTooLong
from okr.key_result import Aim, Direction, Indicator, Keep, KeyResultDraft, Measure, MeasureKind, Reach
from okr.person import PersonId
from okr.reading.metric import metric_of
from okr.reading.quantity import CURRENCIES, write
from okr.sentence import read_key_result, write_key_result

TODAY = date(2026, 11, 20)
PERCENT = Measure(MeasureKind.PERCENT, "%")
DOLLARS = Measure(MeasureKind.CURRENCY, "$")
POUNDS = Measure(MeasureKind.CURRENCY, "\u00a3")
EUROS = Measure(MeasureKind.CURRENCY, "\u20ac")
PLAIN = Measure()


def unit(name: str) -> Measure:
    return Measure(MeasureKind.NUMBER, name)


def up(baseline: str | None, target: str) -> Reach:
    return Reach(Direction.INCREASE, None if baseline is None else Decimal(baseline), Decimal(target))


def down(baseline: str | None, target: str) -> Reach:
    return Reach(Direction.REDUCE, None if baseline is None else Decimal(baseline), Decimal(target))


def keep(low: str | None, high: str | None) -> Keep:
    return Keep(*(None if edge is None else Decimal(edge) for edge in (low, high)))


def read(text: str) -> KeyResultDraft:
    return read_key_result(text, today=TODAY)


def test_one_sentence_says_everything() -> None:
    found = read("Reduce net  monthly churn from 3.2% to 1% <@U1> <@U2> lagging by 15 Mar weight 2")
    assert found == KeyResultDraft(
        title="Reduce net monthly churn from 3.2% to 1%",
        measure=PERCENT,
        aim=down("3.2", "1"),
        owners=(PersonId("U1"), PersonId("U2")),
        indicator=Indicator.LAGGING,
        due=date(2027, 3, 15),
        weight=Decimal(2),
    )


def test_milestones_are_a_list_to_be_done() -> None:
    found = read("Ship onboarding: milestones draft; beta; launch <@U1> by end of November")
    assert found == KeyResultDraft(
        title="Ship onboarding",
        measure=Measure(MeasureKind.MILESTONES),
        aim=up("0", "3"),
        owners=(PersonId("U1"),),
        due=date(2026, 11, 30),
        milestones=("draft", "beta", "launch"),
    )


@pytest.mark.parametrize(
    ("text", "measure", "aim"),
    [
        ("Increase ARPU to $2K", DOLLARS, up(None, "2000")),
        ("Grow MRR from 125k to \u00a31.5m", POUNDS, up("125000", "1500000")),
        ("Grow new revenue from $1 million to $2 million", DOLLARS, up("1000000", "2000000")),
        ("Reduce churn to 1% from 3.2%", PERCENT, down("3.2", "1")),
        ("Churn 3.2% -> 1%", PERCENT, down("3.2", "1")),
        ("Reduce direct ads with two or more factors from 14% to less than 1%", PERCENT, down("14", "1")),
        ("Reduce feedback loops from marketing to writers from 5 to 2 days", unit("days"), down("5", "2")),
        ("Cut follow-up time from 72h to 24h", unit("h"), down("72", "24")),
        ("Increase 7-day activation from 34% to 55%", PERCENT, up("34", "55")),
        ("200k views per 30 days (current is 125k)", PLAIN, up("125000", "200000")),
        ("Raise NPS from -5 to 20", PLAIN, up("-5", "20")),
        ("NPS up 50 over previous quarter", unit("over previous quarter"), up("0", "50")),
        ("Reduce time to display a comment by 20%", PERCENT, down("0", "-20")),
        (">20% increase in activation", PERCENT, up("0", "20")),
        ("Reduce onboarding by 35% (target of 39 days)", unit("days"), down(None, "39")),
        ("Double weekly active users", unit("x"), up("1", "2")),
        ("Halve build time", unit("x"), down("1", "0.5")),
        ("Grow MQLs delivered to sales weekly by 3x", unit("x"), up("1", "3")),
        ("Double MRR from $10K", DOLLARS, up("10000", "20000")),
        ("Have over 2/3 of users call it satisfactory", PERCENT, up(None, "66.67")),
        ("Keep p95 latency under 300 ms", unit("ms"), keep(None, "300")),
        ("Keep churn at 2%", PERCENT, keep(None, "2")),
        ("Maintain a CSAT of 95% or more", PERCENT, keep("95", None)),
        ("Keep uptime above 99.9%", PERCENT, keep("99.9", None)),
        ("Never drop below 99% uptime", PERCENT, keep("99", None)),
        ("Keep uptime not below 99%", PERCENT, keep("99", None)),
        ("Never more than 2 open incidents", PLAIN, keep(None, "2")),
        ("Do not go over 5 days", unit("days"), keep(None, "5")),
        ("No fewer than 5 pilots", PLAIN, up(None, "5")),
        ("Cut lead time from 3 weeks to 5 days", unit("days"), down("21", "5")),
        ("Cut recovery from 1h 30m to 45 min", unit("min"), down("90", "45")),
        ("Grow the audience from 1 to 2 million", PLAIN, up("1000000", "2000000")),
        ("Grow MRR by 20% from $50k", DOLLARS, up("50000", "60000")),
        ("Reduce churn by 2% from 5%", PERCENT, down("0", "-2")),
        ("Grow from 5% to $30", DOLLARS, up(None, "30")),
        ("Raise revenue from 1.250,50 \u20ac to 2.000 \u20ac", EUROS, up("1250.50", "2000")),
        ("-15% cost per kilometre", PERCENT, down("0", "-15")),
        ("9 out of 10 hires stay", PERCENT, up(None, "90")),
        ("Reach a rating of 4.5 out of 5", PLAIN, up(None, "4.5")),
        ("Upgrade 30 teams to Python 3.12", PLAIN, up(None, "30")),
        ("2) Lower the bounce rate to 40%", PERCENT, down(None, "40")),
        ("Generate 1,2 Mio. \u20ac in sales", EUROS, up(None, "1200000")),
        ("95% of claims settled in 5 days or less", PERCENT, up(None, "95")),
        ("Keep stock between 200 and 300", PLAIN, keep("200", "300")),
        ("Completion time will not increase more than 10%", PERCENT, keep(None, "10")),
        ("At least 95% of tickets answered within a day", PERCENT, up(None, "95")),
        ("Resolve 95% of Tier-2 tickets in under 24 hours", PERCENT, up(None, "95")),
        ("99th percentile of time to first result is below 3s", unit("s"), down(None, "3")),
        ("P95 <15 seconds", unit("seconds"), down(None, "15")),
        ("Ensure a cost per lead of $4 or less", DOLLARS, down(None, "4")),
        ("Improve latency to 300 ms", unit("ms"), down(None, "300")),
        ("Have zero regressions", PLAIN, down(None, "0")),
        ("Call every week with 20 accounts over $1m", PLAIN, up(None, "20")),
        ("Pay 50k EUR back", Measure(MeasureKind.CURRENCY, "\u20ac"), up(None, "50000")),
    ],
)
def test_measure_and_aim_are_read_from_the_words(text: str, measure: Measure, aim: Aim) -> None:
    found = read(text)
    assert (found.measure, found.aim, found.title) == (measure, aim, text)


@pytest.mark.parametrize(
    ("clause", "due"),
    [
        ("by 15 Mar", date(2027, 3, 15)),
        ("by 20 November", date(2026, 11, 20)),
        ("by 19 Sep", date(2027, 9, 19)),
        ("by 2026-11-19", date(2026, 11, 19)),
        ("by 19 Nov 2026", date(2026, 11, 19)),
        ("by March 15th, 2028", date(2028, 3, 15)),
        ("by 2026-12-18", date(2026, 12, 18)),
        ("by end of November", date(2026, 11, 30)),
        ("by the end of Feb", date(2027, 2, 28)),
        ("by 29 Feb", date(2028, 2, 29)),
        ("by June", date(2027, 6, 30)),
        ("in Q4", date(2026, 12, 31)),
        ("by end of Q1", date(2027, 3, 31)),
        ("by 2027Q2", date(2027, 6, 30)),
        ("by end of quarter", date(2026, 12, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by end of the week", date(2026, 11, 22)),
        ("(by 15 Mar)", date(2027, 3, 15)),
        ("before 1 December", date(2026, 12, 1)),
    ],
)
def test_a_due_day_without_a_year_is_the_next_one(clause: str, due: date) -> None:
    found = read(f"Reach 40 signed customers {clause}")
    assert (found.due, found.title, found.aim) == (due, "Reach 40 signed customers", up(None, "40"))


@pytest.mark.parametrize(
    "clause", ["by marketing", "by 3 mayors", "before Monday stand-ups", "by 2.5", "by 20 points", "by 2/3"]
)
def test_what_does_not_look_like_a_day_stays_in_the_title(clause: str) -> None:
    found = read(f"Reach 40% of leads {clause}")
    assert (found.due, found.title) == (None, f"Reach 40% of leads {clause}")


@pytest.mark.parametrize(
    "clause",
    [
        "by 31 Feb",
        "by 32 Dec",
        "by the 32nd of December",
        "by 15 Decmber",
        "by Dec 32",
        "by 40 Mar 2027",
        "by 2026-13-01",
        "by 15/12",
        "by 15.12.2026",
        "by 15.12.",
        "by Q5",
        "by Friday",
        "by next month",
        "by the 15th",
        "by 2027",
    ],
)
def test_what_looks_like_a_day_and_is_none_is_refused(clause: str) -> None:
    with pytest.raises(DueNotRead) as refused:
        read(f"Reach 40% of leads {clause} <@U1> lagging")
    assert refused.value.facts == {"text": clause, "example": "by 31 Dec"}


@pytest.mark.parametrize(
    ("clause", "due"), [("by 1 Nov", "1 Nov 2026"), ("by October", "31 Oct 2026"), ("in Q3", "30 Sep 2026")]
)
def test_a_day_that_passed_lately_is_not_taken_for_next_years(clause: str, due: str) -> None:
    with pytest.raises(DuePassed) as refused:
        read(f"Reach 40% of leads {clause}")
    assert refused.value.facts == {"due": due, "example": "by 31 Dec"}


def test_early_in_the_year_december_is_last_years() -> None:
    with pytest.raises(DuePassed, match="15 Dec 2026 has passed"):
        read_key_result("Reach 40% of leads by 15 Dec", today=date(2027, 1, 5))


def test_a_day_may_stand_in_front() -> None:
    found = read("By the end of 2027Q2, the whole suite finishes within 40 minutes")
    assert (found.due, found.aim) == (date(2027, 6, 30), down(None, "40"))
    assert found.title == "the whole suite finishes within 40 minutes"


@pytest.mark.parametrize(
    ("text", "title", "indicator"),
    [
        ("20 demos a week (leading)", "20 demos a week", Indicator.LEADING),
        ("20 demos a week, lagging indicator", "20 demos a week", Indicator.LAGGING),
        ("20 calls with leading vendors", "20 calls with leading vendors", None),
    ],
)
def test_the_indicator_is_a_word_of_its_own_at_the_end(
    text: str, title: str, indicator: Indicator | None
) -> None:
    assert (read(text).title, read(text).indicator) == (title, indicator)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Launch the new onboarding",
        "Move from NFS to Object Storage",
        "Fix P2 and S2 by 15 Mar",
        "Pass the ISO 27001 audit",
        "Upgrade to Python 3.12",
        "Replace the 2019 contract",
        "Move from 16.04 for good",
        "Reduce churn from 3% to 3%",
        "<@U1> lagging",
    ],
)
def test_without_a_number_to_reach_it_is_no_key_result(text: str) -> None:
    with pytest.raises(SentenceNotRead) as refused:
        read(text)
    assert refused.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reduce churn from 1% to 3%", 'You wrote "reduce", but from 1% to 3% the numbers go up'),
        ("grow sign-ups from 20 to 10", 'You wrote "grow", but from 20 to 10 the numbers go down'),
    ],
)
def test_a_verb_against_its_numbers_is_refused(text: str, said: str) -> None:
    with pytest.raises(VerbAgainstNumbers, match=said):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reduce churn to raise NPS from 1 to 3",
        "Cut losses from -5 to -2",
        "Lower funnel conversion from 1 to 3",
        "Improve latency from 3 to 1",
    ],
)
def test_numbers_that_may_belong_to_another_word_are_taken_as_they_are(text: str) -> None:
    assert isinstance(read(text).aim, Reach)


def test_milestones_need_a_title() -> None:
    with pytest.raises(TitleMissing):
        read("milestones: draft; beta")


@pytest.mark.parametrize("length", [301, 5000])
def test_an_essay_is_no_key_result(length: int) -> None:
    with pytest.raises(TitleTooLong):
        read(f"42 {'a' * length}")


MONEY = [Measure(MeasureKind.CURRENCY, sign) for sign in CURRENCIES]
UNITS = [
    "ms",
    "s",
    "min",
    "hours",
    "d",
    "weeks",
    "months",
    "points",
    "pp",
    "stars",
    "kg",
    "tonnes",
    "GB",
    "kB",
]
MEASURES = st.sampled_from([PLAIN, PERCENT, *MONEY, *map(unit, UNITS)])
VALUES = st.decimals(min_value=0, max_value=10**7, places=2).map(abs) | st.integers(-(10**6), 10**6).map(
    Decimal
)
WORDS = st.lists(
    st.text(string.ascii_lowercase, min_size=1, max_size=8).filter(lambda word: word not in {"x", "of"}),
    min_size=1,
    max_size=4,
).map(lambda words: " ".join(f"q{word}" for word in words))
OWNERS = st.lists(st.text(min_size=1).filter(lambda text: not set(text) & set(">|")), unique=True, max_size=3)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2099, 12, 31))
WEIGHTS = st.decimals(min_value=0, max_value=999, places=2).map(abs)
STEPS = st.lists(WORDS, min_size=1, max_size=4).map(tuple)


@st.composite
def drafts(draw: st.DrawFn, *, says_numbers: bool = True) -> KeyResultDraft:
    measure, (one, other) = draw(MEASURES), draw(st.lists(VALUES, min_size=2, max_size=2, unique=True))
    low, high = sorted((one, other))
    first, second = write(measure, one), write(measure, other)
    direction = Direction.INCREASE if other > one else Direction.REDUCE
    aims: list[tuple[str, Aim]] = [
        (f"from {first} to {second}", Reach(direction, one, other)),
        (f"{first} -> {second}", Reach(direction, one, other)),
        (f"to {second}, up from {first}", Reach(direction, one, other)),
        (f"between {write(measure, low)} and {write(measure, high)}", Keep(low, high)),
        (f"must stay under {second}", Keep(None, other)),
        (f"must stay at least {second}", Keep(other, None)),
    ]
    words, aim = draw(st.sampled_from(aims))
    title = draw(WORDS)
    return _with_clauses(draw, KeyResultDraft(f"{title} {words}" if says_numbers else title, measure, aim))


def _with_clauses(draw: st.DrawFn, draft: KeyResultDraft) -> KeyResultDraft:
    return KeyResultDraft(
        title=draft.title,
        measure=draft.measure,
        aim=draft.aim,
        owners=tuple(map(PersonId, draw(OWNERS))),
        indicator=draw(st.none() | st.sampled_from(Indicator)),
        due=draw(DAYS),
        weight=draw(WEIGHTS),
        source=draw(st.just("") | WORDS),
    )


@pytest.mark.parametrize(
    ("text", "title", "source"),
    [
        ("Cut churn from 3% to 1% source: Looker board", "Cut churn from 3% to 1%", "Looker board"),
        ("Cut churn from 3% to 1% (source: top 10 report)", "Cut churn from 3% to 1%", "top 10 report"),
        (
            "Cut churn from 3% to 1% source: Looker (EU) <@U1> weight 2",
            "Cut churn from 3% to 1%",
            "Looker (EU)",
        ),
        ("Grow open source: from 10 to 20 stars", "Grow open source: from 10 to 20 stars", ""),
    ],
)
def test_where_its_number_is_read_is_no_part_of_the_title(text: str, title: str, source: str) -> None:
    draft = read(text)
    assert (draft.title, draft.source) == (title, source)


@given(drafts())
def test_what_is_written_reads_as_the_same_draft(draft: KeyResultDraft) -> None:
    assert read(write_key_result(draft)) == draft


@given(drafts(says_numbers=False))
def test_a_title_without_numbers_is_written_with_them(draft: KeyResultDraft) -> None:
    found = read(write_key_result(draft))
    assert found.title.startswith(f"{draft.title}: ")
    assert (found.measure, found.aim, found.owners) == (draft.measure, draft.aim, draft.owners)
    assert (found.indicator, found.due, found.weight) == (draft.indicator, draft.due, draft.weight)


@given(MEASURES, VALUES)
def test_every_aim_can_be_written(measure: Measure, value: Decimal) -> None:
    sides: list[Aim] = [Reach(Direction.REDUCE, None, value), Keep(None, value), Keep(value, None)]
    rises: list[Aim] = [Reach(Direction.INCREASE, None, value)] if value else []
    for aim in sides + rises:
        found = read(write_key_result(KeyResultDraft("Net promoters", measure, aim)))
        assert (found.aim, found.measure) == (aim, measure)


@given(WORDS, STEPS)
def test_milestones_are_written_and_read(title: str, steps: tuple[str, ...]) -> None:
    aim = Reach(Direction.INCREASE, Decimal(0), Decimal(len(steps)))
    draft = KeyResultDraft(title, Measure(MeasureKind.MILESTONES), aim, milestones=steps)
    assert read(write_key_result(draft)) == draft


NUMBERS = ["3.2%", "$2K", "42", "2", "\u27e60\u27e7"]
CLAUSES = [
    "<@U1>",
    "lagging",
    "leading",
    "weight 2",
    "weight 1",
    "source: Looker board",
    "source:",
    "by",
    "15 Mar",
    "2026-12-18",
    "in Q4",
    "end of",
]
AIMS = ["from", "to", "keep", "under", "between", "and", "double", "at least", "up", "reduce", "milestones"]
MARKS = [":", ";", "(", ")", ",", "-", "\n"]
COUNTS = ["9 out of 10", "half of", "a hundred", "1h 30m", "5-7", "2.000 \u20ac", "CHF 5", "1 to 2 million"]
TURNS = [
    "+12",
    "by 5 pp",
    "twice",
    "top 3",
    "never",
    "was 4",
    "(now 3)",
    "or more",
    "ISO 27001",
    "1. ",
    "a month",
]
PIECES = st.sampled_from(NUMBERS + CLAUSES + AIMS + MARKS + COUNTS + TURNS)


@given(st.text() | st.lists(PIECES | st.text(max_size=3)).map(" ".join))
@example("42 weight 2 weight 1")
@example("x 42 by 1 Dec lagging by 15 Mar")
@example("x 42 source: board weight 2 weight 1")
@example("x 42 lagging (source: board leading)")
@example("x 42 source: - source: (by 15 Mar")
def test_whatever_reads_is_written_to_read_the_same_and_the_rest_is_refused_by_name(text: str) -> None:
    try:
        draft = read(text)
    except (
        DueNotRead,
        DuePassed,
        SentenceNotRead,
        TextTooLong,
        TitleMissing,
        TitleTooLong,
        VerbAgainstNumbers,
    ):
        return
    written = write_key_result(draft)
    assume(len(written) <= 4000)
    assert read(written) == draft


@pytest.mark.parametrize("letters", [300, 4000, 10_000])
def test_a_sentence_that_says_one_thing_over_and_over_is_read_or_refused_at_once(letters: int) -> None:
    started = process_time()
    for piece in [
        *CLAUSES,
        *AIMS,
        *MARKS,
        *COUNTS,
        *TURNS,
        "1 ",
        "1,",
        "a",
        " ",
        "<@",
        "aB ",
        "milestones: ",
    ]:
        refusals = (
            DueNotRead,
            DuePassed,
            SentenceNotRead,
            TextTooLong,
            TitleMissing,
            TitleTooLong,
            VerbAgainstNumbers,
        )
        with suppress(*refusals):
            read((f"{piece} " * letters)[:letters])
            read((f"Keep 5 {piece}" * letters)[:letters])
    assert process_time() - started < 5


@given(st.text(max_size=300) | st.lists(PIECES, max_size=30).map(" ".join))
def test_every_title_has_a_metric(title: str) -> None:
    assert metric_of(title) or not title
