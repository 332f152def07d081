"""Whoever starts the bot too early is told what to do, in a sentence and without a trace."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from playground import running
from storage.migrate import migrate


@dataclass(frozen=True, slots=True)
class Ended:
    exit_code: int | None
    output: str


async def start(folder: Path, token: str, **more: str) -> Ended:
    """`cairn run` in a process of its own, which hears signals, and what it says before it ends."""
    async with running() as slack:
        env = {
            "SLACK_BOT_TOKEN": token,
            "SLACK_SIGNING_SECRET": "s3cret",
            "SLACK_API_URL": f"{slack}/api/",
            "DATABASE_URL": f"sqlite:///{folder / 'cairn.db'}",
            **more,
        }
        run = ("-c", "from bot.cli import main; main()", "run")
        started = await asyncio.create_subprocess_exec(
            sys.executable, *run, env={**os.environ, **env}, stdout=PIPE, stderr=STDOUT
        )
        said, _ = await started.communicate()
    return Ended(started.returncode, said.decode())


@pytest.mark.parametrize(
    ("token", "says"),
    [
        ("xoxb-playground", "The database has to be brought up to date: run `cairn migrate`."),
        ("xoxb-mistyped", "Slack does not take SLACK_BOT_TOKEN: invalid_auth."),
        ("", "SLACK_BOT_TOKEN is not set"),
    ],
)
async def test_it_does_not_start_and_says_why(tmp_path: Path, token: str, says: str) -> None:
    ended = await start(tmp_path, token)
    assert ended.exit_code == 1
    assert ended.output.startswith("Error: ")
    assert says in ended.output


def test_without_slack_it_does_not_start_and_says_why(tmp_path: Path) -> None:
    env = {
        "SLACK_BOT_TOKEN": "xoxb-any",
        "SLACK_SIGNING_SECRET": "s3cret",
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'cairn.db'}",
    }
    ended = CliRunner(env=env).invoke(main, ["run"])
    assert ended.exit_code == 1
    assert "Error: Slack cannot be reached at http://127.0.0.1:9/api/" in ended.output


async def test_with_a_mistyped_app_token_it_does_not_start_and_says_which(tmp_path: Path) -> None:
    await migrate(f"sqlite:///{tmp_path / 'cairn.db'}")
    ended = await start(tmp_path, "xoxb-playground", SLACK_APP_TOKEN="xapp-mistyped")
    assert ended.exit_code == 1
    assert "Error: Slack does not take SLACK_APP_TOKEN: invalid_auth." in ended.output
