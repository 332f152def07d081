"""A key result is added: everything that was understood, so that a slip is seen at once."""

from collections.abc import Iterator
from dataclasses import replace

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Fact, Facts, Paragraph, Part, Plain
from messages.compose.examples import CHURN, LOVE, standing
from messages.compose.key_results import Teller
from messages.figures import day, joined
from messages.words import Voice, Words
from okr.health import Health
from okr.key_result import Keep, KeyResult
from okr.notices.key_results import KeyResultAdded
from okr.reading.metric import metric_of

EXAMPLE = KeyResultAdded(standing(CHURN, "Ana", (), Health.PENDING), LOVE, baseline_missing=False)
EDITED = replace(EXAMPLE, edited=True)


def compose(notice: KeyResultAdded, words: Words) -> Card:
    voice, teller, key_result = words.of("key_result_added"), Teller.of(words), notice.standing.key_result
    facts = {"ref": key_result.ref, "title": key_result.title}
    return Card(
        summary=voice.text("summary_edited" if notice.edited else "summary", **facts),
        parts=(
            Paragraph(voice.spans("edited" if notice.edited else "added", **facts)),
            Facts(tuple(_understood(notice, voice, teller))),
            *_baseline_missing(notice, voice),
        ),
        footer=(Buttons(_buttons(notice, voice, teller)),),
    )


def _understood(notice: KeyResultAdded, voice: Voice, teller: Teller) -> Iterator[Fact]:
    key_result, objective = notice.standing.key_result, notice.objective
    yield _fact(voice, "objective", f"{objective.title} ({objective.ref})")
    yield _fact(voice, "metric", metric_of(key_result.title))
    yield from _aim(key_result, voice, teller)
    yield _fact(voice, "direction", voice.fixed(f"direction_{key_result.direction}"))
    yield _fact(voice, "measure", _measure(key_result, voice))
    yield _fact(voice, "owner", teller.owner(notice.standing))
    yield _fact(voice, "due", day(key_result.due))
    yield from _extras(key_result, voice)


def _aim(key_result: KeyResult, voice: Voice, teller: Teller) -> Iterator[Fact]:
    if isinstance(key_result.aim, Keep):
        yield _fact(voice, "keep", teller.target(key_result))
        return
    yield _fact(voice, "start", teller.start(key_result) or voice.fixed("no_baseline"))
    yield _fact(voice, "target", teller.target(key_result))


def _measure(key_result: KeyResult, voice: Voice) -> str:
    return voice.text(f"measure_{key_result.measure.kind}", unit=key_result.measure.unit)


def _extras(key_result: KeyResult, voice: Voice) -> Iterator[Fact]:
    """What is only worth a line when it was said."""
    if key_result.indicator is not None:
        yield _fact(voice, "indicator", voice.fixed(f"indicator_{key_result.indicator}"))
    if key_result.milestones:
        yield _fact(voice, "milestones", joined(key_result.milestones))
    if key_result.weight != 1:
        yield _fact(voice, "weight", f"{key_result.weight.normalize():f}")
    if key_result.source:
        yield _fact(voice, "source", key_result.source)


def _fact(voice: Voice, label: str, text: str) -> Fact:
    return Fact(voice.fixed(label), (Plain(text),))


def _baseline_missing(notice: KeyResultAdded, voice: Voice) -> Iterator[Part]:
    if notice.baseline_missing:
        yield Aside(voice.spans("baseline_missing"))


def _buttons(notice: KeyResultAdded, voice: Voice, teller: Teller) -> tuple[Button, ...]:
    another = Button(Action.ADD_KEY_RESULT, voice.fixed("add_another"), notice.objective.ref)
    edit = Button(Action.EDIT, voice.fixed("edit"), notice.standing.key_result.ref)
    return teller.check_in(notice.standing.key_result), edit, another
