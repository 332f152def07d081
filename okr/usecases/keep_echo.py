"""Remember where it was said back what a message said, so that it can be revised when that is edited."""

from okr.address import Address
from okr.commands.week import KeepEcho
from okr.echo import echo_of
from okr.work import Work


def keep_echo(work: Work, command: KeepEcho) -> None:
    address = Address.of_person(work.workspace, command.by)
    work.outbox.said(echo_of(command.source), address, command.conversation, command.message)
