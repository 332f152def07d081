"""Ask another squad to take what is in the way."""

from okr.blocker import Blocker
from okr.blocker_notes import Note, note
from okr.commands.marks import AskSquad, PrepareAskSquad
from okr.errors.marks import AskOwnSquad, BlockerCleared, NobodyToAsk
from okr.errors.squads import SquadArchived
from okr.in_the_way import in_the_way
from okr.marks import blocker_seen, marked
from okr.notices.marks import AskSquadForm, BlockerAskSent
from okr.objective import Objective
from okr.permissions import readable, somebody, squad_called
from okr.person import PersonId
from okr.squad import Squad
from okr.usecases.blocker_request import revise_request, send_request
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work

MOST = 101
"""As many as are looked for at once. A form lists fewer; beyond that it lets people search."""


def ask_squad(work: Work, command: AskSquad) -> BlockerAskSent:
    """Whoever was asked before is told that they need not answer any more.

    Raises NoSuchBlocker, BlockerCleared, AskedAlready, AskOwnSquad, NoSuchSquad, SquadArchived, NobodyHears
    and what `marked` raises.
    """
    before, _ = _ours(work, command)
    squad = squad_called(work, command.by, command.squad.lower())
    objective = _objective(work, before)
    _refuse(before, squad, objective)
    asked = before.asked_of(squad.id, command.by, work.now)
    if before.asked is not None:
        revise_request(work, before, moved=True)
    work.blockers.save(asked)
    note(work, command.by, Note.ASKED, asked)
    channel = send_request(work, asked, squad)
    key_result = work.key_results.get(asked.key_result)
    revise_what_was_asked(work, objective, [key_result])
    lead = work.people.named([squad.lead])
    (told,) = in_the_way(work, [asked], somebody(work, command.by))
    return BlockerAskSent(told, channel, lead[squad.lead].name if squad.lead in lead else "")


def prepare_ask_squad(work: Work, command: PrepareAskSquad) -> AskSquadForm:
    """Raises NoSuchBlocker, BlockerCleared, NobodyToAsk and what `marked` raises."""
    blocker, person = _ours(work, command)
    if not blocker.open:
        raise BlockerCleared(blocker=blocker.ref)
    ours = _objective(work, blocker).squads
    others = tuple(each for each in readable(work, command.by) if each.id not in ours)
    if not others:
        raise NobodyToAsk
    (told,) = in_the_way(work, [blocker], somebody(work, person))
    return AskSquadForm(told, others[:MOST])


def _ours(work: Work, command: AskSquad | PrepareAskSquad) -> tuple[Blocker, PersonId]:
    somebody(work, command.by)
    blocker, key_result = blocker_seen(work, command.by, command.blocker)
    marked(work, command.by, key_result.id)
    return blocker, command.by


def _objective(work: Work, blocker: Blocker) -> Objective:
    return work.objectives.get(work.key_results.get(blocker.key_result).objective)


def _refuse(blocker: Blocker, squad: Squad, objective: Objective) -> None:
    if squad.id in objective.squads:
        raise AskOwnSquad(blocker=blocker.ref, squad=squad.name)
    if squad.archived:
        raise SquadArchived(squad=squad.name)
