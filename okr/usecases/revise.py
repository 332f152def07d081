"""Brings up to date what was said about key results this week: the questions that asked, and the digests."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from okr.key_result import KeyResult
from okr.objective import Objective
from okr.permissions import squads_of
from okr.usecases.publish_digests import revise_digest
from okr.usecases.send_prompts import revise_prompt
from okr.work import Work

QUESTION_STANDS: Final = timedelta(days=7)
"""How long a change still shows in the message that asked."""


def revise_what_was_asked(work: Work, objective: Objective, key_results: Iterable[KeyResult]) -> None:
    """Show in this week's questions and digests what became of an objective and these of its key results."""
    ids = [each.id for each in key_results]
    for prompt in work.prompts.about(ids, work.now - QUESTION_STANDS) if ids else ():
        revise_prompt(work, prompt)
    for squad in squads_of(work, objective).values():
        revise_digest(work, squad, squad.today(work.now))
