"""What was understood of an objective's key results, to be corrected before they are saved."""

from collections.abc import Iterator
from typing import Final

from messages.actions import FieldName, FormAction, fingerprint
from messages.card import Aside, Field, Form, LongTextField, Paragraph, Part, TextField
from messages.compose.cutting import split
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION, CYCLE, LOVE
from messages.compose.key_results import Teller
from messages.figures import day, joined
from messages.words import Voice, Words
from okr.key_result import Keep
from okr.notices.objectives import Meant, ObjectiveUnderstood
from okr.objective import TITLE_LIMIT
from okr.reading.metric import metric_of

MOST_KEY_RESULTS: Final = 20

EXAMPLE = ObjectiveUnderstood(
    LOVE.title,
    CHURN_SQUAD,
    CYCLE,
    (Meant(CONVERSION, ("Bo",)), Meant(CHURN, ("Ana", "Bo"))),
    f"{CONVERSION.title}\n{CHURN.title}",
)


def compose(notice: ObjectiveUnderstood, words: Words) -> Form:
    voice = words.of("objective_understood")
    intro = Aside(voice.spans("intro", squad=notice.squad.name, cycle=notice.cycle, intent=notice.intent))
    return Form(
        action=FormAction.OBJECTIVE_UNDERSTOOD,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(intro, *_key_results(notice, voice, Teller.of(words)), *_fields(notice, voice)),
        about=f"{notice.squad.handle} {notice.cycle} {fingerprint(notice.typed)} {notice.intent}",
    )


def _key_results(notice: ObjectiveUnderstood, voice: Voice, teller: Teller) -> Iterator[Part]:
    shown, hidden = split(notice.key_results, MOST_KEY_RESULTS)
    for each in shown:
        yield Paragraph(voice.spans("key_result", **_facts(each, teller)))
    if hidden:
        yield Aside(voice.spans("hidden", count=hidden))


def _facts(meant: Meant, teller: Teller) -> dict[str, object]:
    key_result = meant.key_result
    return {
        "metric": metric_of(key_result.title),
        "milestones": len(key_result.milestones),
        "keep": isinstance(key_result.aim, Keep),
        "direction": key_result.direction,
        "start": teller.start(key_result),
        "target": teller.target(key_result),
        "owner": joined(meant.owners),
        "due": day(key_result.due),
        "indicator": key_result.indicator,
    }


def _fields(notice: ObjectiveUnderstood, voice: Voice) -> Iterator[Field]:
    yield TextField(
        FieldName.TITLE,
        voice.fixed("objective"),
        voice.fixed("objective_hint"),
        initial=notice.title,
        most=TITLE_LIMIT,
    )
    yield LongTextField(
        FieldName.KEY_RESULTS,
        voice.fixed("key_results"),
        voice.fixed("key_results_hint"),
        optional=True,
        initial=notice.typed,
    )
