"""Our numbers against an independent list of Slack's, which may never be stricter than ours."""

import pytest
from slackblocks import _limits as theirs

from messages import slack_numbers as ours

SAME = {
    "ID": "ACTION_ID_MAX_LENGTH",
    "TEXT": "SECTION_TEXT_MAX_LENGTH",
    "SECTION_FIELDS": "SECTION_FIELDS_MAX_ITEMS",
    "SECTION_FIELD": "SECTION_FIELDS_ITEM_MAX_LENGTH",
    "HEADER": "HEADER_TEXT_MAX_LENGTH",
    "CONTEXT_ELEMENTS": "CONTEXT_ELEMENTS_MAX_ITEMS",
    "ACTIONS_ELEMENTS": "ACTIONS_ELEMENTS_MAX_ITEMS",
    "BUTTON_TEXT": "BUTTON_TEXT_MAX_LENGTH",
    "BUTTON_VALUE": "BUTTON_VALUE_MAX_LENGTH",
    "CONFIRM_TITLE": "CONFIRMATION_TITLE_MAX_LENGTH",
    "CONFIRM_TEXT": "CONFIRMATION_TEXT_MAX_LENGTH",
    "CONFIRM_ANSWER": "CONFIRMATION_CONFIRM_MAX_LENGTH",
    "OPTIONS": "SELECT_OPTIONS_MAX_ITEMS",
    "CHECKBOXES": "CHECKBOXES_OPTIONS_MAX_ITEMS",
    "OPTION_TEXT": "OPTION_TEXT_MAX_LENGTH",
    "OPTION_VALUE": "OPTION_VALUE_MAX_LENGTH",
    "INPUT_LABEL": "INPUT_LABEL_MAX_LENGTH",
    "INPUT_HINT": "INPUT_HINT_MAX_LENGTH",
    "INPUT_LETTERS": "PLAIN_TEXT_INPUT_MAX_LENGTH_MAX",
    "TABLE_ROWS": "TABLE_ROWS_MAX_ITEMS",
    "TABLE_COLUMNS": "TABLE_COLUMNS_MAX_ITEMS",
    "CHART_TITLE": "DATA_VISUALIZATION_TITLE_MAX_LENGTH",
    "CHART_POINTS": "DATA_VISUALIZATION_DATA_MAX_ITEMS",
    "CHART_LABEL": "DATA_VISUALIZATION_CATEGORY_LABEL_MAX_LENGTH",
}

STRICTER = {
    "CONTEXT_TEXT": "TEXT_MAX_LENGTH",
    "RICH_TEXT": "TEXT_MAX_LENGTH",
    "CHART_SERIES": "DATA_VISUALIZATION_SERIES_MAX_ITEMS",
}


@pytest.mark.parametrize(("name", "known"), SAME.items())
def test_a_published_limit_is_the_same_in_both_lists(name: str, known: str) -> None:
    assert getattr(ours, name) == getattr(theirs, known)


@pytest.mark.parametrize(("name", "known"), STRICTER.items())
def test_where_sources_disagree_ours_is_the_stricter(name: str, known: str) -> None:
    assert getattr(ours, name) <= getattr(theirs, known)
