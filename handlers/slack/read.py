"""The only file that knows what Slack's payloads look like."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.heard import Click, Submission, Who
from messages.actions import WINDOW, Action, FormAction, Shortcut
from okr.commands.reading import FindNames, Nameable, Unfold
from okr.commands.week import AmendInWords
from okr.errors.okr_error import OfAnOlderVersion
from okr.person import ChannelId, Person, PersonId, WorkspaceId
from okr.phrases.said import Said

Payload = Mapping[str, Any]

_MENTION = re.compile(r"<([@#])([A-Z0-9]+)(?:\|([^>]*))?>")
_GROUP = re.compile(r"<!subteam\^([A-Z0-9]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<(?:https?|mailto):[^>|]*\|([^>]*)>|<((?:https?|mailto):[^>|]*)>")
_REF = re.compile(r"(?:O|KR)[0-9]{1,9}", re.IGNORECASE)
_DIRECT = "D"
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
"""What JSON can carry and neither a database nor an answer can: a zero, and halves of letters."""

_WRITTEN = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of what people write: a picture beside the words does not make them less of an answer."""

UTC = "UTC"

PREFIX = "slack:"
"""Begins the id of every workspace that is Slack's."""


@dataclass(frozen=True, slots=True)
class AtHome:
    """What somebody had before them on their Home."""

    page: int = 0
    since: datetime | None = None
    """From when on it tells of changes."""

    def facts(self) -> dict[str, object]:
        return {"page": self.page, "since": self.since.isoformat() if self.since else None}

    @classmethod
    def of(cls, facts: Any) -> "AtHome":
        """The first page for what no Home of ours carries any more."""
        try:
            since = facts["since"]
            return cls(int(facts["page"]), datetime.fromisoformat(since) if since else None)
        except (ValueError, KeyError, TypeError):
            return cls()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer for one person's eyes goes, and where a form was opened."""

    person: PersonId
    channel: str
    """Empty when it came from no conversation, such as a Home tab."""
    way_back: str = ""
    """Where Slack takes a few answers to a command or a click for half an hour, if it does."""
    home: AtHome | None = None
    """Given when they were on their Home."""
    seen: str = ""
    """Names the very state their Home was in."""
    window: str = ""
    """Names the window they pressed something in, if it was in one."""
    workspace: WorkspaceId | None = None

    @property
    def direct(self) -> bool:
        """Whether two were talking: with the bot, or, where it cannot speak, with somebody else."""
        return self.channel.startswith(_DIRECT)


@dataclass(frozen=True, slots=True)
class Context:
    """What travels with a form and comes back with it."""

    channel: str
    opened: datetime
    about: str = ""
    """See messages.card.Form."""
    home: AtHome | None = None
    """Given when the form was opened from there."""
    kept: tuple[tuple[str, str], ...] = ()
    """See messages.card.Form."""

    def write(self) -> str:
        home = {"home": self.home.facts()} if self.home else {}
        kept = {"kept": dict(self.kept)} if self.kept else {}
        opened = self.opened.isoformat()
        return json.dumps({"channel": self.channel, "opened": opened, "about": self.about, **home, **kept})

    @classmethod
    def read(cls, text: str) -> "Context":
        """Raises OfAnOlderVersion for what no form of ours carries any more."""
        try:
            facts = json.loads(text)
            opened = datetime.fromisoformat(facts["opened"])
            home = AtHome.of(facts["home"]) if "home" in facts else None
            kept = tuple((str(name), str(typed)) for name, typed in facts.get("kept", {}).items())
            return cls(str(facts["channel"]), opened, str(facts.get("about", "")), home, kept)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise OfAnOlderVersion from None


def workspace(body: Payload) -> WorkspaceId:
    """One Slack workspace, or the whole organisation where it installed the app for all."""
    if body.get("is_enterprise_install") in {True, "true"} and enterprise(body):
        return WorkspaceId(f"{PREFIX}{enterprise(body)}")
    team = body.get("team_id") or (body.get("team") or {}).get("id") or body["user"]["team_id"]
    return WorkspaceId(f"{PREFIX}{team}")


