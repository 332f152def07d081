"""Slack's drawer: names that come back, folding that says so, and a fallback where Slack cannot."""

import re
from dataclasses import asdict, replace
from typing import Any

import pytest

from messages.actions import Action, FormAction
from messages.card import (
    Aside,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Cell,
    ChannelRef,
    Chart,
    ChartKind,
    ChoiceField,
    Confirm,
    Form,
    Heading,
    Link,
    Mention,
    Option,
    Paragraph,
    Part,
    Plain,
    Row,
    Series,
    Span,
    Strong,
    Table,
    TextField,
)
from messages.compose import compose, home
from messages.slack import draw, draw_form, draw_home
from messages.slack_limits import problems
from okr.person import ChannelId, PersonId
from tests.messages.hostile import grown
from tests.messages.shown import WORDS

CHART = Chart(ChartKind.LINE, "Value", ("a", "b"), (Series("v", (1, 2)),), "1, then 2")
TABLE = Table(("When", "Value"), ((Cell("16 Nov"), Cell("2%", 2.0)),), "Latest")


def _blocks(*parts: Part) -> list[dict[str, Any]]:
    return draw(Card("Hello", parts)).blocks


def _text(*spans: Span) -> list[dict[str, Any]]:
    elements: list[dict[str, Any]] = _blocks(Paragraph(spans))[0]["elements"][0]["elements"]
    return elements


def _form(*parts: TextField | ChoiceField | Paragraph) -> dict[str, Any]:
    return draw_form(Form(FormAction.CHECK_IN, "Check in", "Save", "Cancel", parts, "since"))


def test_the_same_action_twice_in_a_block_is_told_apart_and_still_found() -> None:
    buttons = tuple(Button(Action.CHECK_IN, "Check in", f"KR{n}") for n in (30, 31))
    ids = [button["action_id"] for button in _blocks(Buttons(buttons))[0]["elements"]]
    assert ids == ["check_in", "check_in:1"]
    assert all(re.fullmatch("check_in(:.*)?", each) for each in ids)


def test_two_rows_with_the_same_button_never_share_a_block_id() -> None:
    row = Row((Plain("x"),), buttons=(Button(Action.CHECK_IN, "Check in", "KR31"),))
    ids = [block["block_id"] for block in _blocks(row, row) if block["type"] == "actions"]
    assert len(set(ids)) == 2


def test_a_button_bears_its_value_style_and_question() -> None:
    confirm = Confirm("Sure?", "It cannot be undone.", "Yes", "No")
    button = Button(Action.POST_DIGEST, "Post", "churn", ButtonStyle.DANGER, confirm)
    drawn = _blocks(Buttons((button,)))[0]["elements"][0]
    assert (drawn["value"], drawn["style"], drawn["confirm"]["deny"]["text"]) == ("churn", "danger", "No")


def test_people_and_channels_are_drawn_natively() -> None:
    spans = (Mention(PersonId("U1A"), "Ana"), ChannelRef(ChannelId("C1A")))
    assert _text(*spans) == [{"type": "user", "user_id": "U1A"}, {"type": "channel", "channel_id": "C1A"}]
    assert _blocks(Aside(spans))[0]["elements"][0]["text"] == "<@U1A><#C1A>"


@pytest.mark.parametrize("person", ["!channel", "U1>", "", "u1"])
def test_an_id_that_is_none_is_drawn_as_a_name(person: str) -> None:
    assert _text(Mention(PersonId(person), "Ana")) == [{"type": "text", "text": "Ana"}]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x|y", "https://x>y", "slack://open"])
def test_an_address_that_is_none_is_drawn_as_text(url: str) -> None:
    assert _text(Link("there", url)) == [{"type": "text", "text": "there"}]


def test_small_lines_disarm_marks_and_keep_their_own() -> None:
    drawn = _blocks(Aside((Plain("a*b* <!here>"), Strong("_c_"))))[0]["elements"][0]
    assert drawn["text"] == "a\N{ASTERISK OPERATOR}b\N{ASTERISK OPERATOR} &lt;!here&gt;*\u02cdc\u02cd*"
    assert drawn["verbatim"] is True


def test_turned_writing_ends_with_the_text_that_turned_it() -> None:
    assert _text(Plain("\u202eabc")) == [{"type": "text", "text": "abc"}]


def test_a_title_too_long_for_a_header_is_shown_whole() -> None:
    title = "x" * 200
    assert title in str(_blocks(Heading(title)))


