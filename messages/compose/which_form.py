"""Asks which one a phrase is about."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChecksField, Field, Form, LongTextField, LookupField, Option, Part
from messages.compose.examples import CHURN, CHURN_SQUAD
from messages.words import Voice, Words
from okr.asking import REASON_LIMIT
from okr.commands.which import MEANT, Unfinished
from okr.notices.named import Name
from okr.notices.which import WhichForm

EXAMPLE = WhichForm(Unfinished.EDIT_KEY_RESULT, Name(CHURN.ref, f"{CHURN.ref} {CHURN.title}"))
NUDGE = WhichForm(Unfinished.NUDGE)
ARCHIVE = WhichForm(
    Unfinished.ARCHIVE_SQUAD, Name(CHURN_SQUAD.handle, f"{CHURN_SQUAD.name} ({CHURN_SQUAD.handle})")
)

_TAKEN_AWAY: Final = frozenset(
    {Unfinished.DROP, Unfinished.DROP_KEY_RESULT, Unfinished.DROP_INITIATIVE, Unfinished.UNSHARE}
)
"""What is done at once, and can be undone."""


_SAID: Final[Mapping[Unfinished, str]] = MappingProxyType(
    {Unfinished.REOPEN_CYCLE: "reopened", Unfinished.CARRY: "carried"}
)
"""What is done to what is not asked for."""


def compose(notice: WhichForm, words: Words) -> Form:
    voice, phrase = words.of("which_form"), notice.phrase
    return Form(
        action=FormAction.WHICH,
        title=voice.text("title", phrase=phrase),
        submit=voice.text("submit", phrase=phrase),
        close=voice.fixed("close"),
        parts=(_which(notice, voice), *_more(phrase, voice)),
        about=phrase,
    )


def _which(notice: WhichForm, voice: Voice) -> LookupField:
    kind, likely = MEANT[notice.phrase], notice.likely
    found = None if likely is None else Option(likely.value, likely.label)
    label, hint = voice.fixed(f"which_{kind}"), voice.fixed(f"hint_{kind}")
    return LookupField(FieldName.WHICH, label, hint, of=kind, initial=found)


def _more(phrase: Unfinished, voice: Voice) -> Iterator[Part | Field]:
    """What else has to be known, and what comes of it, where there is no form after this one."""
    if phrase is Unfinished.NUDGE:
        reason = (voice.fixed("reason"), voice.fixed("reason_hint"))
        yield LongTextField(FieldName.NOTE, *reason, optional=True, most=REASON_LIMIT)
    elif phrase is Unfinished.ARCHIVE_SQUAD:
        yield Aside(voice.spans("archived"))
        sure = (Option(FieldName.SURE, voice.fixed("sure")),)
        yield ChecksField(FieldName.SURE, voice.fixed("are_you_sure"), options=sure)
    elif phrase in _SAID:
        yield Aside(voice.spans(_SAID[phrase]))
    elif phrase in _TAKEN_AWAY:
        yield Aside(voice.spans("undone"))
