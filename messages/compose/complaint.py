"""What was wrong with a request, what to do instead, and what had been typed."""

from collections.abc import Iterator, Mapping

from messages.card import Aside, Card, Code, Paragraph, Part, Plain, Quote, Spans
from messages.words import Words, literal
from okr.errors.key_results import SentenceNotRead
from okr.notices.trouble import Complaint

EXAMPLE = Complaint(
    sentence=SentenceNotRead(text="").sentence,
    facts=(("text", "make churn better"),),
    typed="kr add O12 make churn better",
)


def compose(notice: Complaint, words: Words) -> Card:
    spans = tuple(_said(notice.sentence, dict(notice.facts)))
    return Card(
        summary=" ".join("".join(map(literal, spans)).split()),
        parts=(Paragraph(spans), *given_back(notice.typed, words)),
    )


def _said(sentence: str, facts: Mapping[str, str]) -> Iterator[Plain | Code]:
    """The sentence with its facts. Marks are read before the facts go in, so no fact becomes one."""
    for at, piece in enumerate(sentence.strip().split("`")):
        if said := _with(facts, piece):
            yield Code(said) if at % 2 else Plain(said)


def _with(facts: Mapping[str, str], piece: str) -> str:
    """A sentence that names a fact nobody gave is still better read than lost."""
    try:
        return piece.format_map(facts)
    except (KeyError, ValueError, IndexError, AttributeError):
        return piece


def given_back(typed: str, words: Words) -> tuple[Part, ...]:
    """What somebody typed, to be copied and sent again."""
    said: Spans = (Plain(typed),)
    return (Aside(words.of("complaint").spans("typed")), Quote(said)) if typed else ()