def enterprise(body: Payload) -> str | None:
    found = body.get("enterprise_id") or (body.get("enterprise") or {}).get("id")
    return str(found) if found else None


def spoken(text: str) -> str:
    """Slack's escapes undone: mentions as `<@id>`, `<#id>`, `<&id>`, links as words, entities as letters."""
    mentions = _GROUP.sub(r"<&\1>", _MENTION.sub(r"<\1\2>", text))
    return kept(html.unescape(_LINK.sub(lambda found: found[1] or found[2], mentions)))


def kept(text: str) -> str:
    """The text with the sign for a broken letter wherever it has what cannot be kept."""
    return _UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text)


def command_typed(body: Payload) -> str:
    """A slash command as its caller typed it, names and all, to be copied and sent again."""
    words = _MENTION.sub(lambda found: f"{found[1]}{found[3] or found[2]}", body.get("text") or "")
    words = _GROUP.sub(lambda found: found[2] or found[1], words)
    return f"{body['command']} {kept(html.unescape(words))}".strip()


def said(body: Payload, now: datetime) -> Said:
    """The words of a slash command."""
    return Said(workspace(body), PersonId(body["user_id"]), spoken(body.get("text") or ""), now.date())


def message(body: Payload, now: datetime) -> Said | None:
    """What a person wrote to the bot in their conversation; None for everything else that is a message."""
    event = body["event"]
    if (
        event.get("channel_type") != "im"
        or event.get("subtype") not in _WRITTEN
        or event.get("bot_id")
        or not event.get("user")
    ):
        return None
    return Said(workspace(body), PersonId(event["user"]), spoken(event.get("text") or ""), now.date())


def message_source(body: Payload) -> str:
    """Names a message, so that what it said is known when it is edited."""
    return f"{body['event']['channel']}:{body['event']['ts']}"


def edited(body: Payload) -> AmendInWords | None:
    """What somebody made of their message in the conversation with the bot; None where no word is another."""
    event = body["event"]
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    written = now.get("subtype") in _WRITTEN and not now.get("bot_id") and now.get("user")
    if event.get("channel_type") != "im" or not written or now.get("text") == before.get("text"):
        return None
    text, source = spoken(now.get("text") or ""), f"{event['channel']}:{now['ts']}"
    was = spoken(before.get("text") or "")
    return AmendInWords(workspace(body), PersonId(now["user"]), text, source, was)


def message_origin(body: Payload) -> Origin:
    """The conversation in which a message was written, or edited."""
    event = body["event"]
    return Origin(
        PersonId((event.get("message") or event)["user"]), event["channel"], workspace=workspace(body)
    )


def changed_group(body: Payload) -> str:
    """Which user group a `subteam_members_changed` is about."""
    return str(body["event"]["subteam_id"])


def event_key(body: Payload) -> str:
    """Names a delivered event; Slack delivers at least once."""
    return f"event:{body['event_id']}"


def click(body: Payload, now: datetime) -> Click:
    """A pressed button; raises OfAnOlderVersion for one we do not draw any more."""
    action = body["actions"][0]
    name = _name(action)
    if name not in set(Action):
        raise OfAnOlderVersion
    home = _at_home(body)
    since = home.since if home else None
    return Click(_who(body, now), Action(name), _chosen(action), since, _pressed_in(body))


def _name(action: Payload) -> str:
    """What a button or menu asks for, whichever of several beside each other it is."""
    return str(action["action_id"]).partition(":")[0]


def _chosen(action: Payload) -> str:
    """The value of a button, or of what was chosen in a menu."""
    return str(action.get("value") or (action.get("selected_option") or {}).get("value") or "")


def _pressed_in(body: Payload) -> str:
    """The address of the message with the button; empty for one that is in none, or for one person alone."""
    place = body.get("container") or {}
    lasting = place.get("type") == "message" and not place.get("is_ephemeral")
    domain = str((body.get("team") or {}).get("domain") or "")
    return _address(domain, str(place.get("channel_id") or ""), str(place["message_ts"])) if lasting else ""


def _address(domain: str, channel: str, message: str) -> str:
    """Where a message is, as Slack writes it; empty where that is not known."""
    if not (message and domain):
        return ""
    return f"https://{domain}.slack.com/archives/{channel}/p{message.replace('.', '')}"


