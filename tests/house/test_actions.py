"""Every button and form is heard once, and only `read.py` knows what a payload looks like."""

import ast
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlencode

import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from handlers.heard import Click, Submission, Who
from handlers.slack import register
from handlers.slack.desk import Desk
from handlers.wishes import of_click, of_form
from messages.actions import Action, FieldName, FormAction
from messages.words import Words
from okr.person import PersonId, WorkspaceId

HEARS = Path(__file__).parents[2] / "handlers" / "slack"

WHO = Who(WorkspaceId("slack:T1"), PersonId("U1"), datetime(2026, 11, 23, tzinfo=UTC).date())


ABOUT = {
    FormAction.ASK_SQUAD: "B4",
    FormAction.ACCEPT_BLOCKER: "B4",
    FormAction.REFUSE_BLOCKER: "B4",
    FormAction.SHARE_OBJECTIVE: "O1",
    FormAction.INITIATIVE: "KR1",
    FormAction.OBJECTIVE_EDIT: "O1@1",
    FormAction.SCORE: "KR1",
    FormAction.CLOSING: "churn 2026Q4 0",
    FormAction.WHICH: "show",
    FormAction.IN_THE_WAY: "KR1",
    FormAction.EXPLAIN: "KR1",
}
"""What forms are about that are always about something."""


class Nobody:
    """Services for a bot that is only looked at."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"{name} was not to be called")


@pytest.fixture
def app() -> AsyncApp:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")

    app = AsyncApp(signing_secret="s3cret", authorize=authorize)
    register(app, Nobody(), Words(), Desk())
    return app


async def listeners_of(app: AsyncApp, payload: dict[str, object]) -> int:
    """How many listeners would hear an interaction."""
    body = urlencode({"payload": json.dumps(payload)})
    request = AsyncBoltRequest(body=body, headers={"content-type": ["application/x-www-form-urlencoded"]})
    heard = [
        await one.async_matches(req=request, resp=BoltResponse(status=200)) for one in app._async_listeners
    ]
    return heard.count(True)


@pytest.mark.parametrize("suffix", ["", ":1"])
@pytest.mark.parametrize("action", Action)
async def test_every_button_has_exactly_one_listener(app: AsyncApp, action: Action, suffix: str) -> None:
    pressed = {"action_id": f"{action}{suffix}", "block_id": "buttons-1", "type": "button"}
    assert await listeners_of(app, {"type": "block_actions", "actions": [pressed]}) == 1


def test_no_field_of_a_form_is_taken_for_a_menu() -> None:
    assert {str(each) for each in FieldName} & {str(each) for each in Action} == set()


@pytest.mark.parametrize("form", FormAction)
async def test_every_form_has_exactly_one_listener(app: AsyncApp, form: FormAction) -> None:
    assert (
        await listeners_of(app, {"type": "view_submission", "view": {"type": "modal", "callback_id": form}})
        == 1
    )


@pytest.mark.parametrize("action", Action)
def test_every_button_is_somebodys_wish(action: Action) -> None:
    of_key_result = dict.fromkeys((Action.NO_CHANGE, Action.EDIT), "KR1")
    of_objective = dict.fromkeys((Action.SHOW, Action.ADD_KEY_RESULT), "O1")
    of_check_in = dict.fromkeys((Action.REAFFIRM, Action.IN_THE_WAY, Action.EXPLAIN), "415")
    of_week = {Action.LATER: "tomorrow@2026-W48", Action.PAGE: "1@2026-W48"}
    value = {
        **of_key_result,
        **of_objective,
        **of_check_in,
        **of_week,
        Action.SAY: "list",
        Action.TALK: "B4",
    }.get(action, "")
    assert of_click(Click(WHO, action, value)).by == WHO.by


@pytest.mark.parametrize("form", FormAction)
def test_every_form_is_somebodys_wish(form: FormAction) -> None:
    fields: dict[str, str] = {
        FieldName.OBJECTIVE: "O1",
        FieldName.SENTENCE: "Reduce churn from 3% to 1%",
        FieldName.SOURCE: "KR1",
        FieldName.UPHELD: "KR2",
        FieldName.TITLE: "Churn",
        FieldName.INTENT: "committed",
        FieldName.MEASURE: "number",
        FieldName.DIRECTION: "increase",
        FieldName.TARGET: "1",
        FieldName.KEY_RESULT: "KR1",
        FieldName.WHICH: "KR1",
    }
    opened = datetime(2026, 11, 23, tzinfo=UTC)
    assert of_form(Submission(WHO, form, fields, opened, ABOUT.get(form, "KR1@1"))).by == WHO.by


def readings_of(source: str) -> Iterator[str]:
    """Every place that looks into a payload."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case (
                ast.Subscript(value=ast.Name(id="body"))
                | ast.Call(func=ast.Attribute(value=ast.Name(id="body")))
                | ast.Compare(comparators=[ast.Name(id="body")])
            ):
                yield ast.unparse(node)
            case _:
                pass


@pytest.mark.parametrize("file", sorted(HEARS.glob("*.py")), ids=lambda file: file.name)
def test_only_one_file_looks_into_payloads(file: Path) -> None:
    found = list(readings_of(file.read_text(encoding="utf-8")))
    assert (found != []) == (file.name == "read.py"), found


@pytest.mark.parametrize("source", ['body["view"]["id"]', 'body.get("user")', '"view" in body'])
def test_a_look_into_a_payload_is_found(source: str) -> None:
    assert len(list(readings_of(source))) == 1
