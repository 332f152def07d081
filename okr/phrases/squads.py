"""Phrases about squads."""

from okr.commands import AddMember, CreateSquad, ListSquads, PrepareSquad, Wish
from okr.errors import CommandIncomplete
from okr.phrases.said import Reader, Said, channel_id, is_channel, person_id


def _squad_new(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return PrepareSquad(said.workspace, said.by)
    channel = next((word for word in words[1:] if is_channel(word)), None)
    name = " ".join(word for word in words[1:] if word != channel)
    return CreateSquad(said.workspace, said.by, words[0], name, channel_id(channel) if channel else None)


def _squad_add(said: Said) -> Wish:
    words = said.words[2:]
    if len(words) < 3:  # noqa: PLR2004
        raise CommandIncomplete(usage="/okr squad add churn @ana Product")
    return AddMember(said.workspace, said.by, words[0], person_id(words[1]), " ".join(words[2:]))


def squad_list(said: Said) -> Wish:
    return ListSquads(said.workspace, said.by)


PHRASES: dict[str, Reader] = {
    "squad new": _squad_new,
    "squad add": _squad_add,
    "squad list": squad_list,
}