def click_key(body: Payload) -> str:
    """Names a click by what the person saw, so that a double click and a second delivery are one.

    A message that was revised since is another sight, and its buttons may be pressed anew.
    """
    action, shown = body["actions"][0], body.get("message") or {}
    view = (body.get("view") or {}).get("hash")
    seen = (shown.get("edited") or {}).get("ts") or shown.get("ts") or view or action["action_ts"]
    return f"click:{body['user']['id']}:{seen}:{action['action_id']}:{_chosen(action)}"


def suggestion(body: Payload) -> FindNames:
    """What somebody typed into a field that is looked up; raises OfAnOlderVersion for one we do not draw."""
    _, _, kind = str(body["action_id"]).partition(":")
    kind = kind.partition(":")[0]
    if kind not in set(Nameable):
        raise OfAnOlderVersion
    by = PersonId(body["user"]["id"])
    return FindNames(workspace(body), by, Nameable(kind), kept(str(body.get("value") or "")))


@dataclass(frozen=True, slots=True)
class Taken:
    """A shortcut, and the message it was taken of, if it was of one."""

    shortcut: Shortcut
    who: Who
    text: str = ""
    channel: str = ""
    message: str = ""
    domain: str = ""
    """Begins the address of everything in their workspace."""

    @property
    def address(self) -> str:
        """Where the message is, as Slack writes it; empty where there is none."""
        return _address(self.domain, self.channel, self.message)


def taken(body: Payload, now: datetime) -> Taken:
    """A shortcut somebody took; raises OfAnOlderVersion for one that is not ours."""
    name = body["callback_id"]
    if name not in set(Shortcut):
        raise OfAnOlderVersion
    message = body.get("message") or {}
    return Taken(
        Shortcut(name),
        _who(body, now),
        spoken(message.get("text") or ""),
        str((body.get("channel") or {}).get("id") or ""),
        str(message.get("ts") or ""),
        str((body.get("team") or {}).get("domain") or ""),
    )


@dataclass(frozen=True, slots=True)
class Links:
    """Links to objectives and key results in somebody's message."""

    wish: Unfold
    refs: Mapping[str, str]
    """By link: `O12`, `KR31`."""
    message: str


def links(body: Payload, site: str) -> Links:
    """Those that lead to `site`; a message not sent yet has none."""
    event = body["event"]
    sent = event.get("source") != "composer"
    told = [str(each.get("url") or "") for each in event.get("links") or ()] if sent else []
    found = {url: _REF.fullmatch(url.removeprefix(f"{site}/")) for url in told if url.startswith(f"{site}/")}
    refs = {url: match[0].upper() for url, match in found.items() if match}
    by, channel = PersonId(event["user"]), ChannelId(event["channel"])
    wish = Unfold(workspace(body), by, tuple(refs.values()), channel)
    return Links(wish, refs, str(event["message_ts"]))


def submission(body: Payload, now: datetime) -> Submission:
    """A submitted form; raises OfAnOlderVersion for one we do not show any more."""
    view = body["view"]
    if view["callback_id"] not in set(FormAction):
        raise OfAnOlderVersion
    context = Context.read(view["private_metadata"])
    fields = {**dict(context.kept), **_fields(view)}
    return Submission(_who(body, now), FormAction(view["callback_id"]), fields, context.opened, context.about)


def chosen(body: Payload, now: datetime) -> Submission | None:
    """The form in which something was chosen that shows it anew; None for a button or a menu, which ask."""
    action = body["actions"][0]
    asks = action.get("type") == "button" or _name(action) in set(Action)
    return None if asks else submission(body, now)


def view_shown(body: Payload) -> tuple[str, str]:
    """Which form it is, and the very state it was in."""
    return str(body["view"]["id"]), str(body["view"].get("hash") or "")


def submission_key(body: Payload) -> str:
    """Names a submitted form; a form sent again after an error was never kept, so it may be."""
    return f"view:{body['view']['id']}:{body['view'].get('hash', '')}"


