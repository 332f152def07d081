"""Settings that will not do are refused in a sentence each, and no secret is ever printed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.log import LogFormat
from bot.settings import Settings

SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-very-secret",
    "SLACK_SIGNING_SECRET": "0123456789-very-secret",
    "SLACK_APP_TOKEN": "xapp-very-secret",
    "DATABASE_URL": "postgresql://cairn:very-secret@nowhere.invalid/cairn",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Nothing set, in an empty folder."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def cairn(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "http", "valid integer"),
        ("PORT", "70000", "less than or equal to 65535"),
        ("CAIRN_LOG_LEVEL", "LOUD", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("CAIRN_LOG_FORMAT", "yaml", "'text' or 'json'"),
        ("CAIRN_TEMPLATES", "no/such/folder", "does not point to a directory"),
        ("CAIRN_LOCALE", "xx", "'en', 'de', 'ch' or 'fr'"),
        ("SLACK_API_URL", "slack.com", "should match pattern"),
    ],
)
def test_a_bad_setting_is_named_with_what_is_wrong(
    environment: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    environment.setenv(name, value)
    result = cairn("migrate")
    assert result.exit_code == 1
    assert f"- {name}: " in result.output
    assert says in result.output
    assert "Traceback" not in result.output


def test_every_bad_setting_is_named_at_once(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("PORT", "http")
    environment.setenv("CAIRN_LOG_LEVEL", "LOUD")
    assert cairn("run").output.count("\n- ") == 2


def test_a_token_without_a_way_in_says_what_else_it_needs(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SLACK_BOT_TOKEN", SECRETS["SLACK_BOT_TOKEN"])
    output = cairn("run").output
    assert "SLACK_SIGNING_SECRET" in output
    assert "SLACK_APP_TOKEN" in output
    assert "very-secret" not in output


def test_no_secret_is_printed_whatever_else_is_wrong(environment: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        environment.setenv(name, value)
    environment.setenv("PORT", "http")
    assert "very-secret" not in cairn("run").output
    assert "very-secret" not in cairn("doctor").output


def test_settings_shown_show_no_secret(environment: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        environment.setenv(name, value)
    assert "very-secret" not in repr(Settings())


def test_log_levels_are_read_in_small_letters_too(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("CAIRN_LOG_LEVEL", "debug")
    assert Settings().cairn_log_level == "DEBUG"


def test_log_formats_are_read_in_capitals_too(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("CAIRN_LOG_FORMAT", "JSON")
    assert Settings().cairn_log_format is LogFormat.JSON
