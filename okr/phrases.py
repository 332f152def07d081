"""Reads what people type after `/okr`, or to the bot itself, into commands; the same words on every platform.

People stand in the text as `<@id>` and channels as `<#id>`: each platform's `read.py` sees to that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from okr.commands import (
    AddKeyResult,
    AddMember,
    AnswerInWords,
    CreateObjective,
    CreateSquad,
    ListOkrs,
    ListScope,
    ListSquads,
    PostDigest,
    PrepareCheckIn,
    PrepareKeyResult,
    PrepareObjective,
    PrepareSquad,
    PreviewDigest,
    ShowHelp,
    ShowKeyResult,
    ShowObjective,
    Wish,
)
from okr.errors import (
    CommandIncomplete,
    NoSuchChannel,
    NoSuchKeyResult,
    NoSuchObjective,
    NoSuchPerson,
    NothingLikeIt,
    OkrError,
    UnknownCommand,
)
from okr.key_result import KeyResultDraft, KeyResultId
from okr.objective import ObjectiveId
from okr.person import ChannelId, PersonId, WorkspaceId
from okr.sentence import read_key_result

_WORD = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_PERSON = re.compile(r"<@([^>|]+)>")
_CHANNEL = re.compile(r"<#([^>|]+)>")
_OBJECTIVE = re.compile(r"[oO]?(\d{1,9})")
_KEY_RESULT = re.compile(r"[kK][rR](\d{1,9})")


@dataclass(frozen=True, slots=True)
class Said:
    """Words, who said them where, and which day it is for them."""

    workspace: WorkspaceId
    by: PersonId
    text: str
    today: date

    def rest(self, words: int) -> str:
        """The text after the first `words` words, as it was typed."""
        rest = self.text.strip()
        for _ in range(words):
            found = _WORD.match(rest)
            rest = rest[found.end() :].lstrip() if found else ""
        return rest

    @property
    def words(self) -> list[str]:
        return [next(filter(None, found), "") for found in _WORD.findall(self.text)]


def read_phrase(said: Said) -> Wish:
    """The command these words ask for.

    Raises UnknownCommand with the nearest phrase or NothingLikeIt, CommandIncomplete with the usage,
    NoSuchPerson, NoSuchChannel, NoSuchObjective, NoSuchKeyResult, and what read_key_result raises.
    """
    words = [word.lower() for word in said.words[:2]]
    reader = _PHRASES.get(" ".join(words)) or _PHRASES.get("".join(words[:1]))
    if reader is None:
        raise _unknown(words)
    return reader(said)


def is_phrase(said: Said) -> bool:
    """Whether the text begins with a command, so that it is not an answer to this week's question."""
    words = [word.lower() for word in said.words[:2]]
    return bool(words) and (" ".join(words) in _PHRASES or words[0] in _PHRASES)


def read_key_results(text: str, today: date) -> tuple[KeyResultDraft, ...]:
    """A key result a line; empty lines and leading dashes are passed over."""
    lines = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return tuple(read_key_result(line, today=today) for line in lines if line)


def _unknown(words: list[str]) -> OkrError:
    """Names the words that come near a phrase; what follows them may be anything."""
    known = [phrase for phrase in _PHRASES if phrase]
    for typed in (" ".join(words), words[0]):
        near = get_close_matches(typed, known, n=1, cutoff=0.5)
        if near:
            return UnknownCommand(command=" ".join(words[: len(near[0].split())]), nearest=near[0])
    return NothingLikeIt(command=words[0])


def _help(said: Said) -> Wish:
    return ShowHelp(said.workspace, said.by)


def _squad(said: Said) -> Wish:
    if len(said.words) > 1:
        raise _unknown([word.lower() for word in said.words[:2]])
    return _squad_list(said)


