"""Jinja2 templates become spans; text from outside can never become markup on the way.

A template is a file of named blocks, one file a notice. Its own text may carry light marks: *strong*,
_soft_ and `code`; a backslash makes the next letter plain. Whatever a template inserts is guarded letter by
letter before the marks are read, so marks in somebody's title stay letters. Macros are not for
these files: what they return counts as inserted text.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template, TemplateError

from messages.card import ChannelRef, Code, Link, Mention, Plain, Soft, Span, Spans, Strong
from okr.errors.okr_error import OkrError
from okr.locale import Locale
from okr.person import ChannelId, PersonId

OURS: Final = Path(__file__).parent / "templates"

_GUARDED = re.compile(r"[\\*_`\x02\x03]")
_TOKEN = re.compile(r"\\(?P<letter>.)|\x02(?P<span>[^\x03]*)\x03|(?P<mark>[*_`])", re.DOTALL)
_TEXTS: Mapping[str, Callable[[str], Span]] = {"Plain": Plain, "Strong": Strong, "Soft": Soft, "Code": Code}
_MARKS: Mapping[str, Callable[[str], Span]] = {"*": Strong, "_": Soft, "`": Code}


class WordsNotUsable(OkrError):
    """The words in {file} cannot be used: {why}."""


class Words:
    """All templates: an operator's where they have a say, ours for the rest."""

    def __init__(self, override: Path | None = None, site: str = "", locale: Locale = Locale.EN) -> None:
        self.site = site
        self.locale = locale
        ours = _our_templates()
        theirs = {} if override is None else _templates(override)
        for name, template in theirs.items():
            _check(name, template, ours)
        self._blocks = {
            (name, block): template
            for templates in (ours, theirs)
            for name, template in templates.items()
            for block in template.blocks
        }
        self._fixed: dict[tuple[str, str], str] = {}

    def of(self, template: str) -> "Voice":
        """The words of one notice."""
        return Voice(self, template)

    def spans(self, template: str, block: str, facts: Mapping[str, object]) -> Spans:
        return tuple(_read_marks(self._render(template, block, facts)))

    def text(self, template: str, block: str, facts: Mapping[str, object]) -> str:
        """The words where a platform takes no markup at all: labels, headings, summaries."""
        return " ".join("".join(map(literal, self.spans(template, block, facts))).split())

    def fixed(self, template: str, block: str) -> str:
        """Words that depend on nothing, worked out once."""
        key = (template, block)
        if key not in self._fixed:
            self._fixed[key] = self.text(template, block, {})
        return self._fixed[key]

    def _render(self, template: str, block: str, facts: Mapping[str, object]) -> str:
        found = self._blocks[template, block]
        environment = found.environment
        # without the blocks, which a block of ours never calls and which take longer than the rest
        context = environment.context_class(environment, dict(facts), found.name, {})
        return "".join(found.blocks[block](context)).strip()


class Voice:
    """The words of one notice."""

    def __init__(self, words: Words, template: str) -> None:
        self._words = words
        self._template = template

    def spans(self, block: str, **facts: object) -> Spans:
        return self._words.spans(self._template, block, facts)

    def text(self, block: str, **facts: object) -> str:
        return self._words.text(self._template, block, facts)

    def fixed(self, block: str) -> str:
        return self._words.fixed(self._template, block)


def literal(span: Span) -> str:
    """The letters of a span; of a channel, its id."""
    match span:
        case Mention():
            return span.name
        case ChannelRef():
            return f"#{span.channel}"
        case _:
            return span.text


def guard(value: object) -> str:
    """`value` as a template may insert it: every letter of it only a letter, or one whole span."""
    match value:
        case str():
            return _GUARDED.sub(r"\\\g<0>", value) if _GUARDED.search(value) else value
        case Plain() | Strong() | Soft() | Code() | Link() | Mention() | ChannelRef():
            fields = [getattr(value, name) for name in value.__slots__]
            return f"\x02{json.dumps([type(value).__name__, *fields])}\x03"
        case _:
            return guard(str(value))


def _read_marks(text: str) -> Iterator[Span]:
    """The spans of a rendered block. A mark that is never closed is a letter."""
    opened, letters, at = "", "", 0
    for token in _TOKEN.finditer(text):
        letters += text[at : token.start()]
        at = token.end()
        mark = token["mark"]
        if mark and mark == opened:
            yield from _styled(_MARKS[mark], letters)
            opened, letters = "", ""
        elif mark and not opened:
            yield from _styled(Plain, letters)
            opened, letters = mark, ""
        elif token["span"] is not None:
            yield from _styled(_MARKS.get(opened, Plain), letters)
            letters = ""
            yield _span(token["span"])
        else:
            letters += mark or token["letter"]
    yield from _styled(Plain, opened + letters + text[at:])


def _styled(style: Callable[[str], Span], letters: str) -> Iterator[Span]:
    if letters:
        yield style(letters)


def _span(encoded: str) -> Span:
    kind, *fields = json.loads(encoded)
    match kind:
        case "Mention":
            return Mention(PersonId(fields[0]), fields[1])
        case "ChannelRef":
            return ChannelRef(ChannelId(fields[0]))
        case "Link":
            return Link(*fields)
        case _:
            return _TEXTS[kind](fields[0])


@cache
def _our_templates() -> Mapping[str, Template]:
    """They are what we were shipped with, so reading them once is enough."""
    return _templates(OURS)


def _templates(folder: Path) -> dict[str, Template]:
    environment = _environment(FileSystemLoader(folder))
    names = environment.list_templates(extensions=["j2"])
    return {name.removesuffix(".j2"): _template(environment, name) for name in names}


def _environment(loader: BaseLoader) -> Environment:
    return Environment(
        loader=loader,
        autoescape=False,  # noqa: S701 - these words are no HTML; `guard` is the escape, and drawers have theirs
        undefined=StrictUndefined,
        finalize=guard,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _template(environment: Environment, name: str) -> Template:
    try:
        return environment.get_template(name)
    except TemplateError as error:
        raise WordsNotUsable(file=name, why=error) from error


def _check(name: str, template: Template, ours: Mapping[str, Template]) -> None:
    """A misspelt name would be words that nobody ever reads."""
    if name not in ours:
        raise WordsNotUsable(file=f"{name}.j2", why="no message has this name")
    if unknown := sorted(template.blocks.keys() - ours[name].blocks.keys()):
        raise WordsNotUsable(file=f"{name}.j2", why=f"its message has no block {', '.join(unknown)}")
