"""Show somebody the digest as it would be posted now, for their eyes only."""

from okr.commands import PreviewDigest
from okr.notices import DigestPosted
from okr.permissions import squad_called
from okr.ports import Work
from okr.usecases.publish_digests import digest_of


def preview_digest(work: Work, command: PreviewDigest) -> DigestPosted:
    """Raises NoSuchSquad, also for a private squad that is not theirs; GuestsCannot."""
    squad = squad_called(work, command.by, command.squad)
    return DigestPosted(digest_of(work, squad), preview=True)
