"""The name of every button, form and field, once: drawers write them and handlers hear them."""

import re
import zlib
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from okr.errors.key_results import SentenceNotRead
from okr.errors.okr_error import OkrError
from okr.key_result import KeyResultId


class Action(StrEnum):
    """What a button asks for; the comment says what its value holds."""

    CHECK_IN = "check_in"
    """Opens the check-in form for `KR31`, or for all of mine when empty."""
    NO_CHANGE = "no_change"
    """`KR31`, or `KR31@2026-W48` in that week's question."""
    NO_CHANGE_REST = "no_change_rest"
    """`2026-W48`, or empty."""
    MENU = "menu"
    HOME = "home"
    """The number of a page of my key results, or empty for the first."""
    LIST_SQUADS = "list_squads"
    NEW_SQUAD = "new_squad"
    EDIT_SQUAD = "edit_squad"
    """A squad's handle."""
    ADD_MEMBER = "add_member"
    """A squad's handle, or empty."""
    NEW_OBJECTIVE = "new_objective"
    """A squad's handle to start with, or empty."""
    ADD_KEY_RESULT = "add_key_result"
    """`O12`"""
    EDIT = "edit"
    """`O12` or `KR31`: opens the form with all of it."""
    LIST = "list"
    SHOW = "show"
    """`O12` or `KR31`"""
    UNDO = "undo"
    """The number of the change to take back."""
    POST_DIGEST = "post_digest"
    """A squad's handle."""
    SAY = "say"
    """What to ask for, in the words that can be typed: `link KR31`."""
    TALK = "talk"
    """`B4`: brings whoever presses it and whoever asked for help together."""
    SETTINGS = "settings"
    LATER = "later"
    """How much later, in which week's question: `tomorrow@2026-W48`."""
    SKIP = "skip"
    """`2026-W48`"""
    PAGE = "page"
    """Which page of which week's question: `1@2026-W48`; the first is 0."""
    REAFFIRM = "reaffirm"
    """The number of a check-in, and a confidence if it is another: `415`, `415@6`."""
    IN_THE_WAY = "in_the_way"
    """The number of a check-in."""
    EXPLAIN = "explain"
    """The number of a check-in."""


class FormAction(StrEnum):
    """What a submitted form asks for."""

    SQUAD = "submit_squad"
    SQUAD_EDIT = "submit_squad_edit"
    MEMBER = "submit_member"
    MEMBER_OUT = "submit_member_out"
    OBJECTIVE = "submit_objective"
    OBJECTIVE_UNDERSTOOD = "submit_objective_understood"
    OBJECTIVE_EDIT = "submit_objective_edit"
    KEY_RESULT = "submit_key_result"
    KEY_RESULT_UNDERSTOOD = "submit_key_result_understood"
    OWNERS = "submit_owners"
    CHECK_IN = "submit_check_in"
    CYCLE = "submit_cycle"
    SCORE = "submit_score"
    CLOSING = "submit_closing"
    EVIDENCE = "submit_evidence"
    BLOCKER = "submit_blocker"
    ASK_SQUAD = "submit_ask_squad"
    ACCEPT_BLOCKER = "submit_accept_blocker"
    REFUSE_BLOCKER = "submit_refuse_blocker"
    LINK = "submit_link"
    UNLINK = "submit_unlink"
    INITIATIVE = "submit_initiative"
    SETTINGS = "submit_settings"
    SHARE_OBJECTIVE = "submit_share_objective"
    SHARE = "submit_share"
    CADENCE = "submit_cadence"
    WHICH = "submit_which"
    SKIP = "submit_skip"
    IN_THE_WAY = "submit_in_the_way"
    EXPLAIN = "submit_explain"
    BALLOT = "submit_ballot"


class Shortcut(StrEnum):
    """What can be asked for from anywhere, or of any message."""

    CHECK_IN = "check_in"
    EVIDENCE = "use_as_evidence"
    """Of a message."""
    BLOCKER = "log_a_blocker"
    """Of a message."""


