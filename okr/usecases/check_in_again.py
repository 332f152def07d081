"""Show a check-in form again where something changed while it was open, with all that was typed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okr.change import Change
from okr.check_in import Answer, CheckIn, News
from okr.commands.week import SubmitCheckIns, TypedRow
from okr.errors.okr_error import OkrError
from okr.had_said import HadSaid, had_said
from okr.history import CHANGED
from okr.in_the_way import stood_in_the_way
from okr.key_result import KeyResult, KeyResultId
from okr.notices.history import Meanwhile
from okr.notices.week import CheckInForm, RowAgain, RowGone
from okr.overview import look_around
from okr.person import Person, PersonId
from okr.reading.quantity import write
from okr.usecases.prepare_check_in import form_about
from okr.work import Work

_LOOKED_THROUGH = 50
"""Changes; a form is open for minutes."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be answered any more, and why."""

    row: TypedRow
    error: OkrError


def form_again(
    work: Work,
    by: Person,
    command: SubmitCheckIns,
    key_results: Sequence[KeyResult],
    answers: Sequence[Answer],
    refused: Sequence[Refused],
) -> CheckInForm | None:
    """None where nothing that was answered here is another by now.

    What was left as it stood and was answered by somebody meanwhile is not asked about again.
    """
    said = {each.key_result for each in answers if each.news is News.NEWS}
    answered = _answered(work, command, key_results)
    changed = _changed(work, command, [each for each in key_results if each.id in said])
    gone = _gone(work, command, refused)
    if not (gone or said.intersection(answered) or changed):
        return None
    asked = [each for each in key_results if each.id in said or each.id not in answered]
    names = _names(work, answered, changed)
    typed = {row.key_result: row for row in command.rows}
    again = tuple(
        RowAgain(
            typed[each.id],
            answered=_had_said(work, answered.get(each.id), names),
            changed=_meanwhile(changed.get(each.ref, ()), names),
        )
        for each in asked
    )
    form = form_about(work, by, look_around(work, asked), asked)
    return CheckInForm(form.rows, command.opened, command.rest, again=again, gone=gone)


def _answered(
    work: Work, command: SubmitCheckIns, key_results: Sequence[KeyResult]
) -> dict[KeyResultId, CheckIn]:
    """By somebody else, since the form was shown."""
    since = command.told or command.opened
    latest = work.check_ins.latest([each.id for each in key_results], since)
    return {number: each for number, each in latest.items() if each.at > since and each.by != command.by}


def _changed(
    work: Work, command: SubmitCheckIns, key_results: Sequence[KeyResult]
) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    refs = [each.ref for each in key_results]
    for each in work.history.since(command.told or command.opened, refs, _LOOKED_THROUGH) if refs else ():
        if each.verb == CHANGED and each.by != command.by:
            found[each.subject].append(each)
    return found


def _gone(work: Work, command: SubmitCheckIns, refused: Sequence[Refused]) -> tuple[RowGone, ...]:
    """Those into which something was typed; the others are missed by nobody."""
    numbers = [each.row.key_result for each in refused]
    if not numbers:
        return ()
    seen, known = work.check_ins.stood_at(numbers, command.opened), work.key_results.named(numbers)
    blocked = stood_in_the_way(work, numbers, command.opened)
    touched = [
        each
        for each in refused
        for number in [each.row.key_result]
        if number not in seen
        or number not in known
        or _typed(each.row) != _stood(work, each.row, known[number], seen[number], blocked.get(number, ""))
    ]
    return tuple(RowGone(f"KR{each.row.key_result}", str(each.error), _told(each.row)) for each in touched)


def _typed(row: TypedRow) -> tuple[str, ...]:
    told = row.value.strip() if row.done is None else " ".join(row.done.split())
    return told, row.confidence, row.blocker.strip(), row.note.strip()


def _stood(work: Work, row: TypedRow, key_result: KeyResult, was: CheckIn, blocker: str) -> tuple[str, ...]:
    """What `_typed` says of a row that nobody touched."""
    value = "" if was.value is None else write(key_result.measure, was.value, work.locale)
    done = " ".join(str(each) for each in was.done or ())
    return value if row.done is None else done, str(was.confidence), blocker.strip(), ""


def _told(row: TypedRow) -> str:
    confidence = f"c{row.confidence}" if row.confidence else ""
    return " ".join(filter(None, (row.value, confidence, row.note.strip(), row.blocker.strip())))


def _names(
    work: Work, answered: Mapping[KeyResultId, CheckIn], changed: Mapping[str, Sequence[Change]]
) -> dict[PersonId, Person]:
    authors = {each.by for each in answered.values()}
    editors = {each.by for some in changed.values() for each in some}
    return work.people.named(authors | editors)


def _had_said(work: Work, check_in: CheckIn | None, names: Mapping[PersonId, Person]) -> HadSaid | None:
    if check_in is None:
        return None
    by = names.get(check_in.by)
    return had_said(check_in, by.name if by else str(check_in.by), work.now)


def _meanwhile(changes: Sequence[Change], names: Mapping[PersonId, Person]) -> Meanwhile | None:
    if not changes:
        return None
    by = dict.fromkeys(names[each.by].name for each in reversed(changes) if each.by in names)
    return Meanwhile(tuple(by), tuple(dict.fromkeys(what for each in changes for what in each.after)))
