"""What a platform heard: a button that was pressed, a form that came back, and whose it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from messages.actions import Action, FieldName, FormAction
from okr.key_result import KeyResultId
from okr.person import PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of one workspace, and which day it is."""

    workspace: WorkspaceId
    by: PersonId
    today: date


@dataclass(frozen=True, slots=True)
class Click:
    """A button, pressed."""

    who: Who
    action: Action
    value: str
    since: datetime | None = None
    """From when on the Home it was pressed on tells of changes."""
    link: str = ""
    """Where the message is that it was pressed in."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that came back: field names and what stands in them."""

    who: Who
    form: FormAction
    fields: Mapping[str, str]
    opened: datetime
    about: str = ""
    """What the form was about, such as `KR31@3`."""

    asked: frozenset[KeyResultId] = frozenset()
    """Key results whose note was asked for when this came back before."""

    meant: Mapping[str, str] = field(default_factory=dict)
    """Texts in which names of people stand as `<@id>`, where they differ from what was typed."""

    def said(self, name: FieldName) -> str:
        """As `field`, with people as `<@id>`."""
        return self.meant.get(name, self.fields.get(name, "")).strip()

    def field(self, name: FieldName) -> str:
        return self.fields.get(name, "").strip()