class FieldName(StrEnum):
    """The fields of all forms."""

    HANDLE = "handle"
    NAME = "name"
    CHANNEL = "channel"
    PURPOSE = "purpose"
    FUNCTION = "function"
    OWN_FUNCTION = "own_function"
    KIND = "kind"
    PRIVATE = "private"
    GROUP = "group"
    LEAD = "lead"
    PERSON = "person"
    SQUAD = "squad"
    TITLE = "title"
    INTENT = "intent"
    CYCLE = "cycle"
    SCORE = "score"
    REASON = "reason"
    VERDICT = "verdict"
    MOVED_IT = "moved_it"
    WOULD_CHANGE = "would_change"
    STARTS = "starts"
    ENDS = "ends"
    KEY_RESULTS = "key_results"
    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    WAITS_ON = "waits_on"
    SENTENCE = "sentence"
    VALUE = "value"
    DONE = "done"
    FILLED = "filled"
    """Asked of nobody: when a form that is shown again was filled in at first."""
    CONFIDENCE = "confidence"
    NOTE = "note"
    BLOCKER = "blocker"
    DUE = "due"
    SOURCE = "source"
    UPHELD = "upheld"
    LINK = "link"
    DAY = "day"
    HOUR = "hour"
    QUIET_FROM = "quiet_from"
    QUIET_UNTIL = "quiet_until"
    UNTIL = "until"
    DEPUTY = "deputy"
    WEEKS = "weeks"
    ASK_DAY = "ask_day"
    ASK_HOUR = "ask_hour"
    DIGEST_DAY = "digest_day"
    DIGEST_HOUR = "digest_hour"
    ZONE = "zone"
    HOLIDAYS = "holidays"
    REMINDS = "reminds"
    OWNER = "owner"
    OWNERS = "owners"
    MEASURE = "measure"
    UNIT = "unit"
    DIRECTION = "direction"
    BASELINE = "baseline"
    TARGET = "target"
    LOW = "low"
    HIGH = "high"
    INDICATOR = "indicator"
    WEIGHT = "weight"
    MILESTONES = "milestones"
    WHICH = "which"
    SURE = "sure"


WINDOW: Final = "window"
"""The name of every view that only shows a card."""

FIND: Final = "find"
"""Begins the name of a field that is looked up: `find:key_result:source`."""

_OF_KEY_RESULT = re.compile(r"[a-z_]+:(\d+)")

_OF_SEVERAL = frozenset({FormAction.CHECK_IN, FormAction.SCORE, FormAction.CLOSING, FormAction.BALLOT})
"""Forms that ask the same of several key results."""

_JUDGING: Mapping[str, FieldName] = MappingProxyType(
    {"value": FieldName.VALUE, "score": FieldName.SCORE, "note": FieldName.REASON}
)

