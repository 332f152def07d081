"""Keep what a check-in says is in the way, or is no more, as blockers; and take that back with it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from okr.blocker import Blocker
from okr.blocker_notes import Note, note
from okr.check_in import Answer, CheckIn
from okr.person import PersonId
from okr.usecases.blocker_request import revise_request
from okr.work import Work

_WAITS: Final = re.compile(r"[\s,:]+(?:waits|waiting)[ \t]+(?:on|for)$", re.IGNORECASE)
"""Said before a name that is kept beside the text."""


def settle_blockers(work: Work, answer: Answer, check_in: CheckIn, corrected: CheckIn | None) -> None:
    """What it says is in the way is logged, or keeps its age; what it takes out of a form is cleared."""
    if not (check_in.blocker or answer.gone):
        return
    still_open = work.blockers.open_of([check_in.key_result])
    said = _said(work, answer, check_in, corrected, still_open) if check_in.blocker else None
    for each in still_open:
        if said is not None and each.id == said.id:
            continue
        if (answer.gone and each.says(answer.gone)) or (said is not None and _is_of(each, corrected)):
            _clear(work, each, check_in)


def take_back_blockers(work: Work, by: PersonId, check_in: CheckIn, stands: CheckIn | None) -> None:
    """Undo what `check_in` did to blockers; `stands` is the answer that counts again in its place."""
    for each in work.blockers.settled_by(check_in.id):
        if each.cleared_in == check_in.id:
            _save(work, each.reopened())
        elif each.open and stands is not None and stands.blocker:
            _save(work, replace(each, text=stands.blocker, said_in=stands.id))
        elif each.open:
            _save(work, each.cleared(by, work.now))
            note(work, by, Note.CLEARED, each)


def _said(
    work: Work, answer: Answer, check_in: CheckIn, corrected: CheckIn | None, still_open: Iterable[Blocker]
) -> Blocker:
    """One that is there, one of the answer it corrects in its new words, or a new one."""
    text = without_name(work, check_in.blocker, answer.waits_on)
    ours = [each for each in still_open if _is_of(each, corrected)]
    same = [each for each in still_open if each.says(text)]
    for each in (*same, *ours):
        kept = replace(
            each,
            text=each.text if each in same else text,
            said_in=check_in.id if each in ours else each.said_in,
            waits_on=answer.waits_on or each.waits_on,
        )
        if kept != each:
            _save(work, kept)
        if each not in same:
            note(work, check_in.by, Note.REWORDED, kept)
        return kept
    return _log(work, answer, check_in, text)


def _is_of(blocker: Blocker, check_in: CheckIn | None) -> bool:
    return check_in is not None and blocker.said_in == check_in.id


def _log(work: Work, answer: Answer, check_in: CheckIn, text: str) -> Blocker:
    blocker = Blocker(
        id=work.blockers.next_id(),
        key_result=check_in.key_result,
        text=text,
        by=check_in.by,
        since=check_in.at,
        waits_on=answer.waits_on,
        said_in=check_in.id,
    )
    work.blockers.add(blocker)
    note(work, check_in.by, Note.LOGGED, blocker)
    return blocker


def _clear(work: Work, blocker: Blocker, check_in: CheckIn) -> None:
    _save(work, blocker.cleared(check_in.by, check_in.at, check_in.id))
    note(work, check_in.by, Note.CLEARED, blocker)


def _save(work: Work, blocker: Blocker) -> None:
    work.blockers.save(blocker)
    revise_request(work, blocker)


def without_name(work: Work, text: str, person: PersonId | None) -> str:
    """Whom it waits on is kept beside it, so the text need not end in their name."""
    known = work.people.named([person]) if person is not None else {}
    for each in known.values():
        short = _WAITS.sub("", text.removesuffix(f"@{' '.join(each.name.split())}").rstrip(" ,:"))
        return short or text
    return text
