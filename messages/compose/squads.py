"""What is shown of a squad in any message, and asked about one in any form."""

from collections.abc import Iterator, Sequence
from typing import Final

from messages.actions import Action, FieldName
from messages.card import (
    Aside,
    Button,
    ChannelRef,
    ChecksField,
    ChoiceField,
    Fact,
    Field,
    Option,
    Part,
    Plain,
    Row,
    Spans,
    TextField,
)
from messages.compose.cutting import split
from messages.figures import clock, weekday
from messages.words import Voice, Words
from okr.key_result import KeyResult
from okr.notices.squads import SquadMember
from okr.person import ChannelId
from okr.squad import FUNCTION_LIMIT, FUNCTIONS, Squad, SquadKind

MOST_HANDED_OVER: Final = 15


def voice_of(words: Words) -> Voice:
    return words.of("squad")


def facts(squad: Squad, lead: str, voice: Voice) -> Iterator[Fact]:
    """What a squad is, without its people and its OKRs."""
    yield Fact(voice.fixed("handle"), (Plain(squad.handle),))
    yield Fact(voice.fixed("lead"), (Plain(lead),))
    yield Fact(voice.fixed("channel"), channel(squad.channel, voice))
    if squad.purpose:
        yield Fact(voice.fixed("purpose"), (Plain(squad.purpose),))
    if squad.kind is not SquadKind.SQUAD:
        yield Fact(voice.fixed("kind"), (Plain(kind(squad.kind, voice)),))
    if squad.private:
        yield Fact(voice.fixed("private"), (Plain(privacy(voice, private=True)),))
    yield from moments(squad, voice)


def channel(known: ChannelId | None, voice: Voice) -> Spans:
    return voice.spans("no_channel") if known is None else (ChannelRef(known),)


def kind(of: SquadKind, voice: Voice) -> str:
    return voice.fixed(f"kind_{of}")


def privacy(voice: Voice, *, private: bool) -> str:
    return voice.fixed("private_yes" if private else "private_no")


def member(of: SquadMember, voice: Voice) -> str:
    return voice.text("member_gone" if of.gone else "member", name=of.name, function=of.function)


def handed_over(key_results: Sequence[KeyResult], words: Words) -> Iterator[Part]:
    """What wants another owner, each with the way to name one."""
    voice = voice_of(words)
    shown, hidden = split(key_results, MOST_HANDED_OVER)
    for each in shown:
        button = Button(Action.SAY, voice.fixed("hand_over"), f"kr owner {each.ref}")
        yield Row(voice.spans("key_result", title=each.title, ref=each.ref), buttons=(button,))
    if hidden:
        yield Aside(voice.spans("more_to_hand_over", count=hidden))


def moments(squad: Squad, voice: Voice) -> Iterator[Fact]:
    asks, digest = squad.cadence.prompt, squad.cadence.digest
    asked = {"weekday": weekday(asks), "clock": clock(asks.at), "weeks": squad.cadence.every_weeks}
    told = {"weekday": weekday(digest), "clock": clock(digest.at), "zone": squad.zone}
    yield Fact(voice.fixed("asks"), voice.spans("asks_when", **asked))
    yield Fact(voice.fixed("digest"), voice.spans("digest_when", **told))
    yield Fact(voice.fixed("reminder"), voice.spans("reminder_when", reminds=squad.cadence.reminds))
    if squad.cadence.holidays:
        yield Fact(voice.fixed("holidays"), (Plain(squad.cadence.holidays),))


def ask(voice: Voice, name: FieldName, *, optional: bool = False) -> tuple[str, str, str, bool]:
    """What every field begins with."""
    return name, voice.fixed(name), voice.fixed(f"{name}_hint"), optional


def kind_field(voice: Voice, initial: SquadKind) -> ChoiceField:
    options = tuple(Option(each, voice.fixed(f"kind_{each}_option")) for each in SquadKind)
    return ChoiceField(*ask(voice, FieldName.KIND), options=options, initial=initial)


def private_field(voice: Voice, *, initial: bool) -> ChecksField:
    option = Option(FieldName.PRIVATE, voice.fixed("private_option"))
    asked = ask(voice, FieldName.PRIVATE, optional=True)
    return ChecksField(*asked, options=(option,), initial=(FieldName.PRIVATE,) if initial else ())


def function_fields(voice: Voice) -> tuple[Field, Field]:
    """One of those offered, or free text."""
    options = tuple(Option(each, each) for each in FUNCTIONS)
    return (
        ChoiceField(*ask(voice, FieldName.FUNCTION, optional=True), options=options),
        TextField(*ask(voice, FieldName.OWN_FUNCTION, optional=True), most=FUNCTION_LIMIT),
    )