_FIELDS: Mapping[FormAction, Mapping[str, FieldName]] = MappingProxyType(
    {
        FormAction.SQUAD: {
            "handle": FieldName.HANDLE,
            "squad": FieldName.HANDLE,
            "title": FieldName.NAME,
            "note": FieldName.PURPOSE,
            "channel": FieldName.CHANNEL,
        },
        FormAction.SQUAD_EDIT: {
            "title": FieldName.NAME,
            "note": FieldName.PURPOSE,
            "channel": FieldName.CHANNEL,
            "lead": FieldName.LEAD,
            "person": FieldName.LEAD,
        },
        FormAction.MEMBER_OUT: {
            "squad": FieldName.SQUAD,
            "person": FieldName.PERSON,
        },
        FormAction.MEMBER: {
            "squad": FieldName.SQUAD,
            "person": FieldName.PERSON,
            "note": FieldName.OWN_FUNCTION,
        },
        FormAction.OBJECTIVE: {
            "squad": FieldName.SQUAD,
            "title": FieldName.TITLE,
            "cycle": FieldName.CYCLE,
            "due": FieldName.KEY_RESULTS,
            "owner": FieldName.KEY_RESULTS,
            "person": FieldName.KEY_RESULTS,
            "value": FieldName.KEY_RESULTS,
        },
        FormAction.OBJECTIVE_UNDERSTOOD: {
            "title": FieldName.TITLE,
            "due": FieldName.KEY_RESULTS,
            "owner": FieldName.KEY_RESULTS,
            "person": FieldName.KEY_RESULTS,
            "value": FieldName.KEY_RESULTS,
        },
        FormAction.OBJECTIVE_EDIT: {
            "title": FieldName.TITLE,
            "cycle": FieldName.CYCLE,
        },
        FormAction.KEY_RESULT: {
            "objective": FieldName.OBJECTIVE,
            "title": FieldName.SENTENCE,
            "value": FieldName.SENTENCE,
            "due": FieldName.SENTENCE,
            "owner": FieldName.SENTENCE,
            "person": FieldName.SENTENCE,
        },
        FormAction.KEY_RESULT_UNDERSTOOD: {
            "title": FieldName.TITLE,
            "due": FieldName.DUE,
            "owner": FieldName.OWNERS,
            "person": FieldName.OWNERS,
        },
        FormAction.OWNERS: {
            "owner": FieldName.OWNERS,
            "person": FieldName.OWNERS,
        },
        FormAction.EVIDENCE: {"key_result": FieldName.KEY_RESULT, "note": FieldName.NOTE},
        FormAction.BLOCKER: {
            "key_result": FieldName.KEY_RESULT,
            "note": FieldName.NOTE,
            "person": FieldName.WAITS_ON,
        },
        FormAction.ASK_SQUAD: {"squad": FieldName.SQUAD, "blocker": FieldName.SQUAD},
        FormAction.ACCEPT_BLOCKER: {"promised": FieldName.UNTIL, "blocker": FieldName.UNTIL},
        FormAction.REFUSE_BLOCKER: {"note": FieldName.REASON, "blocker": FieldName.REASON},
        FormAction.CHECK_IN: {
            "value": FieldName.VALUE,
            "key_result": FieldName.VALUE,
            "confidence": FieldName.CONFIDENCE,
            "note": FieldName.NOTE,
        },
        FormAction.CYCLE: {
            "cycle": FieldName.CYCLE,
            "starts": FieldName.STARTS,
            "ends": FieldName.ENDS,
        },
        FormAction.SCORE: _JUDGING,
        FormAction.CLOSING: _JUDGING,
        FormAction.LINK: {"objective": FieldName.SOURCE, "key_result": FieldName.SOURCE},
        FormAction.UNLINK: {},
        FormAction.INITIATIVE: {
            "title": FieldName.TITLE,
            "person": FieldName.OWNER,
        },
        FormAction.SHARE_OBJECTIVE: {"squad": FieldName.SQUAD},
        FormAction.SHARE: {
            "channel": FieldName.CHANNEL,
            "note": FieldName.NOTE,
            "objective": FieldName.SOURCE,
        },
        FormAction.CADENCE: {
            "weeks": FieldName.WEEKS,
            "hour": FieldName.ASK_HOUR,
            "zone": FieldName.ZONE,
            "holidays": FieldName.HOLIDAYS,
        },
        FormAction.SETTINGS: {
            "hour": FieldName.HOUR,
            "holidays": FieldName.HOLIDAYS,
            "quiet": FieldName.QUIET_UNTIL,
            "until": FieldName.UNTIL,
            "person": FieldName.DEPUTY,
        },
        FormAction.BALLOT: {"confidence": FieldName.CONFIDENCE},
        FormAction.WHICH: {},
        FormAction.SKIP: {"note": FieldName.REASON},
        FormAction.IN_THE_WAY: {"note": FieldName.NOTE, "person": FieldName.WAITS_ON},
        FormAction.EXPLAIN: {"note": FieldName.NOTE},
    }
)


_WITH_SENTENCES: Final = frozenset({FormAction.OBJECTIVE, FormAction.OBJECTIVE_UNDERSTOOD})
"""Forms that ask for a title, and for key results beside it."""


def fingerprint(text: str) -> str:
    """Tells whether what comes back is what was shown; too short to carry the text itself."""
    return f"{zlib.crc32(text.strip().encode()):08x}"


def field_for(name: FieldName, key_result: KeyResultId) -> str:
    """The field that asks `name` of one key result of several: `value:31`."""
    return f"{name}:{key_result}"


def key_result_of(field: str) -> KeyResultId | None:
    """The key result a field asks about, or None when it is about none."""
    found = _OF_KEY_RESULT.fullmatch(field)
    return KeyResultId(int(found[1])) if found else None


def beside(form: FormAction, error: OkrError, key_result: KeyResultId | None = None) -> str | None:
    """The field of `form` that the sentence of `error` belongs beside, or None when there is none.

    Where a form asks the same of several key results, the one at fault must be given.
    """
    name = _FIELDS[form].get(error.field or "")
    if form in _WITH_SENTENCES and isinstance(error, SentenceNotRead):
        name = FieldName.KEY_RESULTS
    if form not in _OF_SEVERAL or name is None:
        return name
    return None if key_result is None else field_for(name, key_result)
