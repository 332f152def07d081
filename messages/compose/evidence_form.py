"""Asks which key result a message is evidence for."""

from collections.abc import Iterator

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, Link, LongTextField, LookupField, Option, Part
from messages.compose.examples import CHURN
from messages.words import Voice, Words
from okr.key_result import KeyResult
from okr.marks import EVIDENCE_LIMIT
from okr.notices.marks import EvidenceForm

EXAMPLE = EvidenceForm("Two in three finish the tour.", "https://pebble.slack.com/archives/C0CHURN/p1", CHURN)


def compose(notice: EvidenceForm, words: Words) -> Form:
    voice = words.of("evidence_form")
    return Form(
        action=FormAction.EVIDENCE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            which(notice.key_result, voice),
            LongTextField(
                FieldName.NOTE,
                voice.fixed("text"),
                voice.fixed("text_hint"),
                initial=notice.text,
                most=EVIDENCE_LIMIT,
            ),
            *where(notice.link, voice),
        ),
        about=notice.link,
    )


def which(key_result: KeyResult | None, voice: Voice) -> LookupField:
    """The key result it is about, found by typing."""
    found = None
    if key_result is not None:
        told = voice.text("option", ref=key_result.ref, title=key_result.title)
        found = Option(key_result.ref, told)
    return LookupField(
        FieldName.KEY_RESULT, voice.fixed("key_result"), voice.fixed("key_result_hint"), initial=found
    )


def where(link: str, voice: Voice) -> Iterator[Part]:
    """The message it was said in."""
    if link:
        yield Aside(voice.spans("link", link=Link(voice.fixed("link_words"), link)))
