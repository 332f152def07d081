"""The rooms that use cases are tried in."""

import pytest

from storage.work import Store
from tests.stores import HandClock
from tests.usecases.room import PEOPLE, Room, utc


@pytest.fixture
async def room(sqlite_store: Store, hand_clock: HandClock) -> Room:
    """People who have met, on a Monday before anybody is asked anything; no squad yet."""
    hand_clock.now = utc(16, 0)
    room = Room(sqlite_store, hand_clock)
    await room.meet(*PEOPLE)
    return room


@pytest.fixture
async def churn(room: Room) -> Room:
    """The squad `churn` with `O1` and a key result each for Ana (KR1), Bo (KR2) and Chen (KR3)."""
    await room.found_churn()
    await room.set_objective(
        "Reduce churn from 3.2% to 1% <@UANA>",
        "Increase trials from 100 to 500 <@UBO>",
        "Increase revenue per user from $1,400 to $2,000 <@UCHEN>",
    )
    return room
