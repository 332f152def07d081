"""Phrases about votes: asking a squad how sure it is, voting, closing."""

from okr.commands.votes import CastBallots, CloseVote, OpenVote, TakeBallotsBack
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.phrases.said import Reader, Said, is_key_result, key_result_id


def _vote(said: Said) -> Wish:
    match [word.lower() for word in said.words[1:]]:
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.VOTE)
        case ["close", about]:
            return CloseVote(said.workspace, said.by, about)
        case ["back", about]:
            return TakeBallotsBack(said.workspace, said.by, about)
        case [about]:
            return OpenVote(said.workspace, said.by, about)
        case [about, number] if is_key_result(about):
            ballot = (key_result_id(about), number.removeprefix("c"))
            return CastBallots(said.workspace, said.by, about, (ballot,))
        case _:
            raise CommandIncomplete(usage="/okr vote KR31")


PHRASES: dict[str, Reader] = {"vote": _vote}
