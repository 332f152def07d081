"""Phrases about what is noted beside a key result: evidence for it, and what stands in its way."""

import re

from okr.blocker import BlockerId
from okr.commands.marks import AddEvidence, ClearBlocker, LogBlocker, PrepareBlocker, PrepareEvidence
from okr.commands.wish import Wish
from okr.errors.marks import NoSuchBlocker
from okr.errors.phrases import CommandIncomplete
from okr.key_result import KeyResultId
from okr.phrases.said import Reader, Said, is_key_result, is_person, key_result_id, person_id

_BLOCKER = re.compile(r"[bB]?(\d{1,9})")
_GONE = frozenset({"clear", "cleared", "done", "gone"})


def _evidence(said: Said) -> Wish:
    key_result, text = _about(said, "/okr evidence KR31 Ten of twelve finished the tour")
    if key_result is None or not text:
        return PrepareEvidence(said.workspace, said.by, key_result)
    return AddEvidence(said.workspace, said.by, key_result, text)


def _blocker(said: Said) -> Wish:
    words = said.words[1:]
    if words and words[0].lower() in _GONE:
        return ClearBlocker(said.workspace, said.by, blocker_id("".join(words[1:2])))
    key_result, text = _about(said, "/okr blocker KR31 Legal has to sign the new terms @bo")
    if key_result is None or not text:
        return PrepareBlocker(said.workspace, said.by, key_result)
    last = words[-1]
    if not is_person(last):
        return LogBlocker(said.workspace, said.by, key_result, text)
    spoken = text.removesuffix(last).rstrip(" ,:")
    return LogBlocker(said.workspace, said.by, key_result, spoken, waits_on=person_id(last))


def blocker_id(word: str) -> BlockerId:
    """The number of `B4` or `4`; raises CommandIncomplete for nothing, NoSuchBlocker for anything else."""
    if not word:
        raise CommandIncomplete(usage="/okr blocker clear B4")
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
}
