"""An initiative is added, or is further than it was."""

from collections.abc import Iterator
from typing import assert_never

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Paragraph
from messages.compose.examples import CHURN, INITIATIVES
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.initiative import Initiative, InitiativeState
from okr.notices.initiatives import InitiativeKept

EXAMPLE = InitiativeKept(INITIATIVES[2], CHURN, added=True)

BEGUN = InitiativeKept(INITIATIVES[1], CHURN)


def compose(notice: InitiativeKept, words: Words) -> Card:
    voice, initiative = words.of("initiative_kept"), notice.line.initiative
    facts = {
        "ref": initiative.ref,
        "title": initiative.title,
        "state": voice.fixed(f"state_{initiative.state}"),
        "owner": notice.line.owner,
        "key_result": notice.key_result.title,
        "key_result_ref": notice.key_result.ref,
    }
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("added" if notice.added else f"now_{initiative.state}", **facts)),
            Aside(voice.spans("about", **facts)),
        ),
        footer=(Buttons((*_steps(notice, voice), *_another(notice, words))),),
    )


def _steps(notice: InitiativeKept, voice: Voice) -> Iterator[Button]:
    """What can become of it next."""
    initiative = notice.line.initiative
    match initiative.state:
        case InitiativeState.PLANNED:
            yield move(initiative, "doing", voice.fixed("doing"))
            yield move(initiative, "drop", voice.fixed("drop"))
        case InitiativeState.DOING:
            yield move(initiative, "done", voice.fixed("done"))
            yield move(initiative, "drop", voice.fixed("drop"))
        case InitiativeState.DONE:
            yield move(initiative, "doing", voice.fixed("again"))
        case InitiativeState.DROPPED:
            return
        case _:
            assert_never(initiative.state)


def _another(notice: InitiativeKept, words: Words) -> Iterator[Button]:
    if notice.added:
        yield Teller.of(words).add_initiative(notice.key_result)


def move(initiative: Initiative, verb: str, label: str) -> Button:
    """A button that says how far it is."""
    return Button(Action.SAY, label, f"initiative {verb} {initiative.ref}")
