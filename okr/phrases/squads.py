"""Phrases about squads."""

from collections.abc import Callable
from difflib import get_close_matches

from okr.commands.squads import (
    AddMember,
    ArchiveSquad,
    ChangeSquad,
    CreateSquad,
    FollowGroup,
    ListSquads,
    PrepareMember,
    PrepareSquad,
    PrepareSquadEdit,
    RemoveMember,
    RestoreSquad,
    ShowSquad,
)
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.person import ChannelId
from okr.phrases.said import Reader, Said, channel_id, group_id, is_channel, is_person, person_id
from okr.squad import SquadKind

_SWITCH = {"on": True, "yes": True, "off": False, "no": False}
_NOWHERE = {"off", "none"}
_NEAR = 0.6
"""How like a phrase a word must be to have been meant for it."""


def _squad_new(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return PrepareSquad(said.workspace, said.by)
    channel = next((word for word in words[1:] if is_channel(word)), None)
    name = " ".join(word for word in words[1:] if word != channel)
    return CreateSquad(said.workspace, said.by, words[0], name, channel_id(channel) if channel else None)


def _squad_add(said: Said) -> Wish:
    """Without everything there is a form; in its place a word that names nobody is still complained about."""
    match _squad_first(said.words[2:]):
        case [person] if is_person(person):
            return PrepareMember(said.workspace, said.by, person=person_id(person))
        case [squad, person, _, *_] as words:
            return AddMember(said.workspace, said.by, squad.lower(), person_id(person), " ".join(words[2:]))
        case [squad, person]:
            return PrepareMember(said.workspace, said.by, squad.lower(), person_id(person))
        case [squad]:
            return PrepareMember(said.workspace, said.by, squad.lower())
        case _:
            return PrepareMember(said.workspace, said.by)


def _squad_first(words: list[str]) -> list[str]:
    """`@ana churn` is `churn @ana`: a mention is never a squad."""
    match words:
        case [person, squad, *rest] if is_person(person) and not is_person(squad):
            return [squad, person, *rest]
        case _:
            return words


def _squad_remove(said: Said) -> Wish:
    match _squad_first(said.words[2:]):
        case [person] if is_person(person):
            return PrepareMember(said.workspace, said.by, person=person_id(person), leaving=True)
        case [squad, person, *_]:
            return RemoveMember(said.workspace, said.by, squad.lower(), person_id(person))
        case _:
            return PrepareMember(said.workspace, said.by, _handle(said), leaving=True)


def _squad_follow(said: Said) -> Wish:
    match said.words[2:]:
        case [squad, group]:
            named = "" if group.lower() in _NOWHERE else group_id(group)
            return FollowGroup(said.workspace, said.by, squad.lower(), named)
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.FOLLOW_GROUP)
        case [squad]:
            return PrepareSquadEdit(said.workspace, said.by, squad.lower())
        case _:
            raise CommandIncomplete(usage="/okr squad follow churn @group")


def _squad_archive(said: Said) -> Wish:
    """Without a squad it asks which, and whether they are sure: nobody archives a squad by a slip."""
    if not _handle(said):
        return AskWhich(said.workspace, said.by, Unfinished.ARCHIVE_SQUAD)
    return ArchiveSquad(said.workspace, said.by, _handle(said))


def _squad_restore(said: Said) -> Wish:
    """Without a squad, the archived ones to choose from."""
    if not _handle(said):
        return ListSquads(said.workspace, said.by, archived=True)
    return RestoreSquad(said.workspace, said.by, _handle(said))


def _squad_list(said: Said) -> Wish:
    match said.words[2:]:
        case []:
            return ListSquads(said.workspace, said.by)
        case [word] if word.lower() == "archived":
            return ListSquads(said.workspace, said.by, archived=True)
        case _:
            raise CommandIncomplete(usage="/okr squad list archived")


def _squad_show(said: Said) -> Wish:
    return ShowSquad(said.workspace, said.by, _handle(said))


def _squad_edit(said: Said) -> Wish:
    return PrepareSquadEdit(said.workspace, said.by, _handle(said))


def _changing(change: Callable[[Said, str, list[str]], Wish]) -> Reader:
    """A phrase that changes one thing about a squad; with the squad alone it opens the form for all of it."""

    def read(said: Said) -> Wish:
        words = said.words[3:]
        return change(said, _handle(said), words) if words else _squad_edit(said)

    return read


def _rename(said: Said, squad: str, words: list[str]) -> Wish:
    return ChangeSquad(said.workspace, said.by, squad, name=" ".join(words))


def _purpose(said: Said, squad: str, words: list[str]) -> Wish:
    return ChangeSquad(said.workspace, said.by, squad, purpose=" ".join(words))


def _channel(said: Said, squad: str, words: list[str]) -> Wish:
    nowhere = words[0].lower() in _NOWHERE
    channel = ChannelId("") if nowhere else channel_id(words[0])
    return ChangeSquad(said.workspace, said.by, squad, channel=channel)


def _lead(said: Said, squad: str, words: list[str]) -> Wish:
    return ChangeSquad(said.workspace, said.by, squad, lead=person_id(words[0]))


def _private(said: Said, squad: str, words: list[str]) -> Wish:
    if words[0].lower() not in _SWITCH:
        raise CommandIncomplete(usage="/okr squad private churn on")
    return ChangeSquad(said.workspace, said.by, squad, private=_SWITCH[words[0].lower()])


def _kind(said: Said, squad: str, words: list[str]) -> Wish:
    if words[0].lower() not in set(SquadKind):
        raise CommandIncomplete(usage="/okr squad kind churn squad|function|company")
    return ChangeSquad(said.workspace, said.by, squad, kind=SquadKind(words[0].lower()))


def _handle(said: Said) -> str:
    """The squad's handle; empty where only one can be meant."""
    return "".join(said.words[2:3]).lower()


def squad(said: Said) -> Wish | None:
    """`squad` alone is the list, `squad churn` that squad; None for more words, which nobody can read."""
    match said.words[1:]:
        case []:
            return ListSquads(said.workspace, said.by)
        case [handle]:
            return ShowSquad(said.workspace, said.by, handle.lower(), _nearest(handle.lower()))
        case _:
            return None


def _nearest(handle: str) -> str:
    verbs = [phrase.removeprefix("squad ") for phrase in PHRASES]
    return "".join(f"squad {near}" for near in get_close_matches(handle, verbs, n=1, cutoff=_NEAR))


PHRASES: dict[str, Reader] = {
    "squad new": _squad_new,
    "squad add": _squad_add,
    "squad remove": _squad_remove,
    "squad follow": _squad_follow,
    "squad archive": _squad_archive,
    "squad restore": _squad_restore,
    "squad list": _squad_list,
    "squad show": _squad_show,
    "squad edit": _squad_edit,
    "squad rename": _changing(_rename),
    "squad purpose": _changing(_purpose),
    "squad channel": _changing(_channel),
    "squad lead": _changing(_lead),
    "squad private": _changing(_private),
    "squad kind": _changing(_kind),
}
