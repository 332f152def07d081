"""What we hear from Slack."""

from slack_bolt.async_app import AsyncApp

from handlers.slack import actions, commands, events, home, links, messages, options, shortcuts, views
from handlers.slack.desk import Desk
from handlers.slack.home import Homes
from handlers.slack.reply import Replies
from handlers.slack.room import Room
from handlers.slack.user_groups import UserGroups
from messages.words import Words
from okr.ports import Services


def register(app: AsyncApp, services: Services, words: Words, desk: Desk) -> None:
    """Put every listener of ours on `app`; the first that matches hears, so the catch-all comes last."""
    replies = Replies(words)
    homes = Homes(services, replies, desk)
    room = Room(services, replies, desk, homes, UserGroups(services))
    home.register(app, homes)
    links.register(app, room, words.site)
    for part in (commands, actions, views, shortcuts, options, messages, events):
        part.register(app, room)
