"""A squad is archived, and can be taken back."""

from messages.card import Aside, Buttons, Card, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.squads import SquadIsArchived

EXAMPLE = SquadIsArchived(CHURN_SQUAD, ChangeId(416))


def compose(notice: SquadIsArchived, words: Words) -> Card:
    voice, squad = words.of("squad_is_archived"), notice.squad
    return Card(
        summary=voice.text("archived", name=squad.name),
        parts=(
            Paragraph(voice.spans("archived", name=squad.name)),
            Aside(voice.spans("kept", handle=squad.handle)),
        ),
        footer=(Buttons((undo_button(notice.change, words),)),),
    )
