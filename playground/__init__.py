"""A Slack on your laptop: speaks the wire protocol of Slack to any app, and shows it in the browser."""

from contextlib import AbstractAsyncContextManager

from playground.clock import Jump, PlayClock
from playground.deliver import Timing
from playground.facts import (
    ALL_SCOPES,
    AppUnderTest,
    Channel,
    Shortcut,
    ShortcutType,
    SlashCommand,
    Team,
    TokenState,
    User,
    UserGroup,
    Workspace,
)
from playground.faults import Fault, Trouble
from playground.person import Person
from playground.server import Playground
from playground.web_api.meter import RateLimits
from playground.workspace import default_workspace, read_workspace

__all__ = [
    "ALL_SCOPES",
    "AppUnderTest",
    "Channel",
    "Fault",
    "Jump",
    "Person",
    "PlayClock",
    "Playground",
    "RateLimits",
    "Shortcut",
    "ShortcutType",
    "SlashCommand",
    "Team",
    "Timing",
    "TokenState",
    "Trouble",
    "User",
    "UserGroup",
    "Workspace",
    "default_workspace",
    "read_workspace",
    "running",
]


def running(app: AppUnderTest | None = None, *, port: int = 0) -> AbstractAsyncContextManager[str]:
    """Serve a default playground in this event loop; gives its base url."""
    return Playground(app=app).running(port=port)
