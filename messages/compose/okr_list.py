"""Objectives and their key results, as far as they were asked for."""

from collections.abc import Iterator
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Heading, Paragraph, Part
from messages.compose.blockers import TERMS, BlockerTeller
from messages.compose.cutting import split
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION, LOVE, LOVE_STANDS
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.commands.reading import ListScope
from okr.notices.links import Tied
from okr.notices.marks import OpenBlocker
from okr.notices.named import Named
from okr.notices.reading import OkrList
from okr.standing import ObjectiveStanding

MOST_KEY_RESULTS: Final = 24
MOST_OBJECTIVES: Final = 12
MOST_TIES: Final = 6

_GOOD_NEWS: Final = frozenset({ListScope.AT_RISK.value, ListScope.STALE.value})
"""Nothing to show of these is as it should be, and no reason to begin something."""

EXAMPLE = OkrList(
    "everything",
    (LOVE_STANDS,),
    ties=(
        Tied(
            Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name),
            Named("O3", "Growth that lasts", "Pebble"),
        ),
        Tied(
            Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name),
            Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name),
        ),
    ),
    blockers=(TERMS,),
)


def compose(notice: OkrList, words: Words) -> Card:
    voice, teller = words.of("okr_list"), Teller.of(words)
    shown = tuple(_fitting(notice.objectives))
    return Card(
        summary=voice.text("summary", title=notice.title, **_counts(notice.objectives)),
        parts=(
            Heading(voice.text("heading", title=notice.title)),
            *_objectives(notice, shown, voice, teller, BlockerTeller.of(words)),
        ),
        footer=(*_hidden(notice, shown, voice), *_end(notice, voice)),
        more=voice.spans("more"),
    )


def _fitting(objectives: tuple[ObjectiveStanding, ...]) -> Iterator[tuple[ObjectiveStanding, int]]:
    """Objectives in order, each with how many of its key results are shown."""
    room = MOST_KEY_RESULTS
    for each in objectives[:MOST_OBJECTIVES]:
        if room == 0 and each.key_results:
            return
        shown = min(room, len(each.key_results))
        room -= shown
        yield each, shown


def _objectives(
    notice: OkrList,
    shown: tuple[tuple[ObjectiveStanding, int], ...],
    voice: Voice,
    teller: Teller,
    blockers: BlockerTeller,
) -> Iterator[Part]:
    if not shown:
        yield Paragraph(voice.spans("empty", title=notice.title, ended=notice.ended))
    for each, most in shown:
        yield from _objective(each, most, voice, teller)
        yield from _blockers(each, notice.blockers, voice, blockers)
        yield from _ties(each, notice.ties, voice)


def _blockers(
    standing: ObjectiveStanding, blockers: tuple[OpenBlocker, ...], voice: Voice, teller: BlockerTeller
) -> Iterator[Part]:
    """What is in the way of its key results, in one line."""
    ours = {each.key_result.id: each.key_result.ref for each in standing.key_results}
    told = [each for each in blockers if each.blocker.key_result in ours]
    if told:
        refs = ", ".join(dict.fromkeys(ours[each.blocker.key_result] for each in told))
        yield Aside(voice.spans("blocked", refs=refs, blocked=teller.brief(told)))


def _ties(standing: ObjectiveStanding, ties: tuple[Tied, ...], voice: Voice) -> Iterator[Part]:
    """What it supports and what its key results drive, in one line."""
    refs = {standing.objective.ref, *(each.key_result.ref for each in standing.key_results)}
    told = [_tie(each, voice) for each in ties if each.source.ref in refs]
    if told:
        shown, hidden = split(told, MOST_TIES)
        yield Aside(voice.spans("ties", ties=" · ".join(shown), hidden=hidden))


def _tie(tie: Tied, voice: Voice) -> str:
    drives = tie.source.ref.startswith("KR")
    return voice.text("drives" if drives else "supports", source=tie.source.ref, upheld=tie.upheld.ref)


def _objective(each: ObjectiveStanding, most: int, voice: Voice, teller: Teller) -> Iterator[Part]:
    objective = each.objective
    title = voice.spans(
        "objective", title=objective.title, ref=objective.ref, squad=each.squad, cycle=objective.cycle
    )
    yield teller.meter(title, each.progress, each.pace)
    if each.key_results:
        yield teller.lines(each.key_results[:most])
    else:
        yield Aside(voice.spans("no_key_results"))


def _counts(objectives: tuple[ObjectiveStanding, ...]) -> dict[str, object]:
    return {"objectives": len(objectives), "key_results": sum(len(each.key_results) for each in objectives)}


def _hidden(
    notice: OkrList, shown: tuple[tuple[ObjectiveStanding, int], ...], voice: Voice
) -> Iterator[Part]:
    _, objectives = split(notice.objectives, len(shown))
    key_results = sum(len(each.key_results) for each in notice.objectives) - sum(most for _, most in shown)
    if objectives or key_results:
        yield Aside(voice.spans("hidden", objectives=objectives, key_results=key_results))


def _end(notice: OkrList, voice: Voice) -> Iterator[Part]:
    if notice.objectives:
        yield Aside(voice.spans("how", **_named(notice.objectives)))
        yield Buttons((*_pages(notice, voice), Button(Action.CHECK_IN, voice.fixed("check_in"))))
    elif notice.ended or notice.title not in _GOOD_NEWS:
        yield Buttons((Button(Action.NEW_OBJECTIVE, voice.fixed("new_objective")),))


def _named(objectives: tuple[ObjectiveStanding, ...]) -> dict[str, object]:
    """One of each that is in the list, so that the example can be typed as it stands."""
    refs = (each.key_result.ref for objective in objectives for each in objective.key_results)
    return {"objective": objectives[0].objective.ref, "key_result": next(refs, None)}


def _pages(notice: OkrList, voice: Voice) -> Iterator[Button]:
    if notice.back is not None:
        yield Button(Action.SAY, voice.fixed("back"), f"{notice.words} before O{notice.back}")
    if notice.next is not None:
        yield Button(Action.SAY, voice.fixed("next"), f"{notice.words} after O{notice.next}")
