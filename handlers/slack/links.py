"""Hears of links to objectives and key results in people's messages, and shows what they lead to."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.room import Room
from messages.compose import compose
from messages.slack import draw_unfolded
from okr.errors.okr_error import OkrError
from okr.notices.sharing import CardShared
from okr.usecases.unfold import unfold


def register(app: AsyncApp, room: Room, site: str) -> None:
    """Only where links lead anywhere."""
    if not site:
        return

    @app.event("link_shared")
    async def linked(body: dict[str, Any], client: AsyncWebClient) -> None:
        shared = read.links(body, site)
        if shared.refs:
            await room.desk.see_through(_unfold(room, shared, client))


async def _unfold(room: Room, shared: read.Links, client: AsyncWebClient) -> None:
    wish = shared.wish
    try:
        await room.services.meet(wish.workspace, (wish.by,))
        found = await room.services.perform(unfold, wish)
    except OkrError:
        return  # whoever may read nothing shows nothing
    cards = {url: {"blocks": _drawn(room, found[ref])} for url, ref in shared.refs.items() if ref in found}
    if cards:
        await client.chat_unfurl(channel=wish.channel, ts=shared.message, unfurls=cards)


def _drawn(room: Room, shared: CardShared) -> list[dict[str, Any]]:
    shown = shared.key_result or shared.objective
    return draw_unfolded(compose(shown, room.replies.words)) if shown else []
