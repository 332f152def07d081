"""Every setting is documented, with the default it has."""

import re
import shutil
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
NAMES = sorted(name.upper() for name in Settings.model_fields)


def default(name: str) -> str | None:
    """As one would write it in `.env`; None where nothing is set."""
    value = Settings.model_fields[name.lower()].default
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    return None if value is None else str(value)


def in_example() -> dict[str, str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z][A-Z0-9_]+)=(.*)$", text, re.MULTILINE))


def on_page() -> dict[str, str]:
    """The last column of the table, by setting."""
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|.*\| ([^|]+) \|$", text, re.MULTILINE))


def test_both_lists_name_every_setting_and_no_other() -> None:
    assert sorted(in_example()) == NAMES
    assert sorted(on_page()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_example_sets_the_default(name: str) -> None:
    assert in_example()[name] == (default(name) or "")


@pytest.mark.parametrize("name", NAMES)
def test_the_page_says_the_default(name: str) -> None:
    value, said = default(name), on_page()[name]
    assert said.startswith("none") if value is None else said == f"`{value}`"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """We are in a folder where nobody has set anything."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_as_it_is_reads_as_all_defaults(folder: Path) -> None:
    unset = Settings()
    shutil.copy(ROOT / ".env.example", folder / ".env")
    assert Settings() == unset


@pytest.mark.usefixtures("folder")
def test_a_token_alone_is_refused_with_what_is_missing() -> None:
    with pytest.raises(ValidationError, match="needs SLACK_SIGNING_SECRET beside it"):
        Settings(slack_bot_token=SecretStr("xoxb-1"))


def test_only_the_settings_read_the_environment() -> None:
    reads = re.compile(r"\bos\.(?:environ|getenv)|\bgetenv\(|from os import .*environ")
    rooms = ("okr", "messages", "handlers", "storage", "bot")
    found = [
        str(file.relative_to(ROOT))
        for room in rooms
        for file in (ROOT / room).rglob("*.py")
        if reads.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
