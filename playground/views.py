"""Modals and App Homes: the stack each person has open, and the rules for changing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.blocks import with_ids
from playground.errors import SlackError
from playground.facts import Json, View
from playground.forms import initial_values, kept_values

if TYPE_CHECKING:
    from playground.world import World

MOST_STACKED = 3


class Views:
    def __init__(self, world: World) -> None:
        self._world = world
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self._hashes = 0

    def stack(self, user: str) -> list[View]:
        return list(self._stacks.get(user, ()))

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def find(self, view_id: str) -> View:
        found = next((view for view in self._all() if view.id == view_id), None)
        if found is None:
            raise SlackError("not_found")
        return found

    def find_external(self, external_id: str) -> View:
        found = next((view for view in self._all() if external_id and view.external_id == external_id), None)
        if found is None:
            raise SlackError("not_found")
        return found

    def open(self, user: str, given: Json) -> View:
        """A freshly opened modal stands alone, whatever was open before it."""
        self._refuse_taken_external_id(given)
        return self._place(user, [], given)

    def push(self, user: str, given: Json) -> View:
        stack = self.stack(user)
        if len(stack) >= MOST_STACKED:
            raise SlackError("push_limit_reached")
        self._refuse_taken_external_id(given)
        return self._place(user, stack, given)

    def update(self, view: View, given: Json, view_hash: str | None = None) -> View:
        _refuse_stale(view, view_hash)
        drawn = self._draw(view.user, given)
        fresh = replace(
            drawn,
            id=view.id,
            root_id=view.root_id,
            previous_id=view.previous_id,
            values=kept_values(drawn.blocks, view.values),
        )
        return self.replace(fresh)

    def publish(self, user: str, given: Json, view_hash: str | None = None) -> View:
        current = self._homes.get(user)
        if current is not None:
            return self.update(current, given, view_hash)
        view = self._draw(user, given)
        self._homes[user] = replace(view, root_id=view.id)
        self._world.feed.state([user])
        return self._homes[user]

    def replace(self, view: View) -> View:
        """Put a changed view where the one of the same id stands."""
        if view.type == "home":
            self._homes[view.user] = view
        else:
            self._stacks[view.user] = [view if one.id == view.id else one for one in self.stack(view.user)]
        self._world.feed.state([view.user])
        return view

    def pop(self, view: View) -> list[View]:
        """Close a view and everything stacked above it."""
        stack = self.stack(view.user)
        at = next((index for index, one in enumerate(stack) if one.id == view.id), len(stack))
        self._stacks[view.user] = stack[:at]
        self._world.feed.state([view.user])
        return stack[at:]

    def clear(self, user: str) -> list[View]:
        closed = self._stacks.pop(user, [])
        self._world.feed.state([user])
        return closed

    def _all(self) -> list[View]:
        return [view for stack in self._stacks.values() for view in stack] + list(self._homes.values())

    def _place(self, user: str, below: list[View], given: Json) -> View:
        view = self._draw(user, given)
        root = below[0].id if below else view.id
        placed = replace(view, root_id=root, previous_id=below[-1].id if below else None)
        self._stacks[user] = [*below, placed]
        self._world.feed.state([user])
        return placed

    def _draw(self, user: str, given: Json) -> View:
        self._hashes += 1
        blocks = with_ids(given["blocks"], self._world.new_id)
        return View(
            id=self._world.new_id("V"),
            hash=f"{self._world.stamps.next().split('.')[0]}.{self._hashes:08x}",
            type=given["type"],
            blocks=blocks,
            user=user,
            title=given.get("title"),
            submit=given.get("submit"),
            close=given.get("close"),
            callback_id=given.get("callback_id") or "",
            private_metadata=given.get("private_metadata") or "",
            external_id=given.get("external_id") or "",
            clear_on_close=bool(given.get("clear_on_close")),
            notify_on_close=bool(given.get("notify_on_close")),
            submit_disabled=bool(given.get("submit_disabled")),
            values=initial_values(blocks),
        )

    def _refuse_taken_external_id(self, given: Json) -> None:
        wanted = given.get("external_id")
        if wanted and any(view.external_id == wanted for view in self._all()):
            raise SlackError("duplicate_external_id")


def _refuse_stale(view: View, view_hash: str | None) -> None:
    if view_hash and view_hash != view.hash:
        raise SlackError("hash_conflict")
