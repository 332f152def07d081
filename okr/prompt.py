"""Prompts: the weekly questions that were asked, and the reminders of what nobody has answered of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from okr.key_result import KeyResultId
from okr.person import PersonId

_PROMPT: Final = "prompt"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What we remember of a weekly question: whom, which week, about what."""

    person: PersonId
    week: str
    """ISO week of the person's own calendar, such as `2026-W48`."""
    key_results: tuple[KeyResultId, ...]
    at: datetime

    @property
    def subject(self) -> str:
        """What the outbox calls the message."""
        return f"{_PROMPT}:{self.person}:{self.week}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A weekly question asked once more, about what had no answer by then."""

    question: Prompt
    key_results: tuple[KeyResultId, ...]
    at: datetime

    @property
    def person(self) -> PersonId:
        return self.question.person

    @property
    def subject(self) -> str:
        """What the outbox calls the message: whoever asks to hear of it later hears of it again."""
        return f"reminder:{self.person}:{self.question.week}:{self.at:%Y-%m-%dT%H%M}"


def asked_as(subject: str) -> tuple[PersonId, str] | None:
    """Who was asked in which week, of a message told as `subject`; None when it is another message."""
    match subject.split(":"):
        case [kind, person, week] if kind == _PROMPT:
            return PersonId(person), week
        case _:
            return None
