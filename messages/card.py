"""The neutral vocabulary of everything we show: cards and forms that any platform can draw."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from messages.actions import Action, FormAction
from okr.commands.reading import Nameable
from okr.person import ChannelId, PersonId

# Text. A span's text is always literal: only drawers know what a platform would read into it.


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


@dataclass(frozen=True, slots=True)
class Soft:
    """Said in a lower voice: slanted, where a platform can."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """What can be typed as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Names a person so that the platform tells them; the name stands where it cannot."""

    person: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class ChannelRef:
    channel: ChannelId


Span = Plain | Strong | Soft | Code | Link | Mention | ChannelRef
Spans = tuple[Span, ...]


# Buttons.


class ButtonStyle(StrEnum):
    USUAL = "usual"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asked before a button does its work."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    action: Action
    label: str
    value: str = ""
    style: ButtonStyle = ButtonStyle.USUAL
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Menu:
    """Several ways to do one thing, behind one word; what is chosen is done at once."""

    action: Action
    label: str
    options: tuple[Option, ...]


Control = Button | Menu


# Parts, from top to bottom.


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Aside:
    """A small line: why this comes, what to do next."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, in their words."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of a tree, and how deep it stands."""

    depth: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Tree:
    """Lines that stand below what they belong to."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One of several alike things: what it is, what was said of it, and buttons of its own."""

    spans: Spans
    quote: Spans = ()
    buttons: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Facts:
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """A share of the way, beside the share expected by now; `words` say the same."""

    label: Spans
    share: float | None
    expected: float | None
    words: str


class ChartKind(StrEnum):
    LINE = "line"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[float, ...]
    """One for each category of the chart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a picture; `words` say the same to whoever cannot see it."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    number: float | None = None
    """Given for numbers, which are aligned to the right."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header; `words` say what the table is about."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Control, ...]


Part = (
    Heading
    | Paragraph
    | Aside
    | Quote
    | Bullets
    | Tree
    | Row
    | Facts
    | Meter
    | Chart
    | Table
    | Divider
    | Buttons
)


@dataclass(frozen=True, slots=True)
class Card:
    """A message, laid out."""

    summary: str
    """One plain line for notifications and screen readers."""
    parts: tuple[Part, ...]
    footer: tuple[Part, ...] = ()
    """Shown even when `parts` have to be cut."""
    more: Spans = ()
    """Says how to see the rest; shown only when `parts` had to be cut."""


# Forms.


@dataclass(frozen=True, slots=True)
class Question:
    """What every field has: a name unique in its form, and words around the box."""

    name: str
    label: str
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TextField(Question):
    initial: str = ""
    most: int = 300
    """Letters at most."""


@dataclass(frozen=True, slots=True)
class LongTextField(Question):
    initial: str = ""
    most: int = 3000
    """Letters at most."""


@dataclass(frozen=True, slots=True)
class NumberField(Question):
    initial: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceField(Question):
    """Pick one."""

    options: tuple[Option, ...] = ()
    initial: str = ""
    """Value of an option, or empty."""
    redraws: bool = False
    """Whether the form is shown anew when another is picked: it asks something else then."""


@dataclass(frozen=True, slots=True)
class LookupField(Question):
    """Pick one of many, found by typing a part of its name."""

    of: Nameable = Nameable.KEY_RESULT
    initial: Option | None = None


@dataclass(frozen=True, slots=True)
class ChecksField(Question):
    """Pick any."""

    options: tuple[Option, ...] = ()
    initial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonField(Question):
    initial: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PeopleField(Question):
    """Pick several people."""

    initial: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelField(Question):
    initial: ChannelId | None = None


@dataclass(frozen=True, slots=True)
class DateField(Question):
    initial: date | None = None


Field = (
    TextField
    | LongTextField
    | NumberField
    | ChoiceField
    | LookupField
    | ChecksField
    | PersonField
    | PeopleField
    | ChannelField
    | DateField
)


@dataclass(frozen=True, slots=True)
class Form:
    """Questions, laid out; `context` comes back unread with the answers."""

    action: FormAction
    title: str
    submit: str
    close: str
    parts: tuple[Part | Field, ...]
    context: str = ""
    about: str = ""
    """What is being asked about, such as `KR31@3`; handlers put it into `context`."""
    kept: tuple[tuple[str, str], ...] = ()
    """Fields that are not asked right now and what was typed into them; they come back with the answers."""
