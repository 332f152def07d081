"""What we say when something is in the way of an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was wrong with a request and what to do instead. `facts` are outside text."""

    sentence: str
    """With `{name}` where a fact goes; backticks mark what can be typed."""
    facts: tuple[tuple[str, str], ...]
    typed: str = ""
    """What the person had typed, given back so that nothing is lost."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """We failed, not they. The reference is in the log beside the trace."""

    reference: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class FormOffered:
    """A button that opens a form which could not open by itself: words alone open none."""

    action: str
    """Name of the action that opens the form (see `messages.actions`)."""
    value: str
    late: bool
    """Whether the form was about to open, and the click was too old by then."""
    typed: str = ""
    """What was typed into the form before it, given back."""
