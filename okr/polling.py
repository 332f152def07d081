"""Reads a poll for whoever asks about it: its votes, the squad, and who has voted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from okr.errors.okr_error import NotFound
from okr.errors.votes import NoSuchVote, NoVoteOpen, VoteClosed
from okr.key_result import KeyResult, KeyResultId
from okr.overview import Overview, look_closely
from okr.permissions import key_result_seen, member_of, squad_called
from okr.person import Person, PersonId
from okr.phrases.said import is_key_result, key_result_id
from okr.poll import Poll, poll_called
from okr.schedule import DueKind
from okr.squad import Squad
from okr.vote import Ballot, Vote
from okr.work import Work


@dataclass(frozen=True, slots=True)
class Votes:
    """What is voted on on one card, and by whom."""

    poll: Poll
    squad: Squad
    votes: tuple[Vote, ...]
    overview: Overview
    """Of the key results that are still worked on."""

    @property
    def opened_by(self) -> PersonId:
        return self.votes[0].opened_by

    @property
    def closed(self) -> bool:
        return self.votes[0].closed_at is not None

    def on(self) -> list[tuple[Vote, KeyResult]]:
        """Those that can still be voted on."""
        known = self.overview.key_results
        return [(each, known[each.key_result]) for each in self.votes if each.key_result in known]


def votes_meant(work: Work, by: PersonId, about: str) -> Votes:
    """The votes on the card meant, for a member of the squad, closed or not where it is named by its number.

    Raises NoVoteOpen, NoSuchVote, NoSuchKeyResult, NoSuchSquad, MembersOnly, SquadArchived, GuestsCannot.
    """
    poll = poll_called(about) or open_poll(work, key_results_meant(work, by, about))
    if poll is None:
        raise NoVoteOpen(about=about.upper() if is_key_result(about) else about)
    found = work.votes.named(poll.votes)
    if not found:
        raise NoSuchVote(vote=poll.ref)
    try:
        _, _, squad = key_result_seen(work, by, found[0].key_result)
    except NotFound:
        raise NoSuchVote(vote=poll.ref) from None
    member_of(work, by, squad)
    return votes_of(work, poll, squad, found)


def open_votes(work: Work, by: PersonId, about: str) -> Votes:
    """As `votes_meant`; raises VoteClosed as well."""
    found = votes_meant(work, by, about)
    if not all(each.open(work.now) for each in found.votes):
        raise VoteClosed(vote=found.poll.ref)
    return found


def votes_of(work: Work, poll: Poll, squad: Squad, votes: Sequence[Vote]) -> Votes:
    return Votes(poll, squad, tuple(votes), look_closely(work, [each.key_result for each in votes]))


def key_results_meant(work: Work, by: PersonId, about: str) -> list[KeyResultId]:
    """The key result that `about` names, or all that the squad of that handle works on."""
    if is_key_result(about):
        return [key_result_seen(work, by, key_result_id(about))[0].id]
    return [each.id for each in open_of(work, squad_called(work, by, about))]


def open_of(work: Work, squad: Squad) -> list[KeyResult]:
    """The key results that belong to the squad and are worked on."""
    objectives = work.objectives.open_of([squad.id], squad.today(work.now))
    ours = [each.id for each in objectives if each.squad == squad.id]
    return work.key_results.of(ours) if ours else []


def open_poll(work: Work, key_results: Iterable[KeyResultId]) -> Poll | None:
    """The last poll that asks about any of `key_results` right now."""
    wanted = list(key_results)
    votes = [each for each in work.votes.open_of(wanted) if each.open(work.now)] if wanted else []
    if not votes:
        return None
    polls = filter(None, map(poll_called, work.schedule.all_of(DueKind.VOTE)))
    return next((each for each in polls if votes[-1].id in each.votes), None)


def all_ballots(work: Work, votes: Votes) -> list[list[Ballot]]:
    """The ballots of each vote of the card."""
    return [work.votes.ballots(each.id) for each in votes.votes]


def voters(work: Work, squad: Squad) -> list[Person]:
    """The members who can vote: guests and those who have left cannot."""
    people = work.people.named(member.person for member in squad.members)
    return [each for each in people.values() if each.active and not each.guest]


def turnout(work: Work, squad: Squad, ballots: Iterable[Iterable[Ballot]]) -> tuple[int, int]:
    """How many have voted, of how many; whoever voted counts, in the squad by now or not."""
    voted = {each.person for some in ballots for each in some}
    return len(voted), len(voted.union(each.id for each in voters(work, squad)))
