"""What is installed is what pyproject.toml asks for."""

import re
from pathlib import Path

from tests.house.lock import ROOT, check, pinned

PYPROJECT = """
[project]
dependencies = ["Granite_Stone[async]>=2"]
optional-dependencies = { dev = ["chisel"] }
"""


def house(folder: Path, lock: str) -> Path:
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (folder / "requirements.lock").write_text(lock, encoding="utf-8")
    return folder


def test_the_lock_fits_the_project() -> None:
    assert check(ROOT) == []


def test_every_pin_carries_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(r"^\S+==\S+ \\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", lock, re.MULTILINE)
    assert len(entries) == len(pinned(lock)) > 0


def test_a_lock_that_fits_is_praised_with_silence(tmp_path: Path) -> None:
    assert check(house(tmp_path, "granite-stone==2.1\nchisel==1\n")) == []


def test_a_dependency_without_a_pin_is_named(tmp_path: Path) -> None:
    assert check(house(tmp_path, "granite-stone==2.1\n")) == ["chisel is not in requirements.lock"]


def test_a_pin_that_is_too_old_is_named(tmp_path: Path) -> None:
    assert check(house(tmp_path, "granite-stone==1.9\nchisel==1\n")) == [
        "Granite_Stone is 1.9 in requirements.lock, wanted >=2"
    ]
