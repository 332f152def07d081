"""Post each due squad's digest in its channel: one message a week, revised as late answers come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from okr.address import Address
from okr.asking import asked_at, holds_up
from okr.cadence import in_cadence, iso_week, latest_weekly, monday_of, worth_catching_up
from okr.commands.clockwork import PublishDueDigests
from okr.cycle import Cycle, quarter_of
from okr.days_off import look_up_days_off
from okr.digest import (
    TIME_TO_ANSWER,
    WINDOW,
    Digest,
    Disagreement,
    Request,
    StandIn,
    disagreements,
)
from okr.in_the_way import ANYBODY, in_the_way, open_of
from okr.key_result import KeyResultId
from okr.notices.week import DigestPosted
from okr.nudging import AskedKind
from okr.overview import Overview, look, look_closely
from okr.person import Person, PersonId
from okr.prompt import Prompt
from okr.schedule import DueKind
from okr.squad import Squad, SquadId
from okr.stand_in import ownership
from okr.timetable import schedule_cycle_end, schedule_digest
from okr.work import Work

_DIGEST = "digest"
_LOOKED_BACK: Final = timedelta(weeks=5)
"""Somebody asked longer ago is asked anew before anybody else hears of it."""
_A_DAY: Final = timedelta(days=1)
"""By how much a cycle may begin earlier in the zone of whoever is asked."""


def publish_digests(work: Work, command: PublishDueDigests) -> int:
    """How many digests were written. Each squad that is due is scheduled anew, shown or not."""
    return sum(_publish(work, squad) for squad in command.squads)


def _publish(work: Work, squad_id: SquadId) -> bool:
    due = work.schedule.at(DueKind.DIGEST, str(squad_id))
    if due is None or due > work.now:
        return False
    squad = work.squads.get(squad_id)
    schedule_digest(work, squad)
    if squad.archived:
        return False
    _schedule_ends(work, squad)
    latest = latest_weekly(due, work.now, squad.zone, squad.cadence.digest)
    day = squad.today(latest)
    wanted = in_cadence(squad, day) and worth_catching_up(latest, work.now)
    # One that somebody posted earlier in the week is brought up to date: who is silent is known only now.
    return wanted and (write_digest(work, squad, day) or revise_digest(work, squad, day))


def _schedule_ends(work: Work, squad: Squad) -> None:
    """By the way, once a week: an objective may have come into its cycle by whatever way."""
    objectives = work.objectives.open_of([squad.id], squad.today(work.now))
    ours = {each.cycle for each in objectives if each.squad == squad.id}
    for cycle in work.cycles.named(ours).values() if ours else ():
        schedule_cycle_end(work, squad, cycle)


def write_digest(work: Work, squad: Squad, day: date) -> bool:
    """Write the digest of that day's week to the squad's channel, once; False without a channel or a word."""
    digest = digest_of(work, squad)
    if squad.channel is None or not digest.objectives:
        return False
    address = Address.of_channel(work.workspace, squad.channel)
    return work.outbox.tell(_subject(squad, day), address, DigestPosted(digest))


def repeat_digest(work: Work, squad: Squad) -> bool:
    """Post this week's digest once more where it failed or may not have arrived."""
    subject = _subject(squad, squad.today(work.now))
    return work.outbox.told(subject) and work.outbox.again(subject, DigestPosted(digest_of(work, squad)))


def revise_digest(work: Work, squad: Squad, day: date) -> bool:
    """Bring the digest of that day's week up to date, if it was posted; False if it was not."""
    subject = _subject(squad, day)
    return work.outbox.told(subject) and work.outbox.revise(subject, DigestPosted(digest_of(work, squad)))


def digest_of(work: Work, squad: Squad) -> Digest:
    """The squad's week as it stands now; what ends in the midst of a week is part of that week."""
    overview = look(work, [squad], since=monday_of(squad.today(work.now)))
    cycle, prompts = _cycle(overview, work, squad), _prompts(work, overview)
    off, gone = _on_holiday(work, overview), _gone(work, overview)
    absent = off | gone
    away = (each for each in overview.key_results.values() if each.owners and absent.issuperset(each.owners))
    blockers = open_of(work, overview.key_results, ANYBODY)
    digest = overview.digest(
        squad,
        cycle,
        {key_result: each.at for key_result, each in prompts.items()},
        frozenset(each.id for each in away),
        blockers,
        _requests(work, squad),
        _reminded(work, prompts),
    )
    names = {overview.name(each) for each in off - gone}
    return replace(
        digest,
        on_holiday=tuple(each for each in digest.away if each in names),
        disagreements=_disagreements(work, squad, digest),
        stand_ins=tuple(_stand_ins(work, overview)),
    )