def test_a_long_card_keeps_its_footer_and_says_what_is_missing() -> None:
    button = Button(Action.CHECK_IN, "Check in", "KR31")
    row = Row((Plain("a key result"),), buttons=(button,))
    card = Card("Hello", (row,) * 40, footer=(Aside((Plain("why"),)),), more=(Plain("There is more."),))
    drawn = draw(card)
    assert problems(asdict(drawn)) == []
    assert [block["elements"][0]["text"] for block in drawn.blocks[-2:]] == ["There is more.", "why"]
    assert drawn.blocks[-3]["type"] == "actions"


def test_a_card_that_fits_says_nothing_of_more() -> None:
    assert "more" not in str(draw(Card("Hello", (Paragraph((Plain("x"),)),), more=(Plain("more"),))))


def test_folding_leaves_no_heading_without_what_it_heads() -> None:
    long = Paragraph((Plain("x" * 2900),))
    drawn = draw(Card("Hello", (long, long, long, long, Heading("Last"), long), more=(Plain("more"),)))
    assert [block["type"] for block in drawn.blocks[-2:]] == ["rich_text", "context"]


def test_a_chart_is_drawn_with_its_words_beside_it() -> None:
    chart, words = _blocks(CHART)
    assert chart["type"] == "data_visualization"
    assert words["elements"][0]["text"] == "1, then 2"


@pytest.mark.parametrize(
    "chart",
    [
        replace(CHART, categories=("a", "a")),
        replace(CHART, categories=tuple(map(str, range(21))), series=(Series("v", (1.0,) * 21),)),
        replace(CHART, series=(Series("v", (1,)),)),
        replace(CHART, series=tuple(Series(str(n), (1, 2)) for n in range(7))),
        replace(CHART, series=()),
        replace(CHART, title=""),
    ],
)
def test_a_chart_slack_would_refuse_is_told_in_words(chart: Chart) -> None:
    assert [block["type"] for block in _blocks(chart)] == ["context"]


def test_only_as_many_charts_and_tables_as_slack_takes_are_drawn() -> None:
    types = [block["type"] for block in _blocks(CHART, CHART, CHART, TABLE, TABLE)]
    assert (types.count("data_visualization"), types.count("table")) == (2, 1)
    assert str(_blocks(TABLE, TABLE)).count("2%") == 2


def test_a_form_has_no_chart_but_its_words() -> None:
    form = Form(FormAction.CHECK_IN, "Check in", "Save", "Cancel", (CHART, TABLE))
    drawn = draw_form(form)
    assert problems(drawn) == []
    assert "1, then 2" in str(drawn)


def test_a_field_is_found_by_its_name() -> None:
    view = _form(TextField("value:31", "Value", initial="2.9%"))
    block = view["blocks"][0]
    assert (block["block_id"], block["element"]["action_id"]) == ("value:31", "value:31")
    assert block["element"]["initial_value"] == "2.9%"
    assert (view["callback_id"], view["private_metadata"]) == ("submit_check_in", "since")


def test_a_form_without_a_question_has_nothing_to_submit() -> None:
    assert "submit" not in _form(Paragraph((Plain("Nothing to do."),)))
    assert _form(TextField("name", "Name"))["submit"]["text"] == "Save"


def test_a_first_choice_that_is_not_offered_is_not_made() -> None:
    options = (Option("churn", "Churn squad"),)
    chosen = _form(ChoiceField("squad", "Squad", options=options, initial="churn"))
    unknown = _form(ChoiceField("squad", "Squad", options=options, initial="growth"))
    assert chosen["blocks"][0]["element"]["initial_option"]["value"] == "churn"
    assert "initial_option" not in unknown["blocks"][0]["element"]


@pytest.mark.parametrize("size", [1, 4, 60])
def test_a_home_stays_within_what_slack_takes(size: int) -> None:
    shown = draw_home(compose(grown(home.EXAMPLE, size), WORDS), "where I was")
    assert problems(shown) == []
    assert shown["private_metadata"] == "where I was"


def test_a_home_too_long_keeps_its_end() -> None:
    end = Buttons((Button(Action.MENU, "Menu"),))
    shown = draw_home(Card("Home", tuple(Paragraph((Plain(str(n)),)) for n in range(150)), (end,)))
    assert problems(shown) == []
    assert shown["blocks"][-1]["elements"][0]["text"]["text"] == "Menu"
