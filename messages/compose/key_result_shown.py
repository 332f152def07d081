"""One key result with its history."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from messages.actions import Action
from messages.card import (
    Aside,
    Bullets,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Cell,
    Chart,
    ChartKind,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Plain,
    Row,
    Series,
    Table,
)
from messages.compose.blockers import TAKEN, BlockerTeller
from messages.compose.cutting import cut, split
from messages.compose.examples import (
    BERLIN_STANDS,
    CHURN_HISTORY,
    CHURN_SCORE,
    CHURN_SQUAD,
    CHURN_STANDS,
    CONVERSION,
    INITIATIVES,
    LOVE,
)
from messages.compose.key_results import Teller
from messages.compose.vote_scale import number, scale
from messages.figures import day, joined
from messages.words import Voice, Words
from okr.check_in import CheckIn, News
from okr.initiative import InitiativeState
from okr.key_result import KeyResult
from okr.notices.named import Named
from okr.notices.reading import KeyResultShown, Ties
from okr.notices.votes import LastVote
from okr.vote import Spread

MOST_INITIATIVES: Final = 10
_STATES: Final = (
    InitiativeState.DOING,
    InitiativeState.PLANNED,
    InitiativeState.DONE,
    InitiativeState.DROPPED,
)
MOST_BLOCKERS: Final = 5
MOST_CHECK_INS: Final = 12
MOST_LETTERS_OF_A_NOTE: Final = 300

EXAMPLE = KeyResultShown(
    standing=CHURN_STANDS,
    objective=LOVE,
    squad=CHURN_SQUAD.name,
    check_ins=CHURN_HISTORY[::-1],
    authors=("Ana", "Ana", "Bo", "Ana"),
    on_behalf_of=(None, None, "Ana", None),
    blockers=(TAKEN,),
    ties=Ties(driven_by=(Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name),)),
    initiatives=INITIATIVES,
)

MILESTONES = replace(
    EXAMPLE,
    standing=BERLIN_STANDS,
    check_ins=(BERLIN_STANDS.last,) if BERLIN_STANDS.last else (),
    authors=("Bo",),
    on_behalf_of=(),
    blockers=(),
    ties=Ties(),
)
VOTED = replace(MILESTONES, vote=LastVote(CHURN_HISTORY[-1].at.date(), Spread(3, 5.5, 8, 4)))
CLOSED = replace(EXAMPLE, score=CHURN_SCORE)


def compose(notice: KeyResultShown, words: Words) -> Card:
    voice, teller = words.of("key_result_shown"), Teller.of(words)
    key_result, standing = notice.standing.key_result, notice.standing
    facts = {**teller.facts(standing), **_whose(notice)}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Heading(key_result.title),
            Aside(voice.spans("about", **facts)),
            *((Paragraph(voice.spans("dropped")),) if _is_dropped(notice) else ()),
            Facts(tuple(_facts(notice, facts, voice, teller))),
            teller.meter(voice.spans("meter"), standing.progress, standing.pace),
            *((Paragraph((Plain(teller.forecast(standing)),)),) if standing.forecast else ()),
            *_milestones(notice, voice),
            *_blockers(notice, voice, BlockerTeller.of(words)),
            *teller.ties(notice.ties),
            *_vote(notice, voice),
            *_initiatives(notice, voice, teller),
            *_chart(notice, voice, teller),
            *_history(notice, voice, teller),
        ),
        footer=(
            *(() if _is_dropped(notice) else (Buttons(_buttons(key_result, voice, teller)),)),
            *teller.address(key_result.ref),
        ),
        more=voice.spans("more"),
    )


def _is_dropped(notice: KeyResultShown) -> bool:
    return notice.objective.dropped or notice.standing.key_result.dropped


def _buttons(key_result: KeyResult, voice: Voice, teller: Teller) -> tuple[Button, ...]:
    edit = Button(Action.EDIT, voice.fixed("edit"), key_result.ref)
    return teller.check_in(key_result, ButtonStyle.PRIMARY), edit, teller.add_initiative(key_result)


def _whose(notice: KeyResultShown) -> dict[str, object]:
    objective = notice.objective
    return {"objective": objective.title, "objective_ref": objective.ref, "squad": notice.squad}


def _facts(notice: KeyResultShown, facts: dict[str, object], voice: Voice, teller: Teller) -> Iterator[Fact]:
    key_result = notice.standing.key_result
    yield _fact(voice, "now", facts["value"])
    yield _fact(voice, "target", facts["target"])
    if (start := teller.start(key_result)) is not None:
        yield _fact(voice, "start", start)
    yield _fact(voice, "confidence", voice.text("confidence_words", **facts))
    yield _fact(voice, "health", voice.text("health_words", **facts))
    if notice.score is not None:
        yield _fact(voice, "score", notice.score.given)
        yield _fact(voice, "final", teller.value(key_result, notice.score.value))
    yield _fact(voice, "owner", facts["owner"])
    yield _fact(voice, "due", day(key_result.due))
    if key_result.weight != 1:
        yield _fact(voice, "weight", f"{key_result.weight.normalize():f}")
    if key_result.source:
        yield _fact(voice, "source", key_result.source)


def _fact(voice: Voice, label: str, text: object) -> Fact:
    return Fact(voice.fixed(label), (Plain(str(text)),))


def _milestones(notice: KeyResultShown, voice: Voice) -> Iterator[Part]:
    """Each with its number, by which it can be said to be done, and whether it is, as far as anybody told."""
    steps, last = notice.standing.key_result.milestones, notice.standing.last
    done = () if last is None or last.done is None else last.done
    if steps:
        told = (
            voice.spans("milestone", n=n, step=step, done=n in done) for n, step in enumerate(steps, start=1)
        )
        yield Bullets(tuple(told))


def _initiatives(notice: KeyResultShown, voice: Voice, teller: Teller) -> Iterator[Part]:
    """What is still to be done first."""
    by_state = sorted(notice.initiatives, key=lambda each: _STATES.index(each.initiative.state))
    shown, hidden = split(by_state, MOST_INITIATIVES)
    if shown:
        yield Paragraph(voice.spans("initiatives"))
        yield Bullets(tuple(map(teller.initiative, shown)))
    if hidden:
        yield Aside(voice.spans("hidden_initiatives", count=hidden, ref=notice.standing.key_result.ref))


def _vote(notice: KeyResultShown, voice: Voice) -> Iterator[Part]:
    if notice.vote is not None:
        said = notice.vote.spread
        figures = {"least": said.least, "median": number(said.median), "most": said.most}
        told = {"day": day(notice.vote.on), "scale": scale(said), "ballots": said.ballots, **figures}
        yield Paragraph(voice.spans("vote", **told))


def _blockers(notice: KeyResultShown, voice: Voice, teller: BlockerTeller) -> Iterator[Part]:
    """What stands in the way, for how long, and what can be done about it."""
    for each in notice.blockers[:MOST_BLOCKERS]:
        yield Row((*voice.spans("in_the_way"), Plain(" "), *teller.line(each)), buttons=teller.ours(each))


def _chart(notice: KeyResultShown, voice: Voice, teller: Teller) -> Iterator[Part]:
    """The value on each day it was given, the last of a day; worth drawing from two days on."""
    latest = reversed(notice.check_ins[:MOST_CHECK_INS])
    values = {day(each.at.date()): each.value for each in latest if each.value is not None}
    key_result = notice.standing.key_result
    if len(values) > 1:
        told = [
            voice.text("chart_point", day=at, value=teller.value(key_result, value))
            for at, value in values.items()
        ]
        yield Chart(
            kind=ChartKind.LINE,
            title=voice.fixed("chart"),
            categories=tuple(values),
            series=(Series(voice.fixed("chart_value"), tuple(map(float, values.values()))),),
            words=voice.text("chart_words", points=joined(told)),
        )


def _history(notice: KeyResultShown, voice: Voice, teller: Teller) -> Iterator[Part]:
    if not notice.check_ins:
        yield Aside(voice.spans("none"))
        return
    owners = notice.on_behalf_of or (None,) * len(notice.check_ins)
    kept = list(zip(notice.check_ins, notice.authors, owners, strict=True))[:MOST_CHECK_INS]
    yield Table(
        header=tuple(voice.fixed(name) for name in ("when", "value", "confidence", "by", "note")),
        rows=tuple(
            _line(notice, each, voice.text("author", author=author, on_behalf_of=owner), voice, teller)
            for each, author, owner in kept
        ),
        words=voice.fixed("history"),
    )


def _line(
    notice: KeyResultShown, each: CheckIn, author: str, voice: Voice, teller: Teller
) -> tuple[Cell, ...]:
    value = teller.value(notice.standing.key_result, each.value)
    return (
        Cell(day(each.at.date())),
        Cell(value, None if each.value is None else float(each.value)),
        Cell(str(each.confidence), each.confidence),
        Cell(author),
        Cell(cut(_note(each, voice), MOST_LETTERS_OF_A_NOTE)),
    )


def _note(each: CheckIn, voice: Voice) -> str:
    blocked = voice.text("blocked", blocker=each.blocker) if each.blocker else ""
    unchanged = voice.fixed("no_change") if each.news is News.NO_CHANGE else ""
    return " · ".join(filter(None, (each.note, blocked, unchanged)))
