"""What of a squad is otherwise now."""

from collections.abc import Iterator
from dataclasses import replace

from messages.card import Card, Fact, Facts, Paragraph, Part, Plain
from messages.compose.examples import CHURN_SQUAD
from messages.compose.squads import channel, kind, privacy, voice_of
from messages.words import Words
from okr.notices.squads import SquadChanged
from okr.person import ChannelId

EXAMPLE = SquadChanged(
    replace(CHURN_SQUAD, name="Retention", channel=ChannelId("C0OLD"), private=True), CHURN_SQUAD, "Dee"
)

RESTORED = SquadChanged(replace(CHURN_SQUAD, archived=True), CHURN_SQUAD, "Dee")

UNCHANGED = SquadChanged(CHURN_SQUAD, CHURN_SQUAD, "Dee")


def compose(notice: SquadChanged, words: Words) -> Card:
    voice, changed = words.of("squad_changed"), tuple(_facts(notice, words))
    said = "changed" if changed else "unchanged"
    parts: tuple[Part, ...] = (Paragraph(voice.spans(said, name=notice.after.name)),)
    return Card(
        summary=voice.text(said, name=notice.after.name),
        parts=(*parts, Facts(changed)) if changed else parts,
    )


def _facts(notice: SquadChanged, words: Words) -> Iterator[Fact]:
    voice, before, after = voice_of(words), notice.before, notice.after
    if after.name != before.name:
        yield Fact(voice.fixed("name"), (Plain(after.name),))
    if after.purpose != before.purpose:
        yield Fact(voice.fixed("purpose"), (Plain(after.purpose or words.of("squad_changed").fixed("none")),))
    if after.channel != before.channel:
        yield Fact(voice.fixed("channel"), channel(after.channel, voice))
    if after.lead != before.lead:
        yield Fact(voice.fixed("lead"), (Plain(notice.lead),))
    if after.kind is not before.kind:
        yield Fact(voice.fixed("kind"), (Plain(kind(after.kind, voice)),))
    if after.private != before.private:
        yield Fact(voice.fixed("private"), (Plain(privacy(voice, private=after.private)),))
    if after.user_group != before.user_group:
        told = words.of("squad_changed").spans("follows" if after.user_group else "follows_none")
        yield Fact(voice.fixed("group"), told)
    if before.archived and not after.archived:
        yield Fact(words.of("squad_changed").fixed("archived"), words.of("squad_changed").spans("restored"))
