"""Phrases about what changed."""

from okr.change import ChangeId
from okr.commands.history import ShowHistory
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.phrases.said import Reader, Said


def _history(said: Said) -> Wish:
    match said.words[1:]:
        case [subject]:
            return ShowHistory(said.workspace, said.by, subject.lower())
        case [subject, word, change] if word.lower() == "before" and change.isdecimal():
            return ShowHistory(said.workspace, said.by, subject.lower(), ChangeId(int(change)))
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.HISTORY)
        case _:
            raise CommandIncomplete(usage="/okr history KR31")


PHRASES: dict[str, Reader] = {
    "history": _history,
}