def _stand_ins(work: Work, overview: Overview) -> Iterator[StandIn]:
    """By name, of the last answers of the week."""
    since = work.now - WINDOW
    lasts = [some[-1] for some in overview.check_ins.values() if some and some[-1].at > since]
    owned = ownership(work, [overview.key_results[each.key_result] for each in lasts], since)
    found = [
        (each, owner)
        for each in lasts
        for owner in [owned.stood_in_for(f"KR{each.key_result}", each.by, each.at)]
        if owner is not None
    ]
    known = work.people.named({each.by for each, _ in found} | {owner for _, owner in found}) if found else {}
    for each, owner in found:
        if each.by in known and owner in known:
            yield StandIn(each.key_result, known[each.by].name, known[owner].name)


def _disagreements(work: Work, squad: Squad, digest: Digest) -> tuple[Disagreement, ...]:
    known = [each.key_result.id for objective in digest.objectives for each in objective.key_results]
    asked = work.challenges.of(known, work.now - _LOOKED_BACK) if known else []
    return disagreements(squad, digest.objectives, asked, work.now)


def _owners(overview: Overview) -> dict[PersonId, Person]:
    owners = {owner for each in overview.key_results.values() for owner in each.owners}
    return {each: overview.people[each] for each in owners if each in overview.people}


def _requests(work: Work, squad: Squad) -> tuple[Request, ...]:
    """What others ask of the squad, as far as anybody may read what it is in the way of."""
    asked = [each for each in work.blockers.asked_of([squad.id]) if each.waits_on_asked]
    overview = look_closely(work, {each.key_result for each in asked}) if asked else None
    if overview is None:
        return ()
    return tuple(
        Request(overview.squad_of(key_result).name, key_result, told)
        for told in in_the_way(work, asked, ANYBODY)
        if (key_result := overview.key_results.get(told.blocker.key_result)) is not None
        and overview.is_open(key_result)
        and not overview.squad_of(key_result).private
    )


def _gone(work: Work, overview: Overview) -> set[PersonId]:
    """The owners who are away, or answer nothing this week: they must not be called silent."""
    owners = _owners(overview)
    wishes = work.preferences.named(owners) if owners else {}
    days = {each: person.local(work.now).date() for each, person in owners.items()}
    skipped = _skipped(work, days)
    return {each for each, today in days.items() if each in skipped or wishes[each].paused(today)}


def _on_holiday(work: Work, overview: Overview) -> set[PersonId]:
    """The owners whose question waits for the end of a holiday, or who have no other day this week."""
    people = _owners(overview)
    squads = work.squads.rhythms_of(people) if people else {}
    wishes = work.preferences.named(squads) if squads else {}
    off = look_up_days_off(work, squads, wishes)
    return {
        each
        for each, theirs in squads.items()
        if holds_up(people[each], asked_at(theirs, wishes[each]), off.of(each), work.now)
    }


def _skipped(work: Work, days: Mapping[PersonId, date]) -> set[PersonId]:
    """Those who answer nothing in the week of that day of theirs, in one query."""
    weeks = {person: iso_week(day) for person, day in days.items()}
    skips = work.skips.of(weeks, min(weeks.values())) if weeks else []
    return {each.person for each in skips if each.week == weeks[each.person]}


def _prompts(work: Work, overview: Overview) -> dict[KeyResultId, Prompt]:
    """The last question about each, in the cycles that the digest is about."""
    if not overview.key_results:
        return {}
    starts = min(each.starts for each in overview.cycles.values())
    asked = work.prompts.about(overview.key_results, datetime.combine(starts, time(0), UTC) - _A_DAY)
    return _latest(asked)


def _latest(prompts: Iterable[Prompt]) -> dict[KeyResultId, Prompt]:
    by_age = sorted(prompts, key=lambda each: each.at)
    return {key_result: each for each in by_age for key_result in each.key_results}


def _reminded(work: Work, prompts: Mapping[KeyResultId, Prompt]) -> dict[KeyResultId, datetime]:
    """When whoever was asked about each was reminded of it, if that is only just now."""
    people = {each.person for each in prompts.values()}
    heard = work.asked.of(people, work.now - TIME_TO_ANSWER) if people else []
    latest = {
        (each.person, each.subject): each.at
        for each in heard
        if each.kind is AskedKind.REMINDER and each.at <= work.now
    }
    return {
        key_result: latest[each.person, each.week]
        for key_result, each in prompts.items()
        if (each.person, each.week) in latest
    }


def _cycle(overview: Overview, work: Work, squad: Squad) -> Cycle:
    """The cycle most of the digest is about: the one that is running, else the next one to start."""
    today = squad.today(work.now)
    known = sorted(overview.cycles.values(), key=lambda cycle: (not cycle.holds(today), cycle.starts))
    return known[0] if known else quarter_of(today)


def squad_of_digest(subject: str) -> SquadId | None:
    """Whose digest was told as `subject`; None when it is another message."""
    kind, _, rest = subject.partition(":")
    return SquadId(int(rest.partition(":")[0])) if kind == _DIGEST else None


def _subject(squad: Squad, day: date) -> str:
    return f"{_DIGEST}:{squad.id}:{iso_week(day)}"
