"""Post a squad's digest now, or bring this week's up to date where it stands."""

from okr.commands.week import PostDigest
from okr.errors.week import NoChannel, NothingToPost
from okr.notices.week import DigestSent
from okr.permissions import member_of, squad_called
from okr.usecases.publish_digests import repeat_digest, revise_digest, write_digest
from okr.work import Work


def post_digest(work: Work, command: PostDigest) -> DigestSent:
    """Raises NoSuchSquad, MembersOnly, NoChannel, NothingToPost when the squad has no open objective."""
    squad = squad_called(work, command.by, command.squad)
    member_of(work, command.by, squad)
    if squad.channel is None:
        raise NoChannel(squad=squad.name, handle=squad.handle)
    today = squad.today(work.now)
    if not (
        revise_digest(work, squad, today) or write_digest(work, squad, today) or repeat_digest(work, squad)
    ):
        raise NothingToPost(squad=squad.name, handle=squad.handle)
    return DigestSent(squad.name, squad.channel)
