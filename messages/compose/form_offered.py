"""A form that could not open by itself is one tap away."""

from messages.actions import Action
from messages.card import Button, Buttons, ButtonStyle, Card, Paragraph
from messages.compose.complaint import given_back
from messages.words import Words
from okr.notices.trouble import FormOffered

EXAMPLE = FormOffered(Action.CHECK_IN, "KR31", late=False)

LATE = FormOffered(Action.CHECK_IN, "KR31", late=True)
TYPED = FormOffered(Action.ADD_KEY_RESULT, "O12", late=True, typed="Reduce churn from 3% to 1%")


def compose(notice: FormOffered, words: Words) -> Card:
    voice = words.of("form_offered")
    said = "late" if notice.late else "here"
    form = Button(_action(notice.action), voice.fixed("open"), notice.value, ButtonStyle.PRIMARY)
    return Card(
        voice.fixed(f"{said}_summary"),
        (Paragraph(voice.spans(said)), *given_back(notice.typed, words), Buttons((form,))),
    )


def _action(name: str) -> Action:
    """An action of an older version leads to the menu, from which everything is near."""
    return Action(name) if name in set(Action) else Action.MENU
