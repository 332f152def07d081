"""Ask a squad, in its channel, how sure it is; where it was asked already, whoever asks can vote."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from okr.address import Address
from okr.cadence import next_weekly
from okr.commands.votes import OpenVote
from okr.errors.key_results import KeyResultDropped
from okr.errors.votes import NothingToVoteOn, TooManyToVote
from okr.errors.week import NoChannel, NotRunning
from okr.history import remember
from okr.key_result import KeyResult
from okr.notices.votes import BallotForm, VoteOpened
from okr.permissions import editor_of, key_result_seen, member_of, squad_called
from okr.person import Person, PersonId
from okr.phrases.said import is_key_result, key_result_id
from okr.poll import Poll, poll_called
from okr.polling import Votes, open_of, open_poll, open_votes, votes_of
from okr.schedule import DueKind
from okr.squad import Squad
from okr.usecases.cast_ballots import own_ballots
from okr.usecases.revise_poll import card_of
from okr.vote import MOST_AT_ONCE, Vote, VoteId
from okr.work import Work

OPENED: Final = "opened a vote"

_AT_LEAST: Final = timedelta(hours=1)
"""A vote that closed sooner would be one that nobody has time for."""


def open_vote(work: Work, command: OpenVote) -> VoteOpened | BallotForm:
    """Raises NoSuchKeyResult, NoSuchSquad, MembersOnly, KeyResultDropped, NotRunning, NothingToVoteOn,
    TooManyToVote, NoChannel, NoSuchVote, VoteClosed, GuestsCannot.
    """
    if poll_called(command.about) is not None:
        return _form(work, open_votes(work, command.by, command.about), command.by)
    squad, key_results = _wanted(work, command.by, command.about)
    by = member_of(work, command.by, squad)
    # Whoever opens a vote at this instant waits until our number is taken: two clicks ask one question.
    first = work.votes.next_id()
    asked = {each.key_result for each in work.votes.open_of(each.id for each in key_results)}
    fresh = [each for each in key_results if each.id not in asked]
    if not fresh:
        poll = open_poll(work, [each.id for each in key_results])
        return _form(work, open_votes(work, command.by, poll.ref if poll else command.about), command.by)
    return _open(work, by, squad, fresh, first)


def _wanted(work: Work, by: PersonId, about: str) -> tuple[Squad, list[KeyResult]]:
    """What is to be voted on, and whose it is."""
    if is_key_result(about):
        return _one(work, by, about)
    squad = squad_called(work, by, about)
    member_of(work, by, squad)
    found = open_of(work, squad)
    if not found:
        raise NothingToVoteOn(squad=squad.name, handle=squad.handle)
    if len(found) > MOST_AT_ONCE:
        count, example = len(found), found[0].ref
        raise TooManyToVote(squad=squad.name, count=count, most=MOST_AT_ONCE, example=example)
    return squad, found


def _one(work: Work, by: PersonId, about: str) -> tuple[Squad, list[KeyResult]]:
    key_result, objective, squad = key_result_seen(work, by, key_result_id(about))
    editor_of(work, by, objective)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    if work.cycles.get(objective.cycle).ended(squad.today(work.now)):
        raise NotRunning(key_result=key_result.ref)
    return squad, [key_result]


def _open(
    work: Work, by: Person, squad: Squad, key_results: Sequence[KeyResult], first: VoteId
) -> VoteOpened:
    if squad.channel is None:
        raise NoChannel(squad=squad.name, handle=squad.handle)
    closes = next_weekly(work.now + _AT_LEAST, squad.zone, squad.cadence.digest)
    numbers = [first, *(work.votes.next_id() for _ in key_results[1:])]
    opened = [
        Vote(number, each.id, by.id, work.now, closes)
        for number, each in zip(numbers, key_results, strict=True)
    ]
    for vote, key_result in zip(opened, key_results, strict=True):
        work.votes.add(vote)
        remember(work, by.id, key_result.ref, OPENED, after=None)
    poll = Poll.of(opened)
    work.schedule.put(DueKind.VOTE, poll.ref, closes)
    card = card_of(work, votes_of(work, poll, squad, opened))
    work.outbox.tell(poll.subject, Address.of_channel(work.workspace, squad.channel), card)
    return VoteOpened(squad.name, squad.channel)


def _form(work: Work, votes: Votes, by: PersonId) -> BallotForm:
    return BallotForm(votes.poll.ref, own_ballots(work, votes, by))
