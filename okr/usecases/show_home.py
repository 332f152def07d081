"""Show a person what waits for them, what is theirs and what changed, in a handful of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from math import ceil
from typing import Final

from okr.blocker import Blocker, Reply
from okr.cadence import start_of_week
from okr.change import Change
from okr.commands.reading import ShowHome
from okr.in_the_way import in_the_way
from okr.key_result import KeyResult, KeyResultId
from okr.notices.home import Home, HomeBlocker, HomeChange, HomeRow, HomeSquad
from okr.notices.marks import OpenBlocker
from okr.overview import Overview, look_closely
from okr.permissions import may_read, somebody
from okr.person import Person
from okr.squad import Squad
from okr.work import Work

PAGE: Final = 8
"""Key results on one page, and in one check-in form."""

MOST_BLOCKERS: Final = 5
MOST_CHANGES: Final = 6
_CHANGES_READ: Final = 60
"""Of which some are one's own, and several are of one thing."""
_OBJECTIVES_WATCHED: Final = 40


def show_home(work: Work, command: ShowHome) -> Home:
    """Raises GuestsCannot. However many key results somebody owns, one page of them is read."""
    person = somebody(work, command.by)
    today = person.local(work.now).date()
    mine, waiting = _mine(work, person, today)
    pages = max(1, ceil(len(mine) / PAGE))
    page = min(command.page, pages - 1)
    squads = work.squads.of(person.id)
    blockers = _blockers(work, person, squads)[:_CHANGES_READ]
    shown = mine[page * PAGE : (page + 1) * PAGE]
    overview = look_closely(work, {*shown, *(each.key_result for each in blockers)})
    since = _since(work, command)
    return Home(
        name=person.name,
        waiting=len(waiting),
        rows=tuple(
            _row(overview, each, waiting, start_of_week(work.now, person.zone))
            for each in shown
            if each in overview.key_results
        ),
        page=page,
        pages=pages,
        first=page * PAGE + 1,
        total=len(mine),
        blockers=tuple(
            HomeBlocker(told, overview.key_results[told.blocker.key_result], _is_asked(told, person))
            for told in in_the_way(work, blockers, person)
            if _is_seen(overview, told.blocker.key_result, person)
        )[:MOST_BLOCKERS],
        squads=_squads(work, squads, today),
        changes=() if since is None else _changes(work, person, since, mine, squads, today),
        since=since,
    )


def show_home_again(work: Work, command: ShowHome) -> Home | None:
    """As it is now, for who has ever looked at theirs; raises GuestsCannot."""
    return None if work.visits.last(command.by) is None else show_home(work, command)


def _mine(work: Work, person: Person, today: date) -> tuple[list[KeyResultId], frozenset[KeyResultId]]:
    """All that they are answerable for, those that this week's question waits for first; and the latter."""
    mine = [each.key_result for each in work.key_results.answerable_by([person.id]) if each.ends >= today]
    prompt = work.prompts.latest(person.id)
    asked = set(mine).intersection(prompt.key_results) if prompt else set()
    answered = work.check_ins.latest(asked, prompt.at) if prompt and asked else {}
    waiting = frozenset(asked.difference(answered))
    return sorted(mine, key=lambda each: each not in waiting), waiting


def _row(
    overview: Overview, key_result: KeyResultId, waiting: frozenset[KeyResultId], monday: datetime
) -> HomeRow:
    found = overview.key_results[key_result]
    standing, waits = overview.standing(found), key_result in waiting
    answered = not waits and standing.last is not None and standing.last.at >= monday
    return HomeRow(standing, overview.squad_of(found).name, waits, answered)


