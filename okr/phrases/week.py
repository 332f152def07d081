"""Phrases of the week: checking in, and the digest."""

from okr.answer import read_skip
from okr.commands.week import (
    AnswerInWords,
    AskAfterAll,
    AskLater,
    Nudge,
    PostDigest,
    PrepareCheckIn,
    PreviewDigest,
    SkipWeek,
)
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.later import Later
from okr.phrases.said import Reader, Said, is_key_result, key_result_id


def _checkin(said: Said) -> Wish:
    words = said.words[1:]
    if not all(map(is_key_result, words)):
        return AnswerInWords(said.workspace, said.by, said.rest(1))
    return PrepareCheckIn(said.workspace, said.by, tuple(key_result_id(word) for word in words))


def _skip(said: Said) -> Wish:
    if [word.lower() for word in said.words[1:]] == ["off"]:
        return AskAfterAll(said.workspace, said.by)
    skipped = read_skip(said.text)
    if skipped is None:
        raise CommandIncomplete(usage=f"/okr skip: {said.rest(1) or 'on leave'}")
    return SkipWeek(said.workspace, said.by, skipped.reason)


_LATER = {
    "": Later.AFTERNOON,
    "today": Later.AFTERNOON,
    "this afternoon": Later.AFTERNOON,
    "tomorrow": Later.TOMORROW,
}
"""How people say when."""


def _later(said: Said) -> Wish:
    later = _LATER.get(" ".join(said.words[1:]).lower())
    if later is None:
        raise CommandIncomplete(usage="/okr later tomorrow")
    return AskLater(said.workspace, said.by, later)


def _digest(said: Said) -> Wish:
    match said.words[1:]:
        case [squad] | [squad, "preview"]:
            return PreviewDigest(said.workspace, said.by, squad.lower())
        case [squad, "now"]:
            return PostDigest(said.workspace, said.by, squad.lower())
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.DIGEST)
        case _:
            raise CommandIncomplete(usage="/okr digest churn preview")


def _nudge(said: Said) -> Wish:
    words = said.words[1:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.NUDGE)
    return Nudge(said.workspace, said.by, key_result_id(words[0]), said.rest(2))


PHRASES: dict[str, Reader] = {
    "checkin": _checkin,
    "digest": _digest,
    "later": _later,
    "nudge": _nudge,
    "skip": _skip,
}
