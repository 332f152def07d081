"""Slack's limits, the stricter figure wherever its sources disagree."""

from typing import Final

BLOCKS_IN_MESSAGE: Final = 50
BLOCKS_IN_VIEW: Final = 100
BLOCKS_UNFOLDED: Final = 12
"""No limit of Slack's: more would be in the way of what people say to each other."""
LETTERS_IN_MESSAGE: Final = 12_000
"""Slack refuses messages from about 13,200 letters on, and nowhere says so."""
SUMMARY: Final = 3000

ID: Final = 255
TEXT: Final = 3000
SECTION_FIELDS: Final = 10
SECTION_FIELD: Final = 2000
HEADER: Final = 150
CONTEXT_ELEMENTS: Final = 10
CONTEXT_TEXT: Final = 2000
"""Not published; two thirds of a section's is safe."""
RICH_TEXT: Final = 3000
"""Not published; a section's is safe, and longer would not be read."""
DEEPEST_LIST: Final = 8

ACTIONS_ELEMENTS: Final = 25
BUTTON_TEXT: Final = 75
BUTTON_VALUE: Final = 2000
CONFIRM_TITLE: Final = 100
CONFIRM_TEXT: Final = 300
CONFIRM_ANSWER: Final = 30

OPTIONS: Final = 100
CHECKBOXES: Final = 10
OPTION_TEXT: Final = 75
OPTION_VALUE: Final = 150
PLACEHOLDER: Final = 150

INPUT_LABEL: Final = 2000
INPUT_HINT: Final = 2000
INPUT_LETTERS: Final = 3000

VIEW_TITLE: Final = 24
PRIVATE_METADATA: Final = 3000

TABLES: Final = 1
TABLE_ROWS: Final = 100
TABLE_COLUMNS: Final = 20
TABLE_LETTERS: Final = 10_000

CHARTS: Final = 2
CHART_TITLE: Final = 50
CHART_SERIES: Final = 6
CHART_POINTS: Final = 20
CHART_LABEL: Final = 20
