"""Every example in every drawer looks as it was last agreed; CAIRN_REWRITE_GOLDENS=1 agrees anew."""

import json
import os
from pathlib import Path

import pytest

from tests.messages.shown import ALL, in_plain, in_slack

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("name", ALL)
def test_slack_shows_what_was_agreed(name: str) -> None:
    drawn = json.dumps(in_slack(ALL[name]), indent=1, ensure_ascii=False) + "\n"
    assert drawn == _golden(GOLDENS / "slack" / f"{name}.json", drawn)


@pytest.mark.parametrize("name", ALL)
def test_plain_text_says_what_was_agreed(name: str) -> None:
    drawn = in_plain(ALL[name])
    assert drawn == _golden(GOLDENS / "plain" / f"{name}.txt", drawn)


def test_no_golden_outlives_its_example() -> None:
    kept = {path.stem for path in GOLDENS.rglob("*.*")}
    assert kept == set(ALL)


def _golden(path: Path, drawn: str) -> str:
    if os.environ.get("CAIRN_REWRITE_GOLDENS") == "1":
        path.write_text(drawn, encoding="utf-8")
    return path.read_text(encoding="utf-8")
