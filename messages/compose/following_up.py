"""The one question that an answer may lead to: its words, and what can be pressed."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from messages.actions import Action
from messages.card import Button, Control, Menu, Option, Spans
from messages.compose.key_results import Teller
from messages.figures import ordinal, points
from messages.words import Voice, Words
from okr.check_in import MOST_CONFIDENCE
from okr.follow_up import FollowUp, FollowUpKind
from okr.standing import Standing


def question(followed: FollowUp, standing: Standing, words: Words) -> Spans:
    """What is asked, as one line."""
    apart = 0.0 if standing.progress is None else standing.pace - standing.progress
    facts = {
        "ordinal": ordinal(standing.unchanged),
        "confidence": standing.confidence,
        "outside": Teller.of(words).outside(standing),
        "behind": points(apart) if apart > 0 and not standing.falls_short else 0,
        "ahead": points(apart),
    }
    return words.of("follow_up").spans(followed.kind, **facts)


def controls(followed: FollowUp, standing: Standing, words: Words) -> Iterator[Control]:
    """Each of them answers it; nobody has to."""
    voice, said, confidence = words.of("follow_up"), str(followed.check_in), standing.confidence
    match followed.kind:
        case FollowUpKind.REAFFIRM:
            yield Button(Action.REAFFIRM, voice.text("still", confidence=confidence), said)
            others = (number for number in range(MOST_CONFIDENCE, -1, -1) if number != confidence)
            yield _numbers("another", others, said, voice)
        case FollowUpKind.IN_THE_WAY:
            yield Button(Action.IN_THE_WAY, voice.fixed("say_it"), said)
            yield Button(Action.REAFFIRM, voice.fixed("just_slow"), said)
        case FollowUpKind.HOPEFUL:
            yield Button(Action.EXPLAIN, voice.text("keep", confidence=confidence), said)
            yield _numbers("lower", range(confidence - 1, -1, -1), said, voice)
        case FollowUpKind.DOUBTFUL:
            yield Button(Action.EXPLAIN, voice.text("keep", confidence=confidence), said)
            yield _numbers("raise", range(MOST_CONFIDENCE, confidence, -1), said, voice)
        case _:
            assert_never(followed.kind)


def _numbers(label: str, numbers: Iterable[int], said: str, voice: Voice) -> Menu:
    options = tuple(Option(f"{said}@{number}", voice.text("number", number=number)) for number in numbers)
    return Menu(Action.REAFFIRM, voice.fixed(label), options)