def _squad_new(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return PrepareSquad(said.workspace, said.by)
    channel = next((word for word in words[1:] if word.startswith(("<#", "#"))), None)
    name = " ".join(word for word in words[1:] if word != channel)
    return CreateSquad(said.workspace, said.by, words[0], name, _channel(channel) if channel else None)


def _squad_add(said: Said) -> Wish:
    words = said.words[2:]
    if len(words) < 3:  # noqa: PLR2004
        raise CommandIncomplete(usage="/okr squad add churn @ana Product")
    return AddMember(said.workspace, said.by, words[0], _person(words[1]), " ".join(words[2:]))


def _squad_list(said: Said) -> Wish:
    return ListSquads(said.workspace, said.by)


def _new(said: Said) -> Wish:
    words = said.words[1:]
    first, _, below = said.rest(2).partition("\n")
    if not first.strip():
        return PrepareObjective(said.workspace, said.by, squad=words[0].lower() if words else "")
    key_results = read_key_results(below, said.today)
    return CreateObjective(said.workspace, said.by, words[0].lower(), first, key_results)


def _kr_add(said: Said) -> Wish:
    words = said.words[2:]
    objective = objective_id(words[0]) if words else None
    sentence = said.rest(3)
    if objective is None or not sentence:
        return PrepareKeyResult(said.workspace, said.by, objective)
    return AddKeyResult(said.workspace, said.by, objective, read_key_result(sentence, today=said.today))


def _list(said: Said) -> Wish:
    words = said.words[1:] or [ListScope.EVERYTHING.value]
    first = words[0].lower()
    person = _PERSON.fullmatch(words[0])
    if person:
        return ListOkrs(said.workspace, said.by, ListScope.PERSON, person=PersonId(person[1]))
    if first in set(ListScope) - {ListScope.SQUAD, ListScope.PERSON}:
        return ListOkrs(said.workspace, said.by, ListScope(first))
    if first.startswith("@"):
        raise NoSuchPerson(person=words[0])
    named = "".join(words[1:2]) if first == ListScope.SQUAD else first
    return ListOkrs(said.workspace, said.by, ListScope.SQUAD, squad=named.lower())


def _show(said: Said) -> Wish:
    words = said.words[1:]
    if not words:
        raise CommandIncomplete(usage="/okr show O12")
    ref = "".join(words[:2]) if words[0].lower() in {"o", "kr"} else words[0]
    if _KEY_RESULT.fullmatch(ref):
        return ShowKeyResult(said.workspace, said.by, key_result_id(ref))
    return ShowObjective(said.workspace, said.by, objective_id(ref))


def _checkin(said: Said) -> Wish:
    words = said.words[1:]
    if not all(_KEY_RESULT.fullmatch(word) for word in words):
        return AnswerInWords(said.workspace, said.by, said.rest(1))
    return PrepareCheckIn(said.workspace, said.by, tuple(key_result_id(word) for word in words))


def _digest(said: Said) -> Wish:
    match said.words[1:]:
        case [squad] | [squad, "preview"]:
            return PreviewDigest(said.workspace, said.by, squad.lower())
        case [squad, "now"]:
            return PostDigest(said.workspace, said.by, squad.lower())
        case _:
            raise CommandIncomplete(usage="/okr digest churn preview")


def _person(word: str) -> PersonId:
    found = _PERSON.fullmatch(word)
    if found is None:
        raise NoSuchPerson(person=word)
    return PersonId(found[1])


def _channel(word: str) -> ChannelId:
    found = _CHANNEL.fullmatch(word)
    if found is None:
        raise NoSuchChannel(channel=word)
    return ChannelId(found[1])


def objective_id(word: str) -> ObjectiveId:
    """The number of `O12` or `12`; raises NoSuchObjective for anything else."""
    found = _OBJECTIVE.fullmatch(word)
    if found is None:
        raise NoSuchObjective(objective=word)
    return ObjectiveId(int(found[1]))


def key_result_id(word: str) -> KeyResultId:
    """The number of `KR31`; raises NoSuchKeyResult for anything else."""
    found = _KEY_RESULT.fullmatch(word)
    if found is None:
        raise NoSuchKeyResult(key_result=word)
    return KeyResultId(int(found[1]))


_PHRASES: dict[str, Callable[[Said], Wish]] = {
    "": _help,
    "help": _help,
    "squad": _squad,
    "squad new": _squad_new,
    "squad add": _squad_add,
    "squad list": _squad_list,
    "new": _new,
    "kr add": _kr_add,
    "list": _list,
    "show": _show,
    "checkin": _checkin,
    "digest": _digest,
}
