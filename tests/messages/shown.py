"""Every example as each drawer shows it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from messages import plain, slack
from messages.compose import EXAMPLES, FORM_EXAMPLES, compose, compose_form
from messages.words import Words
from okr.notices.notice import FormNotice, Notice

Json = Mapping[str, Any]

WORDS: Final = Words()

ALL: Final[Mapping[str, Notice | FormNotice]] = {**EXAMPLES, **FORM_EXAMPLES}


def in_slack(notice: Notice | FormNotice, words: Words = WORDS) -> Json:
    """What would be sent to Slack, as it would be sent."""
    if isinstance(notice, FormNotice):
        return slack.draw_form(compose_form(notice, words))
    return asdict(slack.draw(compose(notice, words)))


def in_plain(notice: Notice | FormNotice, words: Words = WORDS) -> str:
    if isinstance(notice, FormNotice):
        return plain.draw_form(compose_form(notice, words))
    return plain.draw(compose(notice, words))


def strings(thing: object, key: str = "") -> list[tuple[str, str]]:
    """Every string in a payload with the key it stands under."""
    if isinstance(thing, str):
        return [(key, thing)]
    if isinstance(thing, Mapping):
        return [found for name, value in thing.items() for found in strings(value, name)]
    if isinstance(thing, list):
        return [found for each in thing for found in strings(each, key)]
    return []


def dicts(thing: object) -> list[Json]:
    """Every object in a payload."""
    if isinstance(thing, Mapping):
        return [thing, *(found for value in thing.values() for found in dicts(value))]
    if isinstance(thing, list):
        return [found for each in thing for found in dicts(each)]
    return []
