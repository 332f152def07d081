"""Phrases about sharing: an objective with a second squad, a card with a channel."""

from okr.commands.sharing import (
    PrepareShare,
    PrepareShareObjective,
    ShareCard,
    ShareObjective,
    UnshareObjective,
)
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.phrases.said import Reader, Said, channel_id, is_channel, objective_id


def _share(said: Said) -> Wish:
    match said.words[1:]:
        case []:
            return PrepareShare(said.workspace, said.by)
        case [ref]:
            return PrepareShare(said.workspace, said.by, ref)
        case [ref, word] if word.lower() == "with":
            return PrepareShareObjective(said.workspace, said.by, objective_id(ref))
        case [ref, word, squad] if word.lower() == "with":
            return ShareObjective(said.workspace, said.by, objective_id(ref), squad.lower())
        case [ref, channel, *_] if is_channel(channel):
            return ShareCard(said.workspace, said.by, ref, channel_id(channel), said.rest(3))
        case _:
            raise CommandIncomplete(usage="/okr share O12 #general have a look")


def _unshare(said: Said) -> Wish:
    match said.words[1:]:
        case [ref]:
            return UnshareObjective(said.workspace, said.by, objective_id(ref))
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.UNSHARE)
        case _:
            raise CommandIncomplete(usage="/okr unshare O12")


PHRASES: dict[str, Reader] = {
    "share": _share,
    "unshare": _unshare,
}
