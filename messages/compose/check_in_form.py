"""Asks for value, confidence, note and blocker of each key result, prefilled."""

from collections.abc import Iterator
from typing import Final

from messages.actions import FieldName, FormAction, field_for
from messages.card import (
    Aside,
    ChecksField,
    ChoiceField,
    Divider,
    Field,
    Form,
    Heading,
    LongTextField,
    Option,
    Paragraph,
    Part,
    TextField,
)
from messages.compose.blockers import TERMS
from messages.compose.cutting import cut, split
from messages.compose.examples import ANA, BERLIN_STANDS, CHURN_STANDS, EXPANSION, EXPANSION_STANDS, NOW
from messages.compose.key_results import Teller, last_said
from messages.words import Voice, Words
from okr.blocker import newest
from okr.check_in import MOST_CONFIDENCE
from okr.evidence import Evidence, EvidenceId
from okr.locale import Locale
from okr.notices.week import CheckInForm, PromptRow
from okr.reading.quantity import write
from okr.standing import Standing

MOST_ROWS: Final = 8
"""More than that is no minute any more."""

MOST_BOXES: Final = 10
MOST_LETTERS_OF_A_NOTE: Final = 2000
MOST_LETTERS_OF_A_BLOCKER: Final = 300

TWO_SIGNED: Final = Evidence(
    EvidenceId(1),
    EXPANSION.id,
    ANA,
    NOW,
    "Two of the three have signed.",
    "https://pebble.slack.com/archives/C0CHURN/p1",
)

EXAMPLE = CheckInForm(
    (
        PromptRow(CHURN_STANDS, "Churn squad", blockers=(TERMS,)),
        PromptRow(EXPANSION_STANDS, "Churn squad", evidence=(TWO_SIGNED,)),
    ),
    opened=NOW,
)

MILESTONES = CheckInForm((PromptRow(BERLIN_STANDS, "Churn squad"),), opened=NOW)


def compose(notice: CheckInForm, words: Words) -> Form:
    voice, teller = words.of("check_in_form"), Teller.of(words)
    shown, hidden = split(notice.rows, MOST_ROWS)
    rows = [part for row in shown for part in _row(row, voice, teller)]
    more = (Aside(voice.spans("hidden", count=hidden)),) if hidden else ()
    nothing = () if rows else (Paragraph(voice.spans("nothing")),)
    return Form(
        action=FormAction.CHECK_IN,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(*nothing, *rows[:-1], *more),
        context=notice.opened.isoformat(),
    )


def _row(row: PromptRow, voice: Voice, teller: Teller) -> Iterator[Part | Field]:
    standing = row.standing
    said = {**last_said(standing), "squad": row.squad}
    facts = {**teller.facts(standing), **said, "note": cut(str(said["note"]), 200)}
    yield Heading(standing.key_result.title)
    yield Aside(voice.spans("about", **facts))
    if _can_be_ticked(standing):
        yield _milestones(standing, facts, voice)
    else:
        yield _value(standing, facts, voice, teller.locale)
    yield _confidence(standing, voice)
    yield from _texts(row, voice)
    yield Divider()


def _value(standing: Standing, facts: dict[str, object], voice: Voice, locale: Locale) -> TextField:
    key_result, current = standing.key_result, standing.current
    return TextField(
        name=field_for(FieldName.VALUE, key_result.id),
        label=voice.fixed("value"),
        hint=voice.text("value_hint", **facts),
        initial="" if current is None else write(key_result.measure, current, locale),
        most=60,
    )


def _can_be_ticked(standing: Standing) -> bool:
    """Slack has room for ten boxes; of more milestones their number is asked."""
    return 0 < len(standing.key_result.milestones) <= MOST_BOXES


def _milestones(standing: Standing, facts: dict[str, object], voice: Voice) -> ChecksField:
    key_result, last = standing.key_result, standing.last
    done = () if last is None or last.done is None else last.done
    return ChecksField(
        name=field_for(FieldName.DONE, key_result.id),
        label=voice.fixed("done"),
        hint=voice.text("done_hint", **facts),
        optional=True,
        options=tuple(Option(str(n), step) for n, step in enumerate(key_result.milestones, start=1)),
        initial=tuple(map(str, done)),
    )


def _confidence(standing: Standing, voice: Voice) -> ChoiceField:
    return ChoiceField(
        name=field_for(FieldName.CONFIDENCE, standing.key_result.id),
        label=voice.fixed("confidence"),
        options=tuple(Option(str(n), voice.text("option", number=n)) for n in range(MOST_CONFIDENCE, -1, -1)),
        initial=str(standing.confidence),
    )


def _texts(row: PromptRow, voice: Voice) -> Iterator[LongTextField | TextField]:
    standing = row.standing
    key_result = standing.key_result.id
    yield LongTextField(
        name=field_for(FieldName.NOTE, key_result),
        label=voice.fixed("note"),
        hint=voice.fixed("note_with_evidence" if row.evidence else "note_hint"),
        optional=True,
        initial=cut("\n".join(_quoted(each, voice) for each in row.evidence), MOST_LETTERS_OF_A_NOTE),
        most=MOST_LETTERS_OF_A_NOTE,
    )
    yield TextField(
        name=field_for(FieldName.BLOCKER, key_result),
        label=voice.fixed("blocker"),
        hint=voice.fixed("blocker_hint") if row.blockers else "",
        optional=True,
        initial=_in_the_way(row),
        most=MOST_LETTERS_OF_A_BLOCKER,
    )


def _in_the_way(row: PromptRow) -> str:
    """What was said last to be in the way, and is: taking it out says that it is gone."""
    found = newest(each.blocker for each in row.blockers)
    return cut(found.text, MOST_LETTERS_OF_A_BLOCKER) if found else ""


def _quoted(evidence: Evidence, voice: Voice) -> str:
    return voice.text("evidence", text=evidence.text, link=evidence.link)
