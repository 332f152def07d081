"""Close a vote: whoever opened it or the lead does, or its time."""

from typing import Final

from okr.commands.clockwork import CloseDueVotes
from okr.commands.votes import CloseVote
from okr.errors.votes import NotYoursToClose
from okr.history import remember
from okr.notices.votes import VoteResult
from okr.permissions import somebody
from okr.poll import poll_called
from okr.polling import Votes, votes_meant, votes_of
from okr.schedule import DueKind
from okr.usecases.revise_poll import close, result_of
from okr.work import Work

CLOSED: Final = "closed a vote"


def close_vote(work: Work, command: CloseVote) -> VoteResult:
    """Who closes what is closed already is shown what came of it.

    Raises NoVoteOpen, NotYoursToClose, NoSuchVote, NoSuchKeyResult, MembersOnly, GuestsCannot.
    """
    votes = votes_meant(work, command.by, command.about)
    _refuse_others(work, votes, command)
    if votes.closed:
        return result_of(work, votes)
    for each in votes.votes:
        remember(work, command.by, work.key_results.get(each.key_result).ref, CLOSED, after=None)
    return close(work, votes)


def close_due_votes(work: Work, command: CloseDueVotes) -> int:
    """How many cards were closed."""
    due = work.schedule.due(DueKind.VOTE, command.subjects)
    work.schedule.remove_all(DueKind.VOTE, due)
    return sum(_close_due(work, subject) for subject in due)


def _close_due(work: Work, ref: str) -> bool:
    poll = poll_called(ref)
    votes = [each for each in work.votes.named(poll.votes) if each.closed_at is None] if poll else []
    if poll is None or not votes:
        return False
    objective = work.objectives.get(work.key_results.get(votes[0].key_result).objective)
    close(work, votes_of(work, poll, work.squads.get(objective.squad), votes))
    return True


def _refuse_others(work: Work, votes: Votes, command: CloseVote) -> None:
    person = somebody(work, command.by)
    if person.id == votes.opened_by or votes.squad.may_lead(person):
        return
    opened_by = work.people.named([votes.opened_by]).get(votes.opened_by)
    raise NotYoursToClose(person=opened_by.name if opened_by else "Somebody", squad=votes.squad.name)
