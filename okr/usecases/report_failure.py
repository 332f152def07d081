"""Tell, once, that something could not be posted and what to do: of a digest the lead, else who
asked for it.
"""

from okr.address import Address
from okr.commands.clockwork import ReportFailure
from okr.notices.sharing import CardNotPosted
from okr.notices.votes import VoteNotPosted
from okr.notices.week import DigestNotDelivered
from okr.person import ChannelId
from okr.poll import Poll, poll_told_as
from okr.schedule import DueKind
from okr.usecases.blocker_request import ask_lead_instead
from okr.usecases.publish_digests import squad_of_digest
from okr.usecases.share_card import shared_as
from okr.work import Work


def report_failure(work: Work, command: ReportFailure) -> bool:
    """False when nobody is to be told, or was told already."""
    if (shared := shared_as(command.subject)) is not None:
        person, ref, channel = shared
        whom = Address.of_person(work.workspace, person)
        notice = CardNotPosted(ref, channel, command.reason)
        return work.outbox.tell(f"undelivered:{command.subject}", whom, notice)
    if (poll := poll_told_as(command.subject)) is not None:
        return _report_vote(work, poll, command)
    return ask_lead_instead(work, command.subject) or _report_digest(work, command)


def _report_vote(work: Work, poll: Poll, command: ReportFailure) -> bool:
    """A vote that nobody saw is over, so that it can be opened again."""
    votes = [each for each in work.votes.named(poll.votes) if each.closed_at is None]
    if not votes:
        return False
    for each in votes:
        work.votes.save(each.closed(work.now))
    work.schedule.remove(DueKind.VOTE, poll.ref)
    key_result = work.key_results.get(votes[0].key_result)
    squad = work.squads.get(work.objectives.get(key_result.objective).squad)
    about = key_result.ref if len(votes) == 1 else squad.handle
    notice = VoteNotPosted(squad.name, about, squad.channel or ChannelId(""), command.reason)
    whom = Address.of_person(work.workspace, votes[0].opened_by)
    return work.outbox.tell(f"undelivered:{command.subject}", whom, notice)


def _report_digest(work: Work, command: ReportFailure) -> bool:
    squad_id = squad_of_digest(command.subject)
    squad = None if squad_id is None else work.squads.get(squad_id)
    if squad is None or squad.channel is None:
        return False
    notice = DigestNotDelivered(squad.name, squad.handle, squad.channel, command.reason)
    lead = Address.of_person(work.workspace, squad.lead)
    return work.outbox.tell(f"undelivered:{command.subject}", lead, notice)
