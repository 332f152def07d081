"""Post an objective or a key result in a channel, in the name of whoever shares it."""

from dataclasses import replace

from okr.address import Address
from okr.commands.reading import ShowKeyResult, ShowObjective
from okr.commands.sharing import ShareCard
from okr.errors.sharing import PrivateStaysHome
from okr.errors.texts import TextTooLong
from okr.in_the_way import ANYBODY, open_of
from okr.notices.sharing import CardSent, CardShared
from okr.permissions import somebody, squads_of
from okr.person import ChannelId, Person, PersonId
from okr.reading.typed.tail import NOTE_LIMIT
from okr.subject import Subject, subject_seen
from okr.ties import everybody, ties_of
from okr.usecases.show_key_result import show_key_result
from okr.usecases.show_objective import show_objective
from okr.work import Work

_SHARE = "share"


def share_card(work: Work, command: ShareCard) -> CardSent:
    """Raises NoSuchObjective, NoSuchKeyResult, PrivateStaysHome, TextTooLong, GuestsCannot."""
    by = somebody(work, command.by)
    subject = subject_seen(work, command.by, command.ref)
    refuse_elsewhere(work, subject, command.channel)
    if len(command.note) > NOTE_LIMIT:
        raise TextTooLong(letters=len(command.note), limit=NOTE_LIMIT)
    told = f"{_SHARE}:{by.id}:{subject.ref}:{command.channel}:{work.now.isoformat()}"
    channel = Address.of_channel(work.workspace, command.channel)
    work.outbox.tell(told, channel, as_anybody_reads(work, command, subject, by))
    return CardSent(subject.named, command.channel)


def shared_as(subject: str) -> tuple[PersonId, str, ChannelId] | None:
    """Who shared what where, of a message told as `subject`; None when it is another message."""
    match subject.split(":", maxsplit=4):
        case [kind, by, ref, channel, _] if kind == _SHARE:
            return PersonId(by), ref, ChannelId(channel)
        case _:
            return None


def as_anybody_reads(work: Work, command: ShareCard, subject: Subject, by: Person) -> CardShared:
    """What anybody may read of it: a channel is full of eyes."""
    ties = ties_of(work, subject.ref, everybody)
    note = command.note.strip()
    if subject.key_result is None:
        shown = show_objective(work, ShowObjective(command.workspace, by.id, subject.objective.id))
        return CardShared(by.name, note, objective=replace(shown, ties=ties))
    found = show_key_result(work, ShowKeyResult(command.workspace, by.id, subject.key_result.id))
    blockers = open_of(work, [subject.key_result.id], ANYBODY).get(subject.key_result.id, ())
    return CardShared(by.name, note, key_result=replace(found, ties=ties, blockers=blockers))


def refuse_elsewhere(work: Work, subject: Subject, channel: ChannelId) -> None:
    """What a private squad works on is told in its channel, or in that of a private one that shares it."""
    if not subject.squad.private:
        return
    squads = squads_of(work, subject.objective).values()
    if channel not in {each.channel for each in squads if each.private}:
        raise PrivateStaysHome(squad=subject.squad.name)
