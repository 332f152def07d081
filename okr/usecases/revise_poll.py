"""Keeps the card of a vote up to date: how many have voted, and in the end what was said."""

from zoneinfo import ZoneInfo

from okr.notices.named import Named
from okr.notices.votes import Outcome, VoteAsked, VoteResult
from okr.polling import Votes, all_ballots, turnout
from okr.schedule import DueKind
from okr.vote import Vote, spread
from okr.work import Work


def card_of(work: Work, votes: Votes) -> VoteAsked:
    """The question as it stands now."""
    squad, opened_by = votes.squad, votes.opened_by
    people = work.people.named([opened_by])
    voted, members = turnout(work, squad, all_ballots(work, votes))
    return VoteAsked(
        ref=votes.poll.ref,
        squad=squad.name,
        by=people[opened_by].name if opened_by in people else str(opened_by),
        standings=tuple(votes.overview.standing(each) for _, each in votes.on()),
        voted=voted,
        members=members,
        closes=votes.votes[0].closes_at.astimezone(ZoneInfo(squad.zone)).replace(tzinfo=None),
    )


def show_turnout(work: Work, votes: Votes) -> None:
    work.outbox.revise(votes.poll.subject, card_of(work, votes))


def close(work: Work, votes: Votes) -> VoteResult:
    """Take no more ballots, and show what was said in place of the question."""
    for each in votes.votes:
        work.votes.save(each.closed(work.now))
    work.schedule.remove(DueKind.VOTE, votes.poll.ref)
    result = result_of(work, votes)
    work.outbox.revise(votes.poll.subject, result)
    return result


def result_of(work: Work, votes: Votes) -> VoteResult:
    voted, members = turnout(work, votes.squad, all_ballots(work, votes))
    return VoteResult(
        votes.squad.name, tuple(_outcome(work, votes, each) for each in votes.votes), voted, members
    )


def _outcome(work: Work, votes: Votes, vote: Vote) -> Outcome:
    key_result, ballots = work.key_results.get(vote.key_result), work.votes.ballots(vote.id)
    last = votes.overview.check_ins.get(key_result.id, ())
    return Outcome(
        named=Named(key_result.ref, key_result.title, votes.squad.name),
        ballots=len(ballots),
        spread=spread(ballots),
        checked_in=last[-1].confidence if last else None,
        dropped=key_result.id not in votes.overview.key_results,
    )
