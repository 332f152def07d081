"""The questions about how a key result came out, the same in every form that asks them."""

from collections.abc import Iterator

from messages.actions import FieldName, field_for
from messages.card import Aside, ChoiceField, Field, Heading, LongTextField, Option, Part, TextField
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.key_result import Reach
from okr.locale import Locale
from okr.notices.cycles import ToJudge
from okr.reading.quantity import write
from okr.score import Verdict

MOST_LETTERS = 2000


def questions(row: ToJudge, words: Words) -> Iterator[Part | Field]:
    """Final value, score and what becomes of it, which are seen without scrolling; then what was learned."""
    voice, teller = words.of("score_form"), Teller.of(words)
    key_result = row.standing.key_result
    facts = {**teller.facts(row.standing), "start": teller.start(key_result)}
    yield Heading(key_result.title)
    yield Aside(voice.spans("about", **facts))
    yield _value(row, facts, voice, teller.locale)
    yield _score(row, facts, voice)
    yield _verdict(row, voice)
    yield _text(FieldName.MOVED_IT, row, "" if row.score is None else row.score.moved_it, voice)
    yield _text(FieldName.WOULD_CHANGE, row, "" if row.score is None else row.score.would_change, voice)
    yield _text(FieldName.REASON, row, "" if row.score is None else row.score.reason, voice)


def _value(row: ToJudge, facts: dict[str, object], voice: Voice, locale: Locale) -> TextField:
    key_result = row.standing.key_result
    value = row.standing.current if row.score is None else row.score.value
    return TextField(
        field_for(FieldName.VALUE, key_result.id),
        voice.fixed("value"),
        voice.text("value_hint", **facts),
        optional=True,
        initial="" if value is None else write(key_result.measure, value, locale),
        most=60,
    )


def _score(row: ToJudge, facts: dict[str, object], voice: Voice) -> TextField:
    """Empty takes what is suggested, so that a corrected value corrects the score with it."""
    given = "" if row.score is None or row.score.given == row.score.suggested else f"{row.score.given}"
    suggested = "" if row.suggested is None else f"{row.suggested}"
    aim = row.standing.key_result.aim
    computed = not isinstance(aim, Reach) or aim.baseline is not None
    return TextField(
        field_for(FieldName.SCORE, row.standing.key_result.id),
        voice.fixed("score"),
        voice.text("score_hint", suggested=suggested, computed=computed, value=facts["value"]),
        optional=computed,
        initial=given,
        most=10,
    )


def _text(name: FieldName, row: ToJudge, initial: str, voice: Voice) -> LongTextField:
    field = field_for(name, row.standing.key_result.id)
    return LongTextField(field, voice.fixed(name), optional=True, initial=initial, most=MOST_LETTERS)


def _verdict(row: ToJudge, voice: Voice) -> ChoiceField:
    return ChoiceField(
        field_for(FieldName.VERDICT, row.standing.key_result.id),
        voice.fixed("verdict"),
        options=tuple(Option(each.value, voice.fixed(f"verdict_{each}")) for each in Verdict),
        initial=_likely(row).value,
    )


def _likely(row: ToJudge) -> Verdict:
    if row.score is not None:
        return row.score.verdict
    return Verdict.DONE if row.suggested == 1 else Verdict.CARRY
