"""Show one key result and its latest check-ins."""

from okr.commands.reading import ShowKeyResult
from okr.in_the_way import open_of
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown
from okr.notices.votes import LastVote
from okr.overview import look_at
from okr.permissions import key_result_seen, somebody
from okr.squad import Squad
from okr.stand_in import ownership
from okr.ties import eyes_of, ties_of
from okr.usecases.list_initiatives import lines_of
from okr.work import Work

LATEST = 5
"""Check-ins shown."""


def show_key_result(work: Work, command: ShowKeyResult) -> KeyResultShown:
    """Raises NoSuchKeyResult, also for one of a private squad that is not theirs; GuestsCannot."""
    key_result, objective, squad = key_result_seen(work, command.by, command.key_result)
    overview = look_at(work, squad, objective)
    latest = tuple(reversed(overview.check_ins.get(key_result.id, ())))[:LATEST]
    owned = ownership(work, [key_result], latest[-1].at) if latest else None
    owners = [owned.stood_in_for(key_result.ref, each.by, each.at) if owned else None for each in latest]
    people = work.people.named({*(each.by for each in latest), *filter(None, owners)})
    reader = somebody(work, command.by)
    return KeyResultShown(
        standing=overview.standing(key_result),
        objective=objective,
        squad=squad.name,
        check_ins=latest,
        authors=tuple(people[each.by].name if each.by in people else each.by for each in latest),
        on_behalf_of=tuple(people[each].name if each in people else None for each in owners),
        blockers=open_of(work, [key_result.id], reader).get(key_result.id, ()),
        ties=ties_of(work, key_result.ref, eyes_of(reader)),
        vote=_last_vote(work, key_result.id, squad),
        score=work.scores.of([key_result.id]).get(key_result.id),
        initiatives=lines_of(work, work.initiatives.of([key_result.id])),
    )


def _last_vote(work: Work, key_result: KeyResultId, squad: Squad) -> LastVote | None:
    found = work.votes.said_last([key_result]).get(key_result)
    if found is None:
        return None
    vote, spread = found
    return LastVote(squad.today(vote.closed_at or vote.closes_at), spread)
