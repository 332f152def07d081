"""Tell a squad's lead, once, that its digest could not be posted and what to do."""

from okr.address import Address
from okr.commands import ReportFailure
from okr.notices import DigestNotDelivered
from okr.usecases.publish_digests import squad_of_digest
from okr.work import Work


def report_failure(work: Work, command: ReportFailure) -> bool:
    """False when nobody is to be told, or was told already."""
    squad_id = squad_of_digest(command.subject)
    squad = None if squad_id is None else work.squads.get(squad_id)
    if squad is None or squad.channel is None:
        return False
    notice = DigestNotDelivered(squad.name, squad.handle, squad.channel, command.reason)
    lead = Address.of_person(work.workspace, squad.lead)
    return work.outbox.tell(f"undelivered:{command.subject}", lead, notice)
