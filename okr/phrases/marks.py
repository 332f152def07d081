"""Phrases about what is noted beside a key result: evidence for it, and what stands in its way."""

import re
from dataclasses import replace
from datetime import date

from okr.blocker import BlockerId
from okr.commands.marks import (
    AcceptBlocker,
    AddEvidence,
    AskSquad,
    ClearBlocker,
    ListBlockers,
    LogBlocker,
    PrepareAccept,
    PrepareAskSquad,
    PrepareBlocker,
    PrepareEvidence,
    PrepareRefuse,
    RefuseBlocker,
    TalkAboutBlocker,
)
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.marks import NoSuchBlocker, PromiseNotRead
from okr.errors.phrases import CommandIncomplete
from okr.key_result import KeyResultId
from okr.phrases.said import Reader, Said, is_key_result, is_person, key_result_id, person_id
from okr.reading.due import due_clauses

_BLOCKER = re.compile(r"[bB]?(\d{1,9})")
_BY = re.compile(r"^(?:by|until|on)\s+", re.IGNORECASE)
_MINE = frozenset({"", "me", "mine"})


def _evidence(said: Said) -> Wish:
    key_result, text = _about(said, "/okr evidence KR31 Ten of twelve finished the tour")
    if key_result is None or not text:
        return PrepareEvidence(said.workspace, said.by, key_result)
    return AddEvidence(said.workspace, said.by, key_result, text)


def _blocker(said: Said) -> Wish:
    words = said.words[1:]
    verb = _VERBS.get(words[0].lower()) if words else None
    if verb is not None:
        return verb(said)
    key_result, text = _about(said, "/okr blocker KR31 Legal has to sign the new terms @bo")
    if key_result is None or not text:
        return PrepareBlocker(said.workspace, said.by, key_result)
    last = words[-1]
    if not is_person(last):
        return LogBlocker(said.workspace, said.by, key_result, text)
    spoken = text.removesuffix(last).rstrip(" ,:")
    return LogBlocker(said.workspace, said.by, key_result, spoken, waits_on=person_id(last))


def _clear(said: Said) -> Wish:
    if not said.words[2:]:
        return AskWhich(said.workspace, said.by, Unfinished.CLEAR_BLOCKER)
    return ClearBlocker(said.workspace, said.by, _named(said, "/okr blocker clear B4"))


def _ask(said: Said) -> Wish:
    blocker, squad = _named(said, "/okr blocker ask B4 growth"), "".join(said.words[3:4])
    if not squad:
        return PrepareAskSquad(said.workspace, said.by, blocker)
    return AskSquad(said.workspace, said.by, blocker, squad)


def _accept(said: Said) -> Wish:
    blocker, day = _named(said, "/okr blocker accept B4 by 5 Dec"), said.rest(3)
    if not day:
        return PrepareAccept(said.workspace, said.by, blocker)
    return AcceptBlocker(said.workspace, said.by, blocker, _promise(said, blocker, day))


def _promise(said: Said, blocker: BlockerId, day: str) -> date:
    """The day of `by 5 Dec` or `Friday`; raises PromiseNotRead."""
    text = f"by {_BY.sub('', ' '.join(day.split()))}"
    for each in due_clauses(text, said.today):
        if each.end == len(text):
            return each.day
    raise PromiseNotRead(text=day, blocker=f"B{blocker}")


def _refuse(said: Said) -> Wish:
    blocker, why = _named(said, "/okr blocker refuse B4 legal does that"), said.rest(3)
    if not why:
        return PrepareRefuse(said.workspace, said.by, blocker)
    return RefuseBlocker(said.workspace, said.by, blocker, why)


def _talk(said: Said) -> Wish:
    return TalkAboutBlocker(said.workspace, said.by, _named(said, "/okr blocker talk B4"))


def _blockers(said: Said) -> Wish:
    word = "".join(said.words[1:2]).lower()
    return ListBlockers(said.workspace, said.by, "" if word in _MINE else word)


def _listed(said: Said) -> Wish:
    return _blockers(replace(said, text=said.rest(1)))


def _named(said: Said, usage: str) -> BlockerId:
    return blocker_id("".join(said.words[2:3]), usage)


def blocker_id(word: str, usage: str) -> BlockerId:
    """The number of `B4` or `4`; raises CommandIncomplete for nothing, NoSuchBlocker for anything else."""
    if not word:
        raise CommandIncomplete(usage=usage)
    found = _BLOCKER.fullmatch(word)
    if found is None:
        raise NoSuchBlocker(blocker=word)
    return BlockerId(int(found[1]))


def _about(said: Said, usage: str) -> tuple[KeyResultId | None, str]:
    """The key result named first, and what is said of it; raises CommandIncomplete for words of none."""
    words = said.words[1:]
    if not words:
        return None, ""
    if not is_key_result(words[0]):
        raise CommandIncomplete(usage=usage)
    return key_result_id(words[0]), said.rest(2)


PHRASES: dict[str, Reader] = {
    "evidence": _evidence,
    "blocker": _blocker,
    "blockers": _blockers,
}

_VERBS: dict[str, Reader] = {
    **dict.fromkeys(("clear", "cleared", "done", "gone"), _clear),
    "ask": _ask,
    **dict.fromkeys(("accept", "take"), _accept),
    **dict.fromkeys(("refuse", "decline"), _refuse),
    "talk": _talk,
    "list": _listed,
}
"""What is said of one that is there, by the word after `blocker`."""
