"""Asks what to show in which channel, and what to say with it."""

from messages.actions import FieldName, FormAction
from messages.card import ChannelField, Form, LongTextField, Option
from messages.compose.choosing import pick
from messages.compose.examples import CHURN, CHURN_SQUAD, LOVE
from messages.words import Words
from okr.commands.reading import Nameable
from okr.notices.named import Named
from okr.notices.sharing import ShareForm
from okr.reading.typed.tail import NOTE_LIMIT

EXAMPLE = ShareForm(
    (Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name), Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name)), LOVE.ref
)


def compose(notice: ShareForm, words: Words) -> Form:
    voice = words.of("share_form")
    options = tuple(
        Option(each.ref, voice.text("option", ref=each.ref, title=each.title)) for each in notice.subjects
    )
    return Form(
        action=FormAction.SHARE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            pick(FieldName.SOURCE, voice.fixed("what"), options, Nameable.OKR, initial=notice.ref),
            ChannelField(FieldName.CHANNEL, voice.fixed("channel"), voice.fixed("channel_hint")),
            LongTextField(
                FieldName.NOTE, voice.fixed("note"), voice.fixed("note_hint"), optional=True, most=NOTE_LIMIT
            ),
        ),
    )