def typed(body: Payload) -> str:
    """What stood in a form, a line a field, to give back when the form is gone."""
    return "\n".join(filter(None, _fields(body["view"]).values()))


def first_field(body: Payload) -> str:
    """The topmost field of a form: where a sentence goes that belongs beside none."""
    return fields_shown(body)[0]


def fields_shown(body: Payload) -> list[str]:
    """The fields of a form, from top to bottom."""
    return [str(block["block_id"]) for block in body["view"]["blocks"] if block["type"] == "input"]


def origin(body: Payload) -> Origin:
    """Where a command, a click, a form or a message came from."""
    person = PersonId(body.get("user_id") or body["user"]["id"])
    if (body.get("view") or {}).get("type") == "modal":
        opened = _opened_in(body["view"])
        window = str(body["view"]["id"]) if body["view"].get("callback_id") == WINDOW else ""
        channel, home = (opened.channel, opened.home) if opened else ("", None)
        return Origin(person, channel, home=home, window=window, workspace=workspace(body))
    channel = body.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    way_back = body.get("response_url") or ""
    return Origin(person, channel, way_back, _at_home(body), _hash(body), workspace=workspace(body))


def home_origin(body: Payload) -> Origin:
    """Whose Home was opened, and what stood there."""
    event = body["event"]
    return Origin(PersonId(event["user"]), "", home=AtHome(), seen=_hash(event))


def opens_home(body: Payload) -> bool:
    """Whether it is the Home that came into sight, and not the messages beside it."""
    return bool(body["event"].get("tab") == "home")


def _opened_in(view: Payload) -> Context | None:
    """Where a form was opened; None when the form cannot tell."""
    try:
        return Context.read(view["private_metadata"])
    except OfAnOlderVersion:
        return None


def _at_home(body: Payload) -> AtHome | None:
    view = body.get("view") or {}
    if view.get("type") != "home":
        return None
    try:
        return AtHome.of(json.loads(view.get("private_metadata") or ""))
    except ValueError:
        return AtHome()


def _hash(shown: Payload) -> str:
    view = shown.get("view") or {}
    return str(view.get("hash") or "") if view.get("type") == "home" else ""


def trigger(body: Payload) -> str:
    """What lets a form open, for three seconds."""
    return str(body["trigger_id"])


def changed_person(body: Payload) -> Person:
    """Whom a `user_change` is about."""
    return person(body["event"]["user"])


def person(user: Payload) -> Person:
    """A member of the workspace as `users.info` and `user_change` describe them."""
    profile = user.get("profile") or {}
    name = (
        profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    )
    return Person(
        id=PersonId(user["id"]),
        name=kept(str(name or user["id"])),
        zone=_zone(str(user.get("tz") or UTC)),
        active=not user.get("deleted", False),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_bot")),
        admin=bool(user.get("is_admin") or user.get("is_owner")),
    )


def _zone(name: str) -> str:
    """A zone that the tz database knows: an odd one must not stop what is done for everybody."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
    return name


def stranger(user: Payload, team: str) -> bool:
    """Whether this user of a shared channel belongs to another workspace than `team`."""
    if user.get("is_stranger"):
        return True
    teams = {user.get("team_id"), *((user.get("enterprise_user") or {}).get("teams") or ())} - {None}
    return (
        bool(teams) and team not in teams and (user.get("enterprise_user") or {}).get("enterprise_id") != team
    )


def _who(body: Payload, now: datetime) -> Who:
    return Who(workspace(body), PersonId(body["user"]["id"]), now.date())


def _fields(view: Payload) -> dict[str, str]:
    values: Mapping[str, Mapping[str, Payload]] = view["state"]["values"]
    return {name: kept(_field(element)) for name, elements in values.items() for element in elements.values()}


def _field(element: Payload) -> str:
    for key in ("value", "selected_date", "selected_user", "selected_channel", "selected_conversation"):
        if element.get(key):
            return str(element[key])
    if element.get("selected_users"):
        return "\n".join(map(str, element["selected_users"]))
    if element.get("selected_option"):
        return str(element["selected_option"]["value"])
    return "\n".join(str(option["value"]) for option in element.get("selected_options") or ())
