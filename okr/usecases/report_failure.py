"""Tell, once, that something could not be posted and what to do: of a digest the lead, else who shared it."""

from okr.address import Address
from okr.commands.clockwork import ReportFailure
from okr.notices.sharing import CardNotPosted
from okr.notices.week import DigestNotDelivered
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
    return ask_lead_instead(work, command.subject) or _report_digest(work, command)


def _report_digest(work: Work, command: ReportFailure) -> bool:
    squad_id = squad_of_digest(command.subject)
    squad = None if squad_id is None else work.squads.get(squad_id)
    if squad is None or squad.channel is None:
        return False
    notice = DigestNotDelivered(squad.name, squad.handle, squad.channel, command.reason)
    lead = Address.of_person(work.workspace, squad.lead)
    return work.outbox.tell(f"undelivered:{command.subject}", lead, notice)
