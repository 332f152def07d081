"""What can be wrong with a squad and who is in it."""

from okr.errors.okr_error import NotAllowed, NotFound, OkrError


class NoSuchSquad(NotFound):
    """There is no squad called "{squad}". `/okr squad list` shows them all, `/okr squad new` makes one."""

    field = "squad"


class NearlyThatSquad(NoSuchSquad):
    """There is no squad called "{squad}". Did you mean `{nearest}`? `/okr squad list` shows them all."""


class MembersOnly(NotAllowed):
    """Only members of {squad} can do that. Its lead can add you: `/okr squad add {handle} @you Function`."""


class LeadOnly(NotAllowed):
    """Only the lead of {squad} or a workspace admin can do that."""


class HandleNotUsable(OkrError):
    """ "{handle}" will not do as a squad's handle. Use up to 30 small letters,
    digits, - and _, such as `churn`.
    """

    field = "handle"


class HandleTaken(OkrError):
    """There is a squad called "{handle}" already. Choose another handle."""

    field = "handle"


class AlreadyMember(OkrError):
    """They are in {squad} with that function already."""

    field = "person"


class NoSquadYet(OkrError):
    """You are in no squad yet. Make one with `/okr squad new`, or ask the lead of one to add you."""


class HandleOfArchived(HandleTaken):
    """The handle "{handle}" belongs to an archived squad, and stays with it. Choose another handle."""


class SquadArchived(OkrError):
    """{squad} is archived: it is kept to be read, and nothing in it changes."""

    field = "squad"


class NotMember(OkrError):
    """They are not in {squad}."""

    field = "person"


class LeadNotMember(OkrError):
    """{person} is not in {squad} yet, and its lead is one of its members. Add them first:
    `/okr squad add {handle} @{person} Function`.
    """

    field = "lead"


class WhichSquad(OkrError):
    """You are in several squads: {squads}. Say which one, such as `/okr squad {example}`."""


class LeadOfNone(NotAllowed):
    """You lead no squad, and only its lead or a workspace admin adds people to one.
    `/okr squad list` shows who leads which.
    """


class NoSuchUserGroup(NotFound):
    """I know no user group {group} with anybody in it. Type `@` and pick it from the list."""


class UserGroupTooLarge(OkrError):
    """That user group has {count} people, and {limit} is the most a squad can follow."""


class GroupsNotSeen(NotAllowed):
    """I may not look into user groups. Ask whoever runs me to install me again with `usergroups:read`."""


class FollowsGroup(OkrError):
    """Who is in {squad} follows a user group. Change the group, or stop following it first:
    `/okr squad follow {handle} off`.
    """

    field = "person"


class LeadStays(OkrError):
    """They lead {squad}, and a squad is never without its lead. Name another lead first."""

    field = "person"
