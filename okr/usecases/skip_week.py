"""Skip a week: somebody answers nothing until the next, is asked nothing more, and is not called silent."""

from okr.cadence import first_day_of, iso_week
from okr.change import Change
from okr.commands.week import AskAfterAll, SkipWeek
from okr.errors.history import AlreadyBack
from okr.errors.texts import TextTooLong
from okr.errors.week import NothingSkipped
from okr.history import remember
from okr.notices.week import AskedAfterAll, WeekSkipped
from okr.permissions import somebody
from okr.person import Person, PersonId
from okr.question import waiting_for
from okr.question_now import is_skipped
from okr.skip import REASON_LIMIT, SKIPPED, Skip, history_of
from okr.usecases.publish_digests import revise_digest
from okr.usecases.send_prompts import revise_prompt
from okr.work import Work


def skip_week(work: Work, command: SkipWeek) -> WeekSkipped:
    """The week of their own calendar; said twice, the later reason holds.

    Raises TextTooLong, GuestsCannot.
    """
    person = somebody(work, command.by)
    reason = " ".join(command.reason.split())
    if len(reason) > REASON_LIMIT:
        raise TextTooLong(letters=len(reason), limit=REASON_LIMIT)
    skip = Skip(person.id, _this_week(work, person), reason, work.now)
    work.skips.put(skip)
    change = remember(work, person.id, history_of(skip.week), SKIPPED, after=skip)
    shown = _tell_everywhere(work, person, skip.week)
    return WeekSkipped(first_day_of(skip.week), reason, change, shown)


def ask_after_all(work: Work, command: AskAfterAll) -> AskedAfterAll:
    """Raises NothingSkipped, GuestsCannot."""
    person = somebody(work, command.by)
    week = _this_week(work, person)
    if not is_skipped(work, person.id, week):
        raise NothingSkipped
    return _ask_again(work, person, week)


def skip_back(work: Work, by: PersonId, change: Change) -> AskedAfterAll:
    """The inverse of skipping; raises AlreadyBack."""
    week = str(change.after["week"])
    if not is_skipped(work, by, week):
        raise AlreadyBack(title=f"The week of {first_day_of(week):%d %b}")
    return _ask_again(work, work.people.get(by), week)


def _ask_again(work: Work, person: Person, week: str) -> AskedAfterAll:
    work.skips.remove(person.id, week)
    shown = _tell_everywhere(work, person, week)
    return AskedAfterAll(first_day_of(week), waiting_for(work, person), shown)


def _this_week(work: Work, person: Person) -> str:
    return iso_week(person.local(work.now).date())


def _tell_everywhere(work: Work, person: Person, week: str) -> bool:
    """In the question of that week, and in the digests of their squads; whether the question shows it."""
    prompt = work.prompts.latest(person.id)
    shown = prompt is not None and prompt.week == week and revise_prompt(work, prompt)
    for squad in work.squads.of(person.id):
        revise_digest(work, squad, squad.today(work.now))
    return shown
