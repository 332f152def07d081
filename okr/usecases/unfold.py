"""Show in a channel what the links in somebody's message lead to, as far as everybody there may read it."""

from collections.abc import Iterator

from okr.commands.reading import Unfold
from okr.commands.sharing import ShareCard
from okr.errors.okr_error import OkrError
from okr.notices.sharing import CardShared
from okr.permissions import somebody
from okr.person import Person
from okr.subject import subject_seen
from okr.usecases.share_card import as_anybody_reads, refuse_elsewhere
from okr.work import Work


def unfold(work: Work, command: Unfold) -> dict[str, CardShared]:
    """By id; what may not be shown there is left out, as if there were no such thing. Raises GuestsCannot."""
    return dict(_shown(work, command, somebody(work, command.by)))


def _shown(work: Work, command: Unfold, by: Person) -> Iterator[tuple[str, CardShared]]:
    for ref in dict.fromkeys(command.refs):
        try:
            subject = subject_seen(work, by.id, ref)
            refuse_elsewhere(work, subject, command.channel)
        except OkrError:
            continue
        share = ShareCard(command.workspace, by.id, ref, command.channel)
        yield ref, as_anybody_reads(work, share, subject, by)
