"""Whether a squad's membership follows a user group, and who came and went by that."""

from collections.abc import Iterator
from dataclasses import replace

from messages.card import Aside, Card, Paragraph, Part
from messages.compose.examples import CHURN_SQUAD
from messages.figures import joined
from messages.words import Words
from okr.notices.squads import SquadFollows

EXAMPLE = SquadFollows(replace(CHURN_SQUAD, user_group="S0CHURN"), ("Eve", "Fay"), ("Bo",), None)
STOPPED = SquadFollows(CHURN_SQUAD, (), (), None)


def compose(notice: SquadFollows, words: Words) -> Card:
    voice, said = words.of("squad_follows"), "follows" if notice.squad.user_group else "stopped"
    return Card(
        summary=voice.text(f"{said}_summary", squad=notice.squad.name),
        parts=(
            Paragraph(voice.spans(said, squad=notice.squad.name, handle=notice.squad.handle)),
            *_moves(notice, words),
        ),
    )


def _moves(notice: SquadFollows, words: Words) -> Iterator[Part]:
    voice, remark = words.of("squad_follows"), notice.one_function
    if notice.joined:
        facts = {"names": joined(notice.joined), "handle": notice.squad.handle}
        yield Paragraph(voice.spans("joined", **facts))
    if notice.left:
        yield Paragraph(voice.spans("left", names=joined(notice.left)))
    if remark is not None:
        yield Aside(words.of("member_added").spans("one_function", function=remark))
