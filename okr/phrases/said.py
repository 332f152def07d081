"""Words somebody said, and the readers of ids, people and channels in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from okr.commands.wish import Wish
from okr.errors.initiatives import NoSuchInitiative
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.objectives import NoSuchObjective
from okr.errors.people import NoSuchChannel, NoSuchPerson
from okr.errors.squads import NoSuchUserGroup
from okr.initiative import InitiativeId
from okr.key_result import KeyResultId
from okr.objective import ObjectiveId
from okr.person import ChannelId, PersonId, WorkspaceId

_WORD = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_PERSON = re.compile(r"<@([^>|]+)>")
_CHANNEL = re.compile(r"<#([^>|]+)>")
_GROUP = re.compile(r"<&([^>|]+)>")
_OBJECTIVE = re.compile(r"[oO]?(\d{1,9})")
_INITIATIVE = re.compile(r"[iI]?(\d{1,9})")
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


Reader = Callable[[Said], Wish]
"""Reads the words after a phrase; raises the errors of okr.phrases.read_phrase."""


def is_person(word: str) -> bool:
    return _PERSON.fullmatch(word) is not None


def person_id(word: str) -> PersonId:
    """Who `<@U1>` is; raises NoSuchPerson for anything else."""
    found = _PERSON.fullmatch(word)
    if found is None:
        raise NoSuchPerson(person=word)
    return PersonId(found[1])


def is_channel(word: str) -> bool:
    """Whether it names a channel, or tries to."""
    return word.startswith(("<#", "#"))


def channel_id(word: str) -> ChannelId:
    """Which channel `<#C1>` is; raises NoSuchChannel for anything else."""
    found = _CHANNEL.fullmatch(word)
    if found is None:
        raise NoSuchChannel(channel=word)
    return ChannelId(found[1])


def group_id(word: str) -> str:
    """Which user group `<&S1>` is; raises NoSuchUserGroup for anything else."""
    found = _GROUP.fullmatch(word)
    if found is None:
        raise NoSuchUserGroup(group=word)
    return found[1]


def objective_id(word: str) -> ObjectiveId:
    """The number of `O12` or `12`; raises NoSuchObjective for anything else."""
    found = _OBJECTIVE.fullmatch(word)
    if found is None:
        raise NoSuchObjective(objective=word)
    return ObjectiveId(int(found[1]))


def is_objective(word: str) -> bool:
    return _OBJECTIVE.fullmatch(word) is not None


def is_key_result(word: str) -> bool:
    return _KEY_RESULT.fullmatch(word) is not None


def key_result_id(word: str) -> KeyResultId:
    """The number of `KR31`; raises NoSuchKeyResult for anything else."""
    found = _KEY_RESULT.fullmatch(word)
    if found is None:
        raise NoSuchKeyResult(key_result=word)
    return KeyResultId(int(found[1]))


def initiative_id(word: str) -> InitiativeId:
    """The number of `I7` or `7`; raises NoSuchInitiative for anything else."""
    found = _INITIATIVE.fullmatch(word)
    if found is None:
        raise NoSuchInitiative(initiative=word)
    return InitiativeId(int(found[1]))
