"""What a squad says that was asked to take a blocker: yes and by when, not ours, or let us talk."""

from okr.address import Address
from okr.blocker import Blocker
from okr.blocker_notes import Note, note
from okr.commands.marks import AcceptBlocker, PrepareAccept, PrepareRefuse, RefuseBlocker, TalkAboutBlocker
from okr.errors.key_results import KeyResultDropped
from okr.errors.marks import BlockerCleared, NobodyAsked, NoSuchBlocker, TalkToYourself
from okr.errors.texts import TextTooLong
from okr.in_the_way import in_the_way
from okr.marks import BLOCKER_LIMIT, blocker_seen
from okr.notices.marks import AcceptForm, BlockerReplied, OpenBlocker, RefuseForm, TalkWanted
from okr.permissions import may_read, member_of, somebody, squads_of
from okr.person import Person
from okr.squad import Squad
from okr.usecases.blocker_request import revise_request, tell_in_private
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work

Reply = AcceptBlocker | RefuseBlocker | TalkAboutBlocker | PrepareAccept | PrepareRefuse


def accept_blocker(work: Work, command: AcceptBlocker) -> BlockerReplied:
    """Raises PromiseNotAhead, and what `asked_to_reply` raises."""
    by, before, squad = asked_to_reply(work, command)
    after = before.accepted(by.id, command.promised, by.local(work.now).date())
    return _kept(work, by, after, squad, Note.ACCEPTED)


def refuse_blocker(work: Work, command: RefuseBlocker) -> BlockerReplied:
    """Raises TextTooLong, and what `asked_to_reply` raises."""
    by, before, squad = asked_to_reply(work, command)
    why = " ".join(command.why.split())
    if len(why) > BLOCKER_LIMIT:
        raise TextTooLong(letters=len(why), limit=BLOCKER_LIMIT)
    return _kept(work, by, before.refused(by.id, why), squad, Note.REFUSED)


def prepare_accept(work: Work, command: PrepareAccept) -> AcceptForm:
    by, blocker, _ = asked_to_reply(work, command)
    return AcceptForm(_shown(work, blocker, by))


def prepare_refuse(work: Work, command: PrepareRefuse) -> RefuseForm:
    by, blocker, _ = asked_to_reply(work, command)
    return RefuseForm(_shown(work, blocker, by))


def talk_about_blocker(work: Work, command: TalkAboutBlocker) -> TalkWanted:
    """Whoever asked hears, once a day, who would like to talk.

    Raises TalkToYourself, and what `asked_to_reply` raises.
    """
    by, blocker, squad = asked_to_reply(work, command)
    asker = work.people.get(blocker.asked_by or blocker.by)
    if asker.id == by.id:
        raise TalkToYourself(squad=squad.name)
    told = TalkWanted(_shown(work, blocker, asker), squad.name, by.id, by.name, asker=True, link=command.link)
    subject = f"talk:{blocker.ref}:{by.id}:{work.now.date()}"
    work.outbox.tell(subject, Address.of_person(work.workspace, asker.id), told)
    return TalkWanted(_shown(work, blocker, by), squad.name, asker.id, asker.name, asker=False)


def asked_to_reply(work: Work, command: Reply) -> tuple[Person, Blocker, Squad]:
    """Whoever asks, the blocker, and the squad that was asked to take it, whose members may reply.

    Raises NoSuchBlocker, BlockerCleared, NobodyAsked, MembersOnly, SquadArchived, KeyResultDropped,
    GuestsCannot.
    """
    by = somebody(work, command.by)
    blocker = work.blockers.get(command.blocker)
    squad = None if blocker.asked is None else work.squads.get(blocker.asked)
    if squad is None or not squad.may_edit(by):
        blocker_seen(work, by.id, command.blocker)
    if squad is None:
        raise NobodyAsked(blocker=blocker.ref)
    if not squad.may_read(by):
        raise NoSuchBlocker(blocker=blocker.ref)
    member_of(work, by.id, squad)
    _refuse_settled(work, blocker)
    return by, blocker, squad


def _refuse_settled(work: Work, blocker: Blocker) -> None:
    if not blocker.open:
        raise BlockerCleared(blocker=blocker.ref)
    key_result = work.key_results.get(blocker.key_result)
    if key_result.dropped or work.objectives.get(key_result.objective).dropped:
        raise KeyResultDropped(key_result=key_result.ref)


def _kept(work: Work, by: Person, after: Blocker, squad: Squad, verb: Note) -> BlockerReplied:
    work.blockers.save(after)
    note(work, by.id, verb, after)
    key_result = work.key_results.get(after.key_result)
    objective = work.objectives.get(key_result.objective)
    revise_request(work, after)
    revise_what_was_asked(work, objective, [key_result])
    waiting = {after.asked_by or after.by, *key_result.owners} - {by.id}
    told = BlockerReplied(_shown(work, after, by), squad.name, key_result, told=True)
    tell_in_private(work, waiting, after, told)
    seen = may_read(by, objective, squads_of(work, objective))
    return BlockerReplied(_shown(work, after, by), squad.name, key_result if seen else None, told=False)


def _shown(work: Work, blocker: Blocker, reader: Person) -> OpenBlocker:
    (told,) = in_the_way(work, [blocker], reader)
    return told
