"""The command line: every message can be previewed, and what is missing is said in a sentence."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.settings import Settings
from messages.compose import EXAMPLES
from messages.slack_limits import problems
from storage.migrate import pending


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to stand in, with nothing set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cairn(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("notice", EXAMPLES)
def test_every_message_can_be_previewed_as_slack_would_get_it(notice: str) -> None:
    result = cairn("preview", notice, "--slack")
    assert result.exit_code == 0
    message = json.loads(result.output)
    assert message["text"]
    assert problems(message) == []


@pytest.mark.parametrize("flags", [(), ("--plain",)])
@pytest.mark.parametrize("notice", EXAMPLES)
def test_every_message_can_be_previewed_in_plain_words(notice: str, flags: tuple[str, ...]) -> None:
    result = cairn("preview", notice, *flags)
    assert result.exit_code == 0
    assert result.output.strip()
    assert '"blocks"' not in result.output


def test_a_message_nobody_knows_gets_the_list_of_those_there_are() -> None:
    result = cairn("preview", "shopping-list")
    assert result.exit_code == 2
    assert "check-in-prompt" in result.output


def test_a_preview_shows_ones_own_words(folder: Path) -> None:
    words = folder / "words"
    words.mkdir()
    (words / "help.j2").write_text("{% block summary %}Ahoy{% endblock %}", encoding="utf-8")
    result = cairn("preview", "help", "--slack", "--templates", str(words))
    assert json.loads(result.output)["text"] == "Ahoy"


def test_without_a_token_there_is_a_sentence_and_no_trace() -> None:
    for command in ("run", "doctor"):
        result = cairn(command)
        assert result.exit_code == 1
        assert "SLACK_BOT_TOKEN is not set; docs/install-slack.md" in result.output
        assert "Traceback" not in result.output


def test_migrating_twice_does_no_harm() -> None:
    for _ in range(2):
        result = cairn("migrate")
        assert (result.exit_code, result.output) == (0, "The database is up to date.\n")
    assert not asyncio.run(pending("sqlite:///cairn.db"))


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://root:geheim@localhost/x", "sqlite:///no/such/folder/x.db"]
)
def test_a_database_that_will_not_do_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    for command in ("migrate", "doctor"):
        result = cairn(command)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert "geheim" not in result.output


def test_the_help_names_every_command() -> None:
    output = cairn("--help").output
    assert all(command in output for command in ("run", "migrate", "demo", "doctor", "preview"))


def test_sending_again_says_how_many_letters(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    result = cairn("resend")
    assert (result.exit_code, result.output) == (0, "Letters to be sent again: 0.\n")


def test_sending_again_from_a_database_nobody_migrated_names_the_command() -> None:
    result = cairn("resend")
    assert result.exit_code == 1
    assert "cairn migrate" in result.output
