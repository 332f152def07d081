"""Asks for value, confidence, note and blocker of each key result, prefilled."""

from collections.abc import Iterator
from dataclasses import replace
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
    Plain,
    TextField,
)
from messages.compose.blockers import TERMS
from messages.compose.cutting import cut
from messages.compose.examples import (
    ANA,
    BERLIN_STANDS,
    CHURN,
    CHURN_STANDS,
    EXPANSION,
    EXPANSION_STANDS,
    NOW,
)
from messages.compose.key_results import Teller, last_said
from messages.figures import joined
from messages.words import Voice, Words
from okr.blocker import newest
from okr.check_in import MOST_CONFIDENCE, News
from okr.commands.week import TypedRow
from okr.evidence import Evidence, EvidenceId
from okr.had_said import HadSaid
from okr.locale import Locale
from okr.notices.history import Meanwhile
from okr.notices.week import CheckInForm, CheckInsRecorded, PromptRow, RecordedAnswer, RowAgain, RowGone
from okr.reading.quantity import write
from okr.standing import Standing

MOST_REST: Final = 200
"""Key results on later pages: what comes back unread with a form has no room for more."""

MOST_LETTERS_GIVEN_BACK: Final = 300

Asked = TextField | LongTextField | ChoiceField | ChecksField

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

SECOND_PAGE = CheckInForm(
    EXAMPLE.rows[:1],
    opened=NOW,
    rest=(EXPANSION.id,),
    saved=CheckInsRecorded((RecordedAnswer(BERLIN_STANDS, None, News.NEWS, on_behalf_of=None),)),
)

AGAIN = CheckInForm(
    (replace(EXAMPLE.rows[0], on_behalf_of="Ana"),),
    opened=NOW,
    again=(
        RowAgain(
            TypedRow(CHURN.id, "2.9%", "8", "The new onboarding works."),
            HadSaid("Bo", CHURN_STANDS.values[-2], 6, minutes=5),
            Meanwhile(("Dee",), ("owners",)),
        ),
    ),
    gone=(RowGone(EXPANSION.ref, "Dee dropped it.", "$250,000 c7"),),
)

MILESTONES = CheckInForm((PromptRow(BERLIN_STANDS, "Churn squad"),), opened=NOW)


def compose(notice: CheckInForm, words: Words) -> Form:
    voice = words.of("check_in_form")
    again = {each.typed.key_result: each for each in notice.again}
    rows = [
        part for row in notice.rows for part in _row(row, again.get(row.standing.key_result.id), voice, words)
    ]
    more = (Aside(voice.spans("more", count=len(notice.rest))),) if notice.rest else ()
    return Form(
        action=FormAction.CHECK_IN,
        title=voice.fixed("title"),
        submit=voice.fixed("next" if notice.rest else "submit"),
        close=voice.fixed("close"),
        parts=(*_news(notice, voice), *rows[:-1], *more),
        context=notice.opened.isoformat(),
        about=" ".join(f"KR{each}" for each in notice.rest[:MOST_REST]),
        kept=((FieldName.FILLED, notice.opened.isoformat()),) if notice.again else (),
    )


def _news(notice: CheckInForm, voice: Voice) -> Iterator[Part]:
    """What happened since the form, or the page before, was filled in."""
    if notice.saved is not None:
        left = len(notice.rows) + len(notice.rest)
        yield Paragraph(voice.spans("saved", count=len(notice.saved.answers), left=left))
    if notice.again:
        yield Paragraph(voice.spans("again"))
    for each in notice.gone:
        typed = cut(each.typed, MOST_LETTERS_GIVEN_BACK)
        yield Paragraph(voice.spans("gone", ref=each.ref, why=each.why, typed=typed))


def _row(row: PromptRow, again: RowAgain | None, voice: Voice, words: Words) -> Iterator[Part | Field]:
    standing, teller = row.standing, Teller.of(words)
    said = {**last_said(standing), "squad": row.squad, "on_behalf_of": row.on_behalf_of}
    facts = {**teller.facts(standing), **said, "note": cut(str(said["note"]), 200)}
    yield Heading(standing.key_result.title)
    yield Aside(voice.spans("about", **facts))
    fields = _fields(row, facts, voice, teller.locale)
    if again is not None:
        yield from _meanwhile(again, row, voice, words)
        fields = (_as_typed(each, again.typed) for each in fields)
    yield from fields
    yield Divider()


def _fields(row: PromptRow, facts: dict[str, object], voice: Voice, locale: Locale) -> Iterator[Asked]:
    standing = row.standing
    if _can_be_ticked(standing):
        yield _milestones(standing, facts, voice)
    else:
        yield _value(standing, facts, voice, locale)
    yield _confidence(standing, voice)
    yield from _texts(row, voice)


def _meanwhile(again: RowAgain, row: PromptRow, voice: Voice, words: Words) -> Iterator[Part]:
    if again.answered is not None:
        said = Teller.of(words).had_said(again.answered, row.standing.key_result)
        yield Paragraph((*voice.spans("attention"), Plain(" "), *said, Plain(" "), *voice.spans("corrects")))
    if again.changed is not None:
        changed = words.of("key_result_understood")
        what = dict.fromkeys(changed.text("changed", what=each) for each in again.changed.what)
        facts = {"by": joined(again.changed.by), "what": joined(tuple(what))}
        yield Paragraph(voice.spans("changed", **facts))


def _as_typed(field: Asked, typed: TypedRow) -> Asked:
    """The field with what stood in it, however wrong."""
    if isinstance(field, ChecksField):
        return replace(field, initial=tuple((typed.done or "").split()))
    name = field.name.partition(":")[0]
    stood = {
        FieldName.VALUE: typed.value,
        FieldName.CONFIDENCE: typed.confidence,
        FieldName.NOTE: typed.note,
        FieldName.BLOCKER: typed.blocker,
    }
    return replace(field, initial=stood[FieldName(name)])


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
        hint=voice.text("done_hint", **facts, known=standing.current is not None),
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