def _blockers(work: Work, person: Person, squads: Sequence[Squad]) -> list[Blocker]:
    """What waits on them by name, what they took, and what squads that they lead have not answered."""
    led = {each.id for each in squads if each.lead == person.id}
    ids = [each.id for each in squads]
    asked = [
        each
        for each in (work.blockers.asked_of(ids) if ids else ())
        if _took(each, person) or (each.asked in led and each.reply is Reply.ASKED)
    ]
    found = {each.id: each for each in (*work.blockers.waiting_on(person.id), *asked)}
    return sorted(found.values(), key=lambda each: (each.since, each.id))


def _took(blocker: Blocker, person: Person) -> bool:
    return blocker.reply is Reply.ACCEPTED and blocker.replied_by == person.id


def _is_asked(told: OpenBlocker, person: Person) -> bool:
    return told.blocker.reply is Reply.ASKED and told.blocker.waits_on != person.id


def _is_seen(overview: Overview, key_result: KeyResultId, person: Person) -> bool:
    """Whether it is there, and theirs to read: somebody may wait on a person who may not see for what."""
    found = overview.key_results.get(key_result)
    return found is not None and may_read(person, overview.objectives[found.objective], overview.squads)


def _squads(work: Work, squads: Sequence[Squad], today: date) -> tuple[HomeSquad, ...]:
    counts = work.objectives.count_of([each.id for each in squads], today) if squads else {}
    return tuple(HomeSquad(each, counts.get(each.id, 0)) for each in squads)


def _since(work: Work, command: ShowHome) -> datetime | None:
    last = work.visits.last(command.by) if command.since is None else command.since
    if command.visit:
        work.visits.put(command.by, work.now)
    return last


@dataclass(frozen=True, slots=True)
class _Subject:
    """What somebody may have changed, under the name that the history has for it."""

    title: str
    ref: str
    key_result: KeyResult | None = None


def _changes(
    work: Work,
    person: Person,
    since: datetime,
    mine: Iterable[KeyResultId],
    squads: Sequence[Squad],
    today: date,
) -> tuple[HomeChange, ...]:
    """What others changed in their key results and squads, the latest of a kind for each."""
    subjects = _subjects(work, mine, squads, today)
    found = work.history.since(since, subjects, _CHANGES_READ) if subjects else []
    latest = {(each.subject, each.verb, each.by): each for each in reversed(found) if each.by != person.id}
    newest = sorted(latest.values(), key=lambda each: (each.at, each.id or 0), reverse=True)[:MOST_CHANGES]
    names = {each.id: each.name for each in work.people.named({each.by for each in newest}).values()}
    return tuple(_told(each, subjects[each.subject], names.get(each.by, each.by)) for each in newest)


def _subjects(
    work: Work, mine: Iterable[KeyResultId], squads: Sequence[Squad], today: date
) -> dict[str, _Subject]:
    """As much of what concerns them as one page of changes is worth."""
    ids = [each.id for each in squads]
    objectives = work.objectives.open_of(ids, today, limit=_OBJECTIVES_WATCHED) if ids else []
    theirs = work.key_results.of([each.id for each in objectives]) if objectives else []
    known = {each.id: each for each in theirs}
    missing = list(islice((each for each in mine if each not in known), _CHANGES_READ))
    key_results: Mapping[KeyResultId, KeyResult] = {
        **known,
        **(work.key_results.named(missing) if missing else {}),
    }
    return {
        **{f"squad:{each.id}": _Subject(each.name, each.handle) for each in squads},
        **{each.ref: _Subject(each.title, each.ref) for each in objectives},
        **{each.ref: _Subject(each.title, each.ref, each) for each in key_results.values()},
    }


def _told(change: Change, subject: _Subject, by: str) -> HomeChange:
    return HomeChange(
        title=subject.title,
        ref=subject.ref,
        verb=change.verb,
        by=by,
        at=change.at,
        key_result=subject.key_result,
        value=_number(change.after.get("value")) if subject.key_result else None,
    )


def _number(fact: object) -> Decimal | None:
    """The history keeps numbers as text."""
    try:
        return None if fact is None else Decimal(str(fact))
    except InvalidOperation:
        return None
