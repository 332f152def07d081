"""Help names every command there is, in the family it belongs to."""

import pytest

from messages.actions import Action
from messages.card import Buttons
from messages.compose import compose
from okr.commands.help import HelpTopic
from okr.notices.help import Help, HelpShown
from okr.phrases import every_phrase
from okr.phrases.help import TOPIC_OF
from tests.messages.shown import WORDS, in_plain


@pytest.mark.parametrize("phrase", [each for each in every_phrase() if each != "help"])
def test_every_command_is_explained_where_its_first_word_leads(phrase: str) -> None:
    topic = TOPIC_OF[phrase.split(maxsplit=1)[0]]
    assert f"/okr {phrase}" in in_plain(HelpShown(topic, "churn"))


@pytest.mark.parametrize("topic", HelpTopic)
def test_every_family_is_named_in_the_menu_and_by_its_own_word(topic: HelpTopic) -> None:
    assert TOPIC_OF[topic] is topic
    assert f"/okr {topic}" in in_plain(Help(("churn",)))


def test_the_menu_fits_on_one_screen() -> None:
    assert len(in_plain(Help(("churn",), waiting=2)).splitlines()) <= 25


def test_what_waits_comes_first() -> None:
    assert "2 key results wait for a word from you" in in_plain(Help(("churn",), waiting=2))
    assert "wait" not in in_plain(Help(("churn",), waiting=0)).partition("[")[0].replace("Nothing waits", "")


def test_somebody_in_no_squad_is_led_to_one() -> None:
    [buttons] = [part for part in compose(Help(()), WORDS).parts if isinstance(part, Buttons)]
    assert buttons.buttons[0].action is Action.NEW_SQUAD
