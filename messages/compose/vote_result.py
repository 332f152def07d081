"""What came out of a vote: the owner's confidence beside how far the squad's lies apart; no names."""

from collections.abc import Iterator, Sequence
from typing import Final

from messages.card import Aside, Card, Paragraph, Part, Plain, Row, Spans
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION, EXPANSION
from messages.compose.vote_scale import number, scale
from messages.words import Voice, Words
from okr.notices.named import Named
from okr.notices.votes import Outcome, VoteResult
from okr.vote import Spread

WIDE: Final = 3
"""Points between the last check-in and the median from which on it is worth talking about."""

EXAMPLE = VoteResult(
    CHURN_SQUAD.name,
    (
        Outcome(Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name), 5, Spread(2, 4.0, 8, 5), 8),
        Outcome(Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name), 4, Spread(5, 6.5, 9, 4), None),
        Outcome(Named(EXPANSION.ref, EXPANSION.title, CHURN_SQUAD.name), 2, None, 6),
    ),
    voted=5,
    members=6,
)
NOBODY = VoteResult(
    CHURN_SQUAD.name,
    (
        Outcome(Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name), 0, None, 8),
        Outcome(Named(EXPANSION.ref, EXPANSION.title, CHURN_SQUAD.name), 0, None, 6, dropped=True),
    ),
    voted=0,
    members=6,
)


def compose(notice: VoteResult, words: Words) -> Card:
    voice = words.of("vote_result")
    scaled = any(each.spread is not None and not each.dropped for each in notice.outcomes)
    facts = {"squad": notice.squad, "voted": notice.voted, "members": notice.members}
    return Card(
        summary=voice.text("summary", squad=notice.squad),
        parts=(
            Paragraph(voice.spans("voted", **facts, scaled=scaled)),
            *(_row(each, voice) for each in notice.outcomes),
        ),
        footer=tuple(_question(notice.outcomes, voice)),
        more=voice.spans("more"),
    )


def _row(outcome: Outcome, voice: Voice) -> Part:
    title = voice.spans("title", title=outcome.named.title, ref=outcome.named.ref)
    lines = [title, *_said(outcome, voice)]
    spans = [span for line in lines for span in (Plain("\n"), *line)]
    return Row(tuple(spans[1:]))


def _said(outcome: Outcome, voice: Voice) -> Iterator[Spans]:
    if outcome.dropped:
        yield voice.spans("dropped")
    elif outcome.spread is not None:
        yield voice.spans("spread", **_figures(outcome.spread), scale=scale(outcome.spread))
    else:
        yield voice.spans("few", ballots=outcome.ballots) if outcome.ballots else voice.spans("none")
    if outcome.checked_in is not None and not outcome.dropped:
        yield voice.spans("checked_in", confidence=outcome.checked_in)


def _figures(spread: Spread) -> dict[str, object]:
    return {"least": spread.least, "median": number(spread.median), "most": spread.most}


def _question(outcomes: Sequence[Outcome], voice: Voice) -> Iterator[Part]:
    """About the widest gap alone: one question is asked, several are read."""
    widest = max(outcomes, key=_gap)
    if _gap(widest) < WIDE or widest.spread is None or widest.checked_in is None:
        return
    median, said = widest.spread.median, widest.checked_in
    facts = {"ref": widest.named.ref, "confidence": said, "median": number(median), "below": median < said}
    yield Aside(voice.spans("question", **facts))


def _gap(outcome: Outcome) -> float:
    if outcome.dropped or outcome.spread is None or outcome.checked_in is None:
        return 0.0
    return abs(outcome.spread.median - outcome.checked_in)
