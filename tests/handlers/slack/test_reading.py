"""Payloads as Slack writes them, read into plain facts; those that people meet seldom are told here."""

from typing import Any

import pytest

from handlers.slack import read
from okr.person import Person, PersonId

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("add <@U1|ana> to <#C1|churn>", "add <@U1> to <#C1>"),
        ("add <@W1> to <#C1|>", "add <@W1> to <#C1>"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("&lt;@U1&gt; typed by hand &amp;lt;", "<@U1> typed by hand &lt;"),
        ("see <https://a.example/?b=1&amp;c=2>", "see https://a.example/?b=1&c=2"),
        ("see <https://a.example|a.example>", "see a.example"),
        ("write <mailto:a@b.example|a@b.example>", "write a@b.example"),
        ("<!channel> <!subteam^S1|@crew>", "<!channel> <&S1>"),
        ("a\x00b and half a smile: \ud83d", "a\ufffdb and half a smile: \ufffd"),
        ("", ""),
    ],
)
def test_slacks_escapes_are_undone(written: str, meant: str) -> None:
    assert read.spoken(written) == meant


def test_a_command_is_given_back_as_it_can_be_typed_again() -> None:
    text = "kr add O1 grow a &amp; b <@U1|ana> in <#C1|churn>"
    assert read.command_typed({"command": "/okr", "text": text}) == "/okr kr add O1 grow a & b @ana in #churn"


@pytest.mark.parametrize(
    ("body", "workspace"),
    [
        ({"team_id": "T1"}, "slack:T1"),
        ({"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T2"}}, "slack:T1"),
        ({"team": None, "user": {"id": "U1", "team_id": "T2"}}, "slack:T2"),
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": "false"}, "slack:T1"),
        ({"team_id": "T1", "enterprise_id": "E1", "is_enterprise_install": "true"}, "slack:E1"),
        ({"team": None, "enterprise": {"id": "E1"}, "is_enterprise_install": True}, "slack:E1"),
    ],
)
def test_the_workspace_is_the_one_the_app_is_installed_in(body: Json, workspace: str) -> None:
    assert read.workspace(body) == workspace


@pytest.mark.parametrize(
    ("user", "stranger"),
    [
        ({"id": "U1", "team_id": "T1"}, False),
        ({"id": "U1", "team_id": "T2"}, True),
        ({"id": "U1", "team_id": "T1", "is_stranger": True}, True),
        ({"id": "U1", "team_id": "T2", "enterprise_user": {"enterprise_id": "E1", "teams": ["T1"]}}, False),
        ({"id": "U1", "team_id": "T2", "enterprise_user": {"enterprise_id": "T1", "teams": []}}, False),
        ({"id": "U1"}, False),
    ],
)
def test_a_stranger_belongs_to_none_of_our_teams(user: Json, stranger: bool) -> None:  # noqa: FBT001
    assert read.stranger(user, "T1") is stranger


@pytest.mark.parametrize(
    ("user", "person"),
    [
        ({}, Person(PersonId("U1"), "U1", "UTC")),
        ({"name": "ana", "tz": "Asia/Tokyo"}, Person(PersonId("U1"), "ana", "Asia/Tokyo")),
        ({"name": "ana", "tz": None}, Person(PersonId("U1"), "ana", "UTC")),
        ({"name": "ana", "tz": "Mars/Olympus"}, Person(PersonId("U1"), "ana", "UTC")),
        (
            {"name": "ana", "real_name": "Ana Lima", "profile": {"display_name": ""}},
            Person(PersonId("U1"), "Ana Lima", "UTC"),
        ),
        ({"name": "ana", "deleted": True}, Person(PersonId("U1"), "ana", "UTC", active=False)),
        ({"name": "ana", "is_ultra_restricted": True}, Person(PersonId("U1"), "ana", "UTC", guest=True)),
        ({"name": "ana", "is_owner": True}, Person(PersonId("U1"), "ana", "UTC", admin=True)),
    ],
)
def test_a_person_is_read_as_far_as_slack_tells(user: Json, person: Person) -> None:
    assert read.person({"id": "U1", **user}) == person


def test_a_click_on_a_revised_message_is_another_click() -> None:
    action = {"action_id": "no_change", "value": "KR1", "action_ts": "9.9"}
    body: Json = {"user": {"id": "U1"}, "actions": [action], "message": {"ts": "1.1"}}
    again = {**body, "actions": [{**action, "action_ts": "9.95"}]}
    revised = {**body, "message": {"ts": "1.1", "edited": {"ts": "2.2"}}}
    assert read.click_key(body) == read.click_key(again)
    assert read.click_key(body) != read.click_key(revised)


def test_a_click_at_home_is_told_apart_by_its_moment() -> None:
    action = {"action_id": "no_change", "value": "KR1", "action_ts": "9.9"}
    body: Json = {"user": {"id": "U1"}, "actions": [action]}
    assert read.click_key(body) != read.click_key({**body, "actions": [{**action, "action_ts": "9.95"}]})
