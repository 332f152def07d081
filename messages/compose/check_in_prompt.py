"""The weekly question: a row a key result, answered in one tap or one form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from messages.actions import Action
from messages.card import (
    Aside,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Divider,
    Heading,
    Menu,
    Option,
    Paragraph,
    Part,
    Plain,
    Row,
    Spans,
)
from messages.compose.blockers import TAKEN, BlockerTeller
from messages.compose.cutting import below_each_other
from messages.compose.examples import (
    CHURN_HISTORY,
    CHURN_STANDS,
    CONVERSION_HISTORY,
    CONVERSION_STANDS,
    EXPANSION_HISTORY,
    EXPANSION_STANDS,
    MONDAY,
    NINE_ON_MONDAY,
    REVENUE_STANDS,
)
from messages.compose.following_up import controls, question
from messages.compose.key_results import Teller, last_said
from messages.figures import clock, day, weekday
from messages.words import Voice, Words
from okr.cadence import iso_week
from okr.check_in import CheckIn, News
from okr.follow_up import FollowUp, FollowUpKind
from okr.later import Later
from okr.locale import Locale
from okr.notices.week import CheckInPrompt, PromptRow
from okr.question import ROWS_ON_A_PAGE
from okr.reading.typed.example import example_for

EXAMPLE = CheckInPrompt(
    name="Ana",
    week_of=MONDAY,
    rows=(
        PromptRow(CHURN_STANDS, "Churn squad", blockers=(TAKEN,)),
        PromptRow(replace(CONVERSION_STANDS, unchanged=2), "Churn squad"),
        PromptRow(CONVERSION_STANDS, "Growth squad", answer=CONVERSION_HISTORY[-1], on_behalf_of="Bo"),
    ),
    asked=NINE_ON_MONDAY,
    again=datetime(2026, 11, 17, 9),  # noqa: DTZ001 - what their own clock shows
)

SKIPPED = replace(EXAMPLE, skipped="on leave")

_UNCHANGED = replace(EXPANSION_HISTORY[-1], news=News.NO_CHANGE, note="")

FOLLOWED_UP = replace(
    EXAMPLE,
    rows=(
        PromptRow(
            replace(EXPANSION_STANDS, unchanged=2, last=_UNCHANGED),
            "Churn squad",
            answer=_UNCHANGED,
            follow_up=FollowUp(FollowUpKind.REAFFIRM, _UNCHANGED.id),
        ),
        PromptRow(
            replace(CONVERSION_STANDS, progress=0.2),
            "Churn squad",
            answer=CONVERSION_HISTORY[-1],
            follow_up=FollowUp(FollowUpKind.HOPEFUL, CONVERSION_HISTORY[-1].id),
        ),
        PromptRow(REVENUE_STANDS, "Churn squad", moved_to="Chen"),
        PromptRow(
            CHURN_STANDS, "Churn squad", answer=CHURN_HISTORY[-1], answered_by="Dee", explained="It is."
        ),
    ),
    again=None,
    dropped=1,
)

_MANY = tuple(PromptRow(each, "Churn squad") for each in (CHURN_STANDS, CONVERSION_STANDS, EXPANSION_STANDS))
SECOND_PAGE = replace(EXAMPLE, rows=(*EXAMPLE.rows, *_MANY, *_MANY, *_MANY), page=1)


def compose(notice: CheckInPrompt, words: Words) -> Card:
    return _asking(notice, words) if notice.skipped is None else _skipped(notice, notice.skipped, words)


def _skipped(notice: CheckInPrompt, reason: str, words: Words) -> Card:
    """Nothing is asked any more; what was answered all the same stays to be seen."""
    voice = words.of("check_in_prompt")
    answered = replace(notice, rows=tuple(row for row in notice.rows if row.answer is not None))
    facts = {"name": notice.name, "day": day(notice.week_of), "reason": reason}
    back = Button(Action.SAY, voice.fixed("ask_after_all"), "skip off")
    return Card(
        summary=voice.text("summary_skipped", **facts),
        parts=(
            Heading(voice.text("heading", **facts)),
            Paragraph(voice.spans("skipped", **facts)),
            *_rows(answered, words),
        ),
        footer=(*_paging(answered, voice), Buttons((back,))),
        more=voice.spans("more"),
    )


def _asking(notice: CheckInPrompt, words: Words) -> Card:
    voice = words.of("check_in_prompt")
    still_open = [row for row in notice.rows if row.open]
    theirs = sum(row.theirs for row in notice.rows)
    facts = {"name": notice.name, "open": len(still_open), "asked": theirs, "day": day(notice.week_of)}
    hello = "hello" if still_open else "thanks" if theirs else "nothing"
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Heading(voice.text("heading", **facts)),
            Paragraph(voice.spans(hello, **facts)),
            *_rows(notice, words),
        ),
        footer=(
            *((Divider(),) if len(notice.rows) > 1 else ()),
            *_paging(notice, voice),
            *_all_at_once(notice, still_open, voice),
            *_again(notice, still_open, voice),
            *_typed(still_open, voice, words.locale),
            *_why(notice, voice),
        ),
        more=voice.spans("more"),
    )


def _rows(notice: CheckInPrompt, words: Words) -> Iterator[Part]:
    """Those of the page; a squad is named where there is more than one."""
    teller, blockers, first = Teller.of(words), BlockerTeller.of(words), _first(notice)
    several = len({row.squad for row in notice.rows}) > 1
    only = sum(row.open for row in notice.rows) == 1
    for row in notice.rows[first : first + ROWS_ON_A_PAGE]:
        told = {
            **teller.facts(row.standing),
            **last_said(row.standing),
            "squad": row.squad if several else "",
            "on_behalf_of": row.on_behalf_of,
            "evidence": len(row.evidence),
            "blocked": blockers.brief(row.blockers),
        }
        yield _row(
            row, told, teller, words, ButtonStyle.PRIMARY if only else ButtonStyle.USUAL, week_in(notice)
        )


def week_in(notice: CheckInPrompt) -> str:
    """What the buttons of the question say of their week."""
    return iso_week(notice.week_of)


def _row(
    row: PromptRow, facts: dict[str, object], teller: Teller, words: Words, style: ButtonStyle, week: str
) -> Row:
    voice = words.of("check_in_prompt")
    if row.answer is not None:
        return answered(row, row.answer, {**facts, **kept(row, row.answer, teller)}, words)
    if not row.theirs:
        return Row(voice.spans("moved", **facts | {"owner": row.moved_to}))
    return Row(
        spans=voice.spans("row", **facts),
        quote=voice.spans("said", **facts) if facts["note"] else (),
        buttons=tuple(_answers(row, voice, style, week)),
    )


def _answers(row: PromptRow, voice: Voice, style: ButtonStyle, week: str) -> Iterator[Button]:
    ref = row.standing.key_result.ref
    yield Button(Action.CHECK_IN, voice.fixed("check_in"), ref, style)
    if row.standing.current is not None:
        yield Button(Action.NO_CHANGE, voice.fixed("no_change"), f"{ref}@{week}")


def kept(row: PromptRow, answer: CheckIn, teller: Teller) -> dict[str, object]:
    """What the answer says, whatever else was heard since."""
    value = row.standing.current if answer.value is None else answer.value
    return {"value": teller.value(row.standing.key_result, value), "confidence": answer.confidence}


def answered(row: PromptRow, answer: CheckIn, facts: dict[str, object], words: Words) -> Row:
    """What was answered, and the one question it may lead to."""
    voice = words.of("check_in_prompt")
    changed = {"changed": answer.news is News.NEWS, "reaffirmed": answer.reaffirmed}
    followed = row.follow_up
    asked = () if followed is None else (Plain("\n"), *question(followed, row.standing, words))
    correct = Button(Action.CHECK_IN, voice.fixed("correct"), str(facts["ref"]))
    return Row(
        spans=(*voice.spans("kept", **facts, **changed, answered_by=row.answered_by), *asked),
        quote=_said(row, answer, voice),
        buttons=(
            *(() if followed is None else controls(followed, row.standing, words)),
            *((correct,) if row.theirs else ()),
        ),
    )


def _said(row: PromptRow, answer: CheckIn, voice: Voice) -> Spans:
    said = (
        voice.spans("kept_note", note=answer.note) if answer.note else (),
        voice.spans("kept_blocker", blocker=answer.blocker) if answer.blocker else (),
        voice.spans("explained", explained=row.explained) if row.explained not in {"", answer.note} else (),
    )
    return below_each_other(filter(None, said))


def _first(notice: CheckInPrompt) -> int:
    """The row that the page begins with; of pages there are no more, the last."""
    last = max(0, len(notice.rows) - 1) // ROWS_ON_A_PAGE
    return min(notice.page, last) * ROWS_ON_A_PAGE


def _paging(notice: CheckInPrompt, voice: Voice) -> Iterator[Part]:
    """Where this page is among the others, and the way to them."""
    count, first = len(notice.rows), _first(notice)
    end, page = min(first + ROWS_ON_A_PAGE, count), first // ROWS_ON_A_PAGE
    if count <= ROWS_ON_A_PAGE:
        return
    elsewhere = sum(row.open for row in (*notice.rows[:first], *notice.rows[end:]))
    pages = -(-count // ROWS_ON_A_PAGE)
    yield Aside(voice.spans("page", first=first + 1, last=end, count=count, elsewhere=elsewhere, pages=pages))
    back = (Button(Action.PAGE, voice.fixed("back"), f"{page - 1}@{week_in(notice)}"),) if first else ()
    forth = (
        (Button(Action.PAGE, voice.fixed("next"), f"{page + 1}@{week_in(notice)}"),) if end < count else ()
    )
    yield Buttons((*back, *forth))


def _all_at_once(notice: CheckInPrompt, still_open: Sequence[PromptRow], voice: Voice) -> Iterator[Part]:
    """All together is worth offering for two or more; one has its own buttons."""
    week = week_in(notice)
    if len(still_open) > 1:
        known = sum(row.standing.current is not None for row in still_open)
        rest = Button(Action.NO_CHANGE_REST, voice.text("no_change_rest", count=known), week)
        form = Button(Action.CHECK_IN, voice.fixed("check_in_all"), style=ButtonStyle.PRIMARY)
        yield Buttons((form, *((rest,) if known else ())))
    if still_open:
        times = tuple(Option(f"{each}@{week}", voice.fixed(f"later_{each}")) for each in Later)
        later = Menu(Action.LATER, voice.fixed("later"), times)
        skip = Button(Action.SKIP, voice.fixed("skip"), week)
        yield Buttons((later, skip, Button(Action.SETTINGS, voice.fixed("settings"))))
    else:
        yield Buttons((Button(Action.SETTINGS, voice.fixed("settings")),))


def _again(notice: CheckInPrompt, still_open: Sequence[PromptRow], voice: Voice) -> Iterator[Part]:
    if notice.again is not None and still_open:
        yield Aside(voice.spans("again", weekday=f"{notice.again:%A}", clock=clock(notice.again.time())))
    if notice.dropped:
        yield Aside(voice.spans("dropped", count=notice.dropped))


def _typed(still_open: Sequence[PromptRow], voice: Voice, locale: Locale) -> Iterator[Part]:
    for row in still_open[:1]:
        key_result = row.standing.key_result
        example = example_for(key_result, locale)
        yield Aside(voice.spans("typed", ref=key_result.ref, example=example))


def _why(notice: CheckInPrompt, voice: Voice) -> Iterator[Part]:
    if notice.asked is not None:
        stands_in = any(row.on_behalf_of is not None for row in notice.rows)
        asked = {"weekday": weekday(notice.asked), "clock": clock(notice.asked.at)}
        yield Aside(voice.spans("why", **asked, stands_in=stands_in, count=len(notice.rows)))
