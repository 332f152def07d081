"""Show somebody the digest as it would be posted now, for their eyes only."""

from okr.commands.week import PreviewDigest
from okr.errors.week import NothingToPost
from okr.notices.week import DigestPosted
from okr.permissions import squad_called
from okr.usecases.publish_digests import digest_of
from okr.work import Work


def preview_digest(work: Work, command: PreviewDigest) -> DigestPosted:
    """Raises NoSuchSquad, also for a private squad that is not theirs; GuestsCannot; NothingToPost."""
    squad = squad_called(work, command.by, command.squad)
    digest = digest_of(work, squad)
    if not digest.objectives:
        raise NothingToPost(squad=squad.name, handle=squad.handle)
    return DigestPosted(digest, preview=True)
