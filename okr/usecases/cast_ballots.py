"""Vote, change one's mind, or take it all back; said to nobody else."""

from okr.commands.votes import CastBallots, TakeBallotsBack
from okr.errors.okr_error import OkrError, SeveralWrong
from okr.errors.votes import NoBallotOfYours, NothingChosen
from okr.errors.week import ConfidenceOutOfRange
from okr.notices.named import Named
from okr.notices.votes import BallotsKept, OwnBallot
from okr.person import PersonId
from okr.polling import Votes, all_ballots, open_votes, turnout
from okr.usecases.revise_poll import close, show_turnout
from okr.vote import Ballot, Vote, ballot_of
from okr.work import Work


def cast_ballots(work: Work, command: CastBallots) -> BallotsKept:
    """Whoever is the last of the squad to vote closes the vote.

    Raises NoVoteOpen, VoteClosed, NothingChosen, SeveralWrong, NoSuchKeyResult, NoSuchVote, MembersOnly,
    GuestsCannot.
    """
    votes = open_votes(work, command.by, command.about)
    said = dict(command.said)
    if not any(said.values()):
        raise NothingChosen
    wrong: list[tuple[int, OkrError]] = []
    for vote, key_result in votes.on():
        if key_result.id in said:
            _keep(work, command.by, vote, said[key_result.id], wrong)
    if wrong and len(said) == 1:
        raise wrong[0][1]
    if wrong:
        raise SeveralWrong(tuple(wrong))
    return _kept(work, votes, command.by)


def take_ballots_back(work: Work, command: TakeBallotsBack) -> BallotsKept:
    """Raises NoBallotOfYours, and what stands against voting."""
    votes = open_votes(work, command.by, command.about)
    mine = [each for each in own_ballots(work, votes, command.by) if each.confidence is not None]
    if not mine:
        raise NoBallotOfYours
    for each in votes.votes:
        work.votes.withdraw(each.id, command.by)
    return _kept(work, votes, command.by)


def own_ballots(work: Work, votes: Votes, by: PersonId) -> tuple[OwnBallot, ...]:
    """What `by` says of each that can be voted on."""
    rows = []
    for vote, key_result in votes.on():
        mine = [each.confidence for each in work.votes.ballots(vote.id) if each.person == by]
        named = Named(key_result.ref, key_result.title, votes.squad.name)
        rows.append(OwnBallot(named, votes.overview.standing(key_result), mine[0] if mine else None))
    return tuple(rows)


def _keep(work: Work, by: PersonId, vote: Vote, typed: str, wrong: list[tuple[int, OkrError]]) -> None:
    if not typed:
        work.votes.withdraw(vote.id, by)
        return
    try:
        work.votes.cast(vote.id, _read(work, by, vote, typed))
    except ConfidenceOutOfRange as error:
        wrong.append((vote.key_result, error))


def _read(work: Work, by: PersonId, vote: Vote, typed: str) -> Ballot:
    if not typed.isdecimal():
        raise ConfidenceOutOfRange(confidence=typed)
    return ballot_of(vote, by, int(typed), work.now)


def _kept(work: Work, votes: Votes, by: PersonId) -> BallotsKept:
    voted, members = turnout(work, votes.squad, all_ballots(work, votes))
    everybody = voted == members
    if everybody:
        close(work, votes)
    else:
        show_turnout(work, votes)
    return BallotsKept(votes.poll.ref, own_ballots(work, votes, by), closed=everybody)
