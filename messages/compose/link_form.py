"""Asks what drives or supports what, by name."""

from typing import Final

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, Option
from messages.compose.choosing import pick
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION, LOVE
from messages.words import Voice, Words
from okr.commands.reading import Nameable
from okr.notices.links import LinkForm
from okr.notices.named import Named

EXAMPLE = LinkForm(
    (Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name),),
    (Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name),),
    supports=False,
    source=CONVERSION.ref,
)

SUPPORTS: Final = LinkForm(
    (Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name),),
    (
        Named("O3", "Growth that lasts", "Pebble"),
        Named("KR9", "Reduce yearly churn from 20% to 10%", "Pebble"),
    ),
    supports=True,
)


def compose(notice: LinkForm, words: Words) -> Form:
    voice = words.of("link_form")
    way = "supports" if notice.supports else "drives"
    first = notice.sources[0].ref if len(notice.sources) == 1 else ""
    return Form(
        action=FormAction.LINK,
        title=voice.fixed(f"{way}_title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            pick(
                FieldName.SOURCE,
                voice.fixed(f"{way}_source"),
                _options(notice.sources, voice),
                Nameable.OBJECTIVE if notice.supports else Nameable.KEY_RESULT,
                initial=notice.source or first,
            ),
            pick(
                FieldName.UPHELD,
                voice.fixed(f"{way}_upheld"),
                _options(notice.upheld, voice),
                Nameable.OKR if notice.supports else Nameable.KEY_RESULT,
                hint=voice.fixed(f"{way}_hint"),
            ),
            Aside(voice.spans(f"{way}_typed")),
        ),
    )


def _options(named: tuple[Named, ...], voice: Voice) -> tuple[Option, ...]:
    return tuple(Option(each.ref, voice.text("option", ref=each.ref, title=each.title)) for each in named)
