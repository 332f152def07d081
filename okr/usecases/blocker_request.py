"""What is said to a squad that is asked to take a blocker, and its revision as things go on."""

from collections.abc import Iterable
from typing import Final

from okr.address import Address
from okr.asking import quiet_until
from okr.blocker import Blocker, BlockerId
from okr.errors.marks import NobodyHears, NoSuchBlocker
from okr.in_the_way import in_the_way
from okr.notices.marks import BlockerAsked
from okr.notices.notice import Notice
from okr.nudging import Asked, AskedKind
from okr.permissions import squads_of
from okr.person import ChannelId, PersonId
from okr.squad import Squad
from okr.usecases.publish_digests import revise_digest
from okr.work import Work

_REQUEST: Final = "blocker"
_TO_LEAD: Final = "lead:"
"""Begins the subject of what the lead is told in private."""


def send_request(work: Work, blocker: Blocker, squad: Squad) -> ChannelId | None:
    """Ask in the squad's channel, and say which; None where its lead is told in private instead.

    That is for squads without a channel, and for what a private squad needs. Raises NobodyHears.
    """
    notice = _request(work, blocker, squad)
    private = notice.key_result is None
    if squad.channel is None or private:
        _ask_lead(work, blocker, squad, notice)
        return None
    work.outbox.tell(_subject(blocker), Address.of_channel(work.workspace, squad.channel), notice)
    work.asked.add_all([Asked(squad.lead, work.now, AskedKind.BLOCKER, blocker.ref, blocker.asked_by)])
    return squad.channel


def ask_lead_instead(work: Work, subject: str) -> bool:
    """Tell the lead what could not be said in the channel; False when `subject` is another message."""
    kind, _, rest = subject.partition(":")
    number, _, _ = rest.partition(":")
    if kind != _REQUEST or not number.isdecimal():
        return False
    try:
        blocker = work.blockers.get(BlockerId(int(number)))
    except NoSuchBlocker:
        return False
    if blocker.asked is None or not blocker.open or _subject(blocker) != subject:
        return False
    squad = work.squads.get(blocker.asked)
    try:
        return _ask_lead(work, blocker, squad, _request(work, blocker, squad))
    except NobodyHears:
        return False


def revise_request(work: Work, blocker: Blocker, *, moved: bool = False) -> None:
    """Show in the request, and in the digest of the squad that was asked, what became of it."""
    if blocker.asked is None:
        return
    squad = work.squads.get(blocker.asked)
    told = [each for each in (_subject(blocker), f"{_TO_LEAD}{_subject(blocker)}") if work.outbox.told(each)]
    notice = _request(work, blocker, squad, moved=moved) if told else None
    for subject in told:
        if notice is not None:
            work.outbox.revise(subject, notice)
    revise_digest(work, squad, squad.today(work.now))


def tell_in_private(work: Work, people: Iterable[PersonId], blocker: Blocker, notice: Notice) -> None:
    """Tell each once, after their quiet hours; nothing else holds back what they wait for."""
    known = work.people.named(people)
    wishes = work.preferences.named(known) if known else {}
    for person in (each for each in known.values() if each.active):
        quiet = quiet_until(person, wishes[person.id], work.now)
        subject = f"reply:{blocker.ref}:{work.now.isoformat()}:{person.id}"
        if work.outbox.tell(subject, Address.of_person(work.workspace, person.id), notice, at=quiet):
            at = quiet or work.now
            work.asked.add_all([Asked(person.id, at, AskedKind.BLOCKER, blocker.ref, blocker.replied_by)])


def _ask_lead(work: Work, blocker: Blocker, squad: Squad, notice: BlockerAsked) -> bool:
    known = work.people.named([squad.lead])
    if squad.lead not in known or not known[squad.lead].active:
        raise NobodyHears(squad=squad.name)
    lead = known[squad.lead]
    quiet = quiet_until(lead, work.preferences.named([lead.id])[lead.id], work.now)
    subject = f"{_TO_LEAD}{_subject(blocker)}"
    told = work.outbox.tell(subject, Address.of_person(work.workspace, lead.id), notice, at=quiet)
    at = quiet or work.now
    work.asked.add_all([Asked(lead.id, at, AskedKind.BLOCKER, blocker.ref, blocker.asked_by)])
    return told


def _request(work: Work, blocker: Blocker, squad: Squad, *, moved: bool = False) -> BlockerAsked:
    key_result = work.key_results.get(blocker.key_result)
    objective = work.objectives.get(key_result.objective)
    home = squads_of(work, objective)[objective.squad]
    shown = not home.private or squad.id in objective.squads
    names = work.people.named({squad.lead, *filter(None, (blocker.asked_by,))})
    asker = names.get(blocker.asked_by) if blocker.asked_by is not None else None
    lead = names.get(squad.lead)
    (told,) = in_the_way(work, [blocker], lead)
    return BlockerAsked(
        blocker=told,
        squad=home.name if shown else "",
        asked=squad.name,
        by=asker.name if asker else "",
        lead=squad.lead,
        lead_name=lead.name if lead else "",
        key_result=key_result if shown else None,
        moved=moved,
    )


def _subject(blocker: Blocker) -> str:
    at = blocker.asked_at.isoformat() if blocker.asked_at else ""
    return f"{_REQUEST}:{blocker.id}:{blocker.asked}:{at}"
