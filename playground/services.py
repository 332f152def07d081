"""What the doors of the playground share: one world, and the ways into and out of it."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.connections import Connections
from playground.deliver import Delivery
from playground.events import Events
from playground.hooks import Hooks
from playground.live import Live
from playground.sockets import Sockets
from playground.talk import Talk
from playground.triggers import Triggers
from playground.world import World


@dataclass(slots=True)
class Services:
    world: World
    live: Live
    delivery: Delivery
    sockets: Sockets
    events: Events
    talk: Talk
    triggers: Triggers
    hooks: Hooks
    wall: Callable[[], float]
    connections: Connections
    base_url: str
