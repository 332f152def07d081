"""What may become of an app's token, and the last events an app hears of it."""

from playground.events import Events
from playground.facts import Json, TokenState
from playground.world import World


def set_token(world: World, events: Events, state: TokenState) -> None:
    """An app is told of its end before it can hear nothing more."""
    if state in {TokenState.REVOKED, TokenState.UNINSTALLED}:
        events.emit(_tokens_revoked(world))
    if state is TokenState.UNINSTALLED:
        events.emit({"type": "app_uninstalled"})
    world.token = state


def _tokens_revoked(world: World) -> Json:
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [world.app.bot_user_id]}}
