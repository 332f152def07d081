"""A squad is made: what it is, when it is asked, what to do next."""

from collections.abc import Iterator

from messages.actions import Action
from messages.card import Aside, Button, Buttons, ButtonStyle, Card, ChannelRef, Fact, Facts, Paragraph, Plain
from messages.compose.examples import CHURN_SQUAD
from messages.figures import clock, weekday
from messages.words import Voice, Words
from okr.notices import SquadCreated
from okr.squad import Squad

EXAMPLE = SquadCreated(CHURN_SQUAD, "Dee")


def compose(notice: SquadCreated, words: Words) -> Card:
    voice, squad = words.of("squad_created"), notice.squad
    return Card(
        summary=voice.text("summary", name=squad.name),
        parts=(
            Paragraph(voice.spans("ready", name=squad.name)),
            Facts(tuple(_facts(notice, voice))),
            Aside(voice.spans("next", handle=squad.handle)),
        ),
        footer=(Buttons((_new_objective(squad, voice),)),),
    )


def _facts(notice: SquadCreated, voice: Voice) -> Iterator[Fact]:
    squad = notice.squad
    channel = voice.spans("no_channel") if squad.channel is None else (ChannelRef(squad.channel),)
    yield Fact(voice.fixed("handle"), (Plain(squad.handle),))
    yield Fact(voice.fixed("lead"), (Plain(notice.lead),))
    yield Fact(voice.fixed("channel"), channel)
    if squad.purpose:
        yield Fact(voice.fixed("purpose"), (Plain(squad.purpose),))
    yield from _moments(squad, voice)


def _moments(squad: Squad, voice: Voice) -> Iterator[Fact]:
    asks, digest = squad.cadence.prompt, squad.cadence.digest
    asked = {"weekday": weekday(asks), "clock": clock(asks.at), "weeks": squad.cadence.every_weeks}
    told = {"weekday": weekday(digest), "clock": clock(digest.at), "zone": squad.zone}
    yield Fact(voice.fixed("asks"), voice.spans("asks_when", **asked))
    yield Fact(voice.fixed("digest"), voice.spans("digest_when", **told))


def _new_objective(squad: Squad, voice: Voice) -> Button:
    return Button(Action.NEW_OBJECTIVE, voice.fixed("new_objective"), squad.handle, ButtonStyle.PRIMARY)
