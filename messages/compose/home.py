"""A person's own page: what waits for them, what is theirs, what changed."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Final

from messages.actions import Action
from messages.card import (
    Bullets,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    ChannelRef,
    Divider,
    Heading,
    Paragraph,
    Part,
    Row,
    Spans,
)
from messages.compose.blockers import ASKED, TERMS, BlockerTeller
from messages.compose.cutting import cut, split
from messages.compose.examples import (
    CHURN_SQUAD,
    CHURN_STANDS,
    CONVERSION,
    CONVERSION_STANDS,
    EXPANSION,
    NOW,
)
from messages.compose.key_results import Teller
from messages.figures import day
from messages.words import Voice, Words
from okr.notices.home import Home, HomeBlocker, HomeChange, HomeRow, HomeSquad

MOST_ROWS: Final = 12
MOST_SQUADS: Final = 10
MOST_LINES: Final = 6
MOST_LETTERS: Final = 150

EXAMPLE = Home(
    name="Ana",
    waiting=1,
    rows=(
        HomeRow(CHURN_STANDS, CHURN_SQUAD.name, waits=True),
        HomeRow(CONVERSION_STANDS, CHURN_SQUAD.name, answered=True),
    ),
    page=1,
    pages=3,
    first=9,
    total=20,
    blockers=(
        HomeBlocker(TERMS, EXPANSION),
        HomeBlocker(ASKED, CONVERSION, asked=True),
    ),
    squads=(HomeSquad(CHURN_SQUAD, 1),),
    changes=(
        HomeChange(CONVERSION.title, CONVERSION.ref, "checked in", "Bo", NOW, CONVERSION, Decimal(24)),
        HomeChange(CHURN_SQUAD.name, CHURN_SQUAD.handle, "member added", "Dee", NOW),
    ),
    since=NOW - timedelta(days=3),
)

FRESH = Home("Eve", 0, (), 0, 1, 1, 0, (), (), ())
"""For somebody who is in no squad."""


def compose(notice: Home, words: Words) -> Card:
    voice, teller = words.of("home"), Teller.of(words)
    fresh, blockers = _is_fresh(notice), BlockerTeller.of(words)
    return Card(
        summary=voice.text("summary", name=notice.name, waiting=notice.waiting, fresh=fresh),
        parts=tuple(_welcome(notice, voice) if fresh else _page(notice, voice, teller, blockers)),
        footer=(Buttons(tuple(_end(voice, fresh=fresh))),),
        more=voice.spans("more"),
    )


def _is_fresh(notice: Home) -> bool:
    return not (notice.squads or notice.rows or notice.blockers)


def _welcome(notice: Home, voice: Voice) -> Iterator[Part]:
    yield Heading(voice.text("welcome", name=notice.name))
    yield Paragraph(voice.spans("what"))
    yield Paragraph(voice.spans("join"))


def _page(notice: Home, voice: Voice, teller: Teller, blockers: BlockerTeller) -> Iterator[Part]:
    yield from _waiting(notice, voice, blockers)
    yield from _mine(notice, voice, teller)
    yield from _changes(notice, voice, teller)
    yield from _squads(notice, voice)
    yield Divider()


def _waiting(notice: Home, voice: Voice, teller: BlockerTeller) -> Iterator[Part]:
    yield Heading(voice.fixed("waits"))
    if notice.waiting or not notice.blockers:
        said = "waiting" if notice.waiting else "nothing_waits"
        yield Paragraph(voice.spans(said, waiting=notice.waiting))
    yield from (_blocker(each, voice, teller) for each in notice.blockers[:MOST_LINES])
    if notice.waiting > 1:
        yield Buttons(
            (
                Button(Action.CHECK_IN, voice.fixed("check_in_all"), style=ButtonStyle.PRIMARY),
                Button(Action.NO_CHANGE_REST, voice.fixed("no_change_rest")),
            )
        )


def _blocker(each: HomeBlocker, voice: Voice, teller: BlockerTeller) -> Row:
    facts = {
        **teller.facts(each.blocker),
        "text": cut(each.blocker.blocker.text, MOST_LETTERS),
        "state": teller.state(each.blocker),
        "title": cut(each.key_result.title, MOST_LETTERS),
        "ref": each.key_result.ref,
    }
    told = voice.spans("asked" if each.asked else "blocker", **facts)
    buttons = teller.theirs(each.blocker) if each.asked else (teller.gone(each.blocker),)
    return Row(told, buttons=buttons)


def _mine(notice: Home, voice: Voice, teller: Teller) -> Iterator[Part]:
    last = notice.first + len(notice.rows) - 1
    facts = {"pages": notice.pages, "total": notice.total, "first": notice.first}
    yield Heading(voice.text("mine", **facts, last=last))
    if not notice.rows:
        yield Paragraph(voice.spans("none_mine"))
    for row in notice.rows[:MOST_ROWS]:
        yield _row(row, voice, teller)
    pages = tuple(_pages(notice, voice))
    if pages:
        yield Divider()
        yield Buttons(pages)


def _row(row: HomeRow, voice: Voice, teller: Teller) -> Row:
    last = row.standing.last
    told = day(last.at.date()) if last else ""
    facts = teller.facts(row.standing)
    start = teller.start(row.standing.key_result)
    if row.standing.current is None and start is not None:
        facts["value"] = voice.text("start", start=start)
    return Row(
        spans=voice.spans("row", **facts, squad=row.squad, waits=row.waits, day=told),
        buttons=tuple(_answers(row, voice)),
    )


def _answers(row: HomeRow, voice: Voice) -> Iterator[Button]:
    ref = row.standing.key_result.ref
    style = ButtonStyle.PRIMARY if row.waits else ButtonStyle.USUAL
    yield Button(Action.CHECK_IN, voice.fixed("correct" if row.answered else "check_in"), ref, style)
    if row.standing.current is not None and not row.answered:
        yield Button(Action.NO_CHANGE, voice.fixed("no_change"), ref)


def _pages(notice: Home, voice: Voice) -> Iterator[Button]:
    if notice.page > 0:
        yield Button(Action.HOME, voice.fixed("back"), str(notice.page - 1))
    if notice.page + 1 < notice.pages:
        yield Button(Action.HOME, voice.fixed("next"), str(notice.page + 1))


def _changes(notice: Home, voice: Voice, teller: Teller) -> Iterator[Part]:
    if notice.changes:
        yield Heading(voice.fixed("changes"))
        yield Bullets(tuple(_change(each, voice, teller) for each in notice.changes[:MOST_LINES]))


def _change(each: HomeChange, voice: Voice, teller: Teller) -> Spans:
    told = "" if each.key_result is None or each.value is None else teller.value(each.key_result, each.value)
    return voice.spans(
        "change",
        title=cut(each.title, MOST_LETTERS),
        ref=each.ref,
        verb=each.verb,
        by=each.by,
        day=day(each.at.date()),
        value=told,
    )


def _squads(notice: Home, voice: Voice) -> Iterator[Part]:
    shown, hidden = split(notice.squads, MOST_SQUADS)
    if shown:
        yield Heading(voice.text("squads", count=len(notice.squads)))
        more = (voice.spans("more_squads", count=hidden),) if hidden else ()
        yield Bullets((*(_squad(each, voice) for each in shown), *more))


def _squad(each: HomeSquad, voice: Voice) -> Spans:
    squad = each.squad
    return voice.spans(
        "squad",
        name=squad.name,
        handle=squad.handle,
        channel=None if squad.channel is None else ChannelRef(squad.channel),
        objectives=each.objectives,
    )


def _end(voice: Voice, *, fresh: bool) -> Iterator[Button]:
    if fresh:
        yield Button(Action.NEW_SQUAD, voice.fixed("new_squad"), style=ButtonStyle.PRIMARY)
        yield Button(Action.LIST_SQUADS, voice.fixed("see_squads"))
    else:
        yield Button(Action.NEW_OBJECTIVE, voice.fixed("new_objective"))
    yield Button(Action.LIST, voice.fixed("list"))
    yield Button(Action.SETTINGS, voice.fixed("settings"))
    yield Button(Action.MENU, voice.fixed("menu"))
