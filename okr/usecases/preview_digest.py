"""Show somebody the digest as it would be posted now, for their eyes only."""

from okr.commands import PreviewDigest
from okr.errors import NoSuchSquad
from okr.notices import DigestPosted
from okr.permissions import somebody
from okr.ports import Work
from okr.usecases.publish_digests import digest_of


def preview_digest(work: Work, command: PreviewDigest) -> DigestPosted:
    """Raises NoSuchSquad, also for a private squad that is not theirs; GuestsCannot."""
    person = somebody(work, command.by)
    squad = work.squads.by_handle(command.squad)
    if not squad.may_read(person):
        raise NoSuchSquad(squad=command.squad)
    return DigestPosted(digest_of(work, squad), preview=True)
