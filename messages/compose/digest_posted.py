"""The squad's week in its channel: help asked for, falls before levels, then the rest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from messages.actions import Action
from messages.card import (
    Aside,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Heading,
    Paragraph,
    Part,
    Plain,
    Row,
    Spans,
    Strong,
)
from messages.compose.blockers import ASKED, OVERDUE, BlockerTeller
from messages.compose.cutting import first_sentence, split
from messages.compose.digest_pictures import pictures
from messages.compose.examples import (
    CHURN_STANDS,
    CONVERSION,
    CONVERSION_STANDS,
    COURSE,
    CYCLE,
    EXPANSION_STANDS,
    HOPE_STANDS,
    LOVE_STANDS,
    MONDAY,
    PACE,
    REVENUE_STANDS,
)
from messages.compose.key_results import Teller
from messages.figures import day, joined, ordinal, percent, points
from messages.words import Voice, Words
from okr.digest import Ask, Digest, Disagreement, Move, Request, StandIn
from okr.disagreement import Gap
from okr.health import Health
from okr.notices.week import DigestPosted
from okr.standing import Standing

MOST_OF_A_KIND: Final = 6
"""Rows under one heading; who needs more reads the list."""
MOST_NAMED: Final = 8
MOST_METERS: Final = 4

_WELL_BEHIND: Final = 0.1
"""From ten points behind the pace on, a row says so."""

_TELL_WHY: Final = frozenset({"at_risk", "silent"})
"""Where the second line of a row tells why its health is what it is."""

_Because = Callable[[Standing], Spans]

EXAMPLE = DigestPosted(
    Digest(
        squad="Churn squad",
        handle="churn",
        week_of=MONDAY,
        cycle=CYCLE,
        pace=PACE,
        objectives=(LOVE_STANDS,),
        asks=(Ask(CHURN_STANDS, OVERDUE),),
        fell=(Move(CHURN_STANDS, -0.136),),
        rose=(Move(CONVERSION_STANDS, 0.25),),
        at_risk=(),
        silent=(REVENUE_STANDS,),
        steady=(EXPANSION_STANDS,),
        set_up_by="Dee",
        requests=(Request("Growth squad", CONVERSION, ASKED),),
        stand_ins=(StandIn(CONVERSION_STANDS.key_result.id, "Bo", "Ana"),),
        course=COURSE,
    )
)
FIRST_WEEK = DigestPosted(replace(EXAMPLE.digest, course=COURSE[-1:]))

PREVIEW = replace(EXAMPLE, preview=True)
AT_RISK = DigestPosted(replace(EXAMPLE.digest, asks=(), requests=(), fell=(), at_risk=(HOPE_STANDS,)))
QUIET = DigestPosted(
    replace(EXAMPLE.digest, asks=(), requests=(), fell=(), rose=(), silent=(), steady=LOVE_STANDS.key_results)
)

DISAGREEING = DigestPosted(
    replace(
        EXAMPLE.digest,
        asks=(),
        silent=(),
        disagreements=(
            Disagreement(
                replace(CONVERSION_STANDS, progress=0.2), Gap.HOPEFUL, "Two enterprise trials sign on Friday."
            ),
        ),
    )
)
SOME_AWAY = replace(QUIET, digest=replace(QUIET.digest, away=("Ana", "Bo"), on_holiday=("Bo",)))

JUST_ASKED = DigestPosted(replace(EXAMPLE.digest, silent=(), waiting=(REVENUE_STANDS,)))


def compose(notice: DigestPosted, words: Words) -> Card:
    digest, voice, teller = notice.digest, words.of("digest_posted"), Teller.of(words)
    facts = _facts(digest, voice)
    body = _quiet(digest, facts, voice) if digest.quiet else _week(digest, facts, voice, teller, words)
    preview = _preview(digest, voice) if notice.preview else ()
    why = () if digest.quiet else (Aside(voice.spans("why", set_up_by=digest.set_up_by)),)
    return Card(
        summary=voice.text("summary", **facts),
        parts=tuple(body),
        footer=(*why, *preview),
        more=voice.spans("more", handle=digest.handle),
    )


def _facts(digest: Digest, voice: Voice) -> dict[str, object]:
    return {
        "squad": digest.squad,
        "handle": digest.handle,
        "day": day(digest.week_of),
        "cycle": digest.cycle,
        "pace": percent(digest.pace),
        "quiet": digest.quiet,
        "away": len(digest.away),
        "counts": joined(tuple(_counts(digest, voice))),
    }


def _counts(digest: Digest, voice: Voice) -> Iterator[str]:
    for name in ("asks", "requests", "fell", "rose", "at_risk", "silent", "waiting", "steady"):
        if found := len(getattr(digest, name)):
            yield voice.text(f"count_{name}", n=found)


def _quiet(digest: Digest, facts: dict[str, object], voice: Voice) -> Iterator[Part]:
    yield Paragraph(voice.spans("quiet", **facts))
    yield from _away(digest, voice)


def _away(digest: Digest, voice: Voice) -> Iterator[Part]:
    if digest.away:
        shown, hidden = split([_absent(each, digest, voice) for each in digest.away], MOST_OF_A_KIND)
        more = voice.spans("and_more", count=hidden) if hidden else ()
        yield Paragraph((*voice.spans("away", names=joined(shown)), *more))


def _absent(name: str, digest: Digest, voice: Voice) -> str:
    return voice.text("on_holiday", name=name) if name in digest.on_holiday else name


def _week(
    digest: Digest, facts: dict[str, object], voice: Voice, teller: Teller, words: Words
) -> Iterator[Part]:
    blockers = BlockerTeller.of(words)
    unheard = [replace(each, health=Health.OUTDATED) for each in digest.silent]
    yield Heading(voice.text("heading", **facts))
    yield Aside(voice.spans("cycle", **facts))
    yield from _asks(digest.asks, voice, teller, blockers)
    yield from _requests(digest.requests, voice, blockers)
    yield from _moves("fell", digest, digest.fell, voice, teller)
    yield from _moves("rose", digest, digest.rose, voice, teller)
    yield from _rows(
        "at_risk", digest, digest.at_risk, voice, teller, lambda standing: _risk(standing, voice, teller)
    )
    yield from _disagreements(digest, voice, teller)
    yield from _rows(
        "silent", digest, unheard, voice, teller, lambda standing: _heard(standing, voice, teller)
    )
    yield from _away(digest, voice)
    yield from _waiting(digest.waiting, voice, teller)
    yield from _steady(digest.steady, voice, teller)
    yield from _empty(digest, voice)
    yield from _meters(digest, teller)
    yield from pictures(digest, words)


def _asks(asks: Sequence[Ask], voice: Voice, teller: Teller, blockers: BlockerTeller) -> Iterator[Part]:
    if asks:
        yield Heading(voice.fixed("asks"))
    shown, hidden = split(asks, MOST_OF_A_KIND)
    for ask in shown:
        facts = {**teller.facts(ask.standing), **blockers.facts(ask.blocker)}
        yield Row(voice.spans("ask", **facts, state=blockers.state(ask.blocker)))
    yield from _and_more(hidden, voice)


def _requests(requests: Sequence[Request], voice: Voice, blockers: BlockerTeller) -> Iterator[Part]:
    if requests:
        yield Heading(voice.fixed("requests"))
    shown, hidden = split(requests, MOST_OF_A_KIND)
    for each in shown:
        key_result = each.key_result
        facts = {**blockers.facts(each.blocker), "title": key_result.title, "ref": key_result.ref}
        yield Row(
            voice.spans("request", **facts, squad=each.squad, state=blockers.state(each.blocker, ours=True))
        )
    yield from _and_more(hidden, voice)


def _moves(block: str, digest: Digest, moves: Sequence[Move], voice: Voice, teller: Teller) -> Iterator[Part]:
    by = {
        move.standing.key_result.id: voice.spans(f"{block}_by", points=_moved(block, move)) for move in moves
    }
    standings = [move.standing for move in moves]
    return _rows(block, digest, standings, voice, teller, lambda standing: by[standing.key_result.id])


def _moved(block: str, move: Move) -> int:
    """No points for what fell in confidence alone, though its value may have risen meanwhile."""
    return 0 if block == "fell" and move.by > 0 else points(move.by)


def _rows(
    block: str,
    digest: Digest,
    standings: Sequence[Standing],
    voice: Voice,
    teller: Teller,
    because: _Because,
) -> Iterator[Part]:
    if standings:
        yield Heading(voice.fixed(block))
    shown, hidden = split(standings, MOST_OF_A_KIND)
    for standing in shown:
        said = (*because(standing), *_stood_in(digest, standing, voice))
        yield _row(standing, said, voice, teller, why=block not in _TELL_WHY)
    yield from _and_more(hidden, voice)


def _stood_in(digest: Digest, standing: Standing, voice: Voice) -> Spans:
    """Who checked in for whom, where it was not their own."""
    found = (each for each in digest.stand_ins if each.key_result == standing.key_result.id)
    each = next(found, None)
    if each is None:
        return ()
    return (Plain(" "), *voice.spans("stood_in", by=each.by, on_behalf_of=each.on_behalf_of))


def _row(standing: Standing, because: Spans, voice: Voice, teller: Teller, *, why: bool) -> Row:
    unchanged = (
        voice.spans("unchanged", ordinal=ordinal(standing.unchanged)) if standing.unchanged > 1 else ()
    )
    said = (*because, Plain(" "), *unchanged) if unchanged else because
    note = "" if standing.last is None else first_sentence(standing.last.note)
    return Row((*teller.line(standing, why=why), Plain("\n"), *said), teller.quote(note))


def _risk(standing: Standing, voice: Voice, teller: Teller) -> Spans:
    behind = 0.0 if standing.progress is None else standing.pace - standing.progress
    facts = {**teller.facts(standing), "health": teller.health(standing.band)}
    return voice.spans("at_risk_because", **facts, behind=points(behind) if behind >= _WELL_BEHIND else 0)


def _heard(standing: Standing, voice: Voice, teller: Teller) -> Spans:
    if standing.last is None:
        return voice.spans("never_heard")
    facts = {**teller.facts(standing), "band": teller.health(standing.band)}
    return voice.spans("last_heard", **facts, day=day(standing.last.at.date()))


def _waiting(standings: Sequence[Standing], voice: Voice, teller: Teller) -> Iterator[Part]:
    if standings:
        shown, hidden = split(standings, MOST_NAMED)
        names = joined([voice.text("waiting_one", **teller.facts(each)) for each in shown])
        more = voice.spans("and_more", count=hidden) if hidden else ()
        yield Paragraph((*voice.spans("waiting", names=names), *more))


def _steady(standings: Sequence[Standing], voice: Voice, teller: Teller) -> Iterator[Part]:
    if standings:
        shown, hidden = split(standings, MOST_NAMED)
        names = joined([_steady_one(standing, voice, teller) for standing in shown])
        more = voice.spans("and_more", count=hidden) if hidden else ()
        yield Paragraph((*voice.spans("steady", names=names), *more))


def _steady_one(standing: Standing, voice: Voice, teller: Teller) -> str:
    return voice.text("steady_one", **teller.facts(standing), ordinal=ordinal(standing.unchanged))


def _disagreements(digest: Digest, voice: Voice, teller: Teller) -> Iterator[Part]:
    if digest.disagreements:
        yield Heading(voice.fixed("disagreements"))
    shown, hidden = split(digest.disagreements, MOST_OF_A_KIND)
    for each in shown:
        said = voice.spans("disagreement", **teller.facts(each.standing))
        yield Row(said, teller.quote(first_sentence(each.explained)))
    yield from _and_more(hidden, voice)


def _empty(digest: Digest, voice: Voice) -> Iterator[Part]:
    """Objectives nobody can be asked about yet."""
    empty = [each.objective for each in digest.objectives if not each.key_results]
    shown, hidden = split(empty, MOST_OF_A_KIND)
    for each in shown:
        yield Paragraph(voice.spans("no_key_result", title=each.title, ref=each.ref))
    yield from _and_more(hidden, voice)


def _meters(digest: Digest, teller: Teller) -> Iterator[Part]:
    for each in digest.objectives[:MOST_METERS]:
        yield teller.meter((Strong(each.objective.title),), each.progress, each.pace)


def _and_more(count: int, voice: Voice) -> Iterator[Part]:
    if count:
        yield Aside(voice.spans("and_more", count=count))


def _preview(digest: Digest, voice: Voice) -> tuple[Part, ...]:
    post = Button(Action.POST_DIGEST, voice.fixed("post"), digest.handle, ButtonStyle.PRIMARY)
    return Aside(voice.spans("preview")), Buttons((post,))
