"""One family of commands, with examples."""

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, Card, Heading, Plain, Span, Spans
from messages.words import Words
from okr.commands.help import HelpTopic
from okr.notices.help import HelpShown

EXAMPLE = HelpShown(HelpTopic.SQUADS, "churn")


def compose(notice: HelpShown, words: Words) -> Card:
    voice, topic = words.of("help_shown"), notice.topic
    examples = voice.spans(topic, handle=notice.handle or "churn")
    return Card(
        summary=voice.text("summary", heading=voice.fixed(f"{topic}_heading")),
        parts=(
            Heading(voice.fixed(f"{topic}_heading")),
            Bullets(tuple(_lines(examples))),
            Aside(voice.spans("same")),
        ),
        footer=(Buttons((Button(Action.MENU, voice.fixed("menu")),)),),
    )


def _lines(spans: Spans) -> list[Spans]:
    """A command a line in the template is a command an item on the card."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        if not isinstance(span, Plain):
            lines[-1].append(span)
            continue
        first, *others = span.text.split("\n")
        lines[-1] += [Plain(first)] if first else []
        lines += [[Plain(each)] if each else [] for each in others]
    return [tuple(line) for line in lines if line]
