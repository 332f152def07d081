"""Asks which link is to go."""

from messages.actions import FieldName, FormAction
from messages.card import Form, Option
from messages.compose import link_made
from messages.compose.choosing import pick
from messages.words import Voice, Words
from okr.commands.reading import Nameable
from okr.notices.links import Tied, UnlinkForm

EXAMPLE = UnlinkForm(
    tuple(Tied(each.source, each.upheld) for each in (link_made.EXAMPLE, link_made.SUPPORTS))
)


def compose(notice: UnlinkForm, words: Words) -> Form:
    voice = words.of("unlink_form")
    options = tuple(_option(each, voice) for each in notice.links)
    return Form(
        action=FormAction.UNLINK,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            pick(
                FieldName.LINK,
                voice.fixed("link"),
                options,
                Nameable.LINK,
                initial=options[0].value if len(options) == 1 else "",
            ),
        ),
    )


def _option(link: Tied, voice: Voice) -> Option:
    drives = link.source.ref.startswith("KR")
    told = voice.text("drives" if drives else "supports", source=link.source, upheld=link.upheld)
    return Option(f"{link.source.ref} {link.upheld.ref}", told)
