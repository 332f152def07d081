"""The arrows between the rooms point one way, and the contracts that say so bite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.api import read_configuration

ROOT = Path(__file__).parents[2]
CONFIGURATION = read_configuration(str(ROOT / "pyproject.toml"))
ROOMS: list[str] = CONFIGURATION["session_options"]["root_packages"]
CONTRACTS: list[dict[str, object]] = CONFIGURATION["contracts_options"]

PLANTED = [
    ("okr/planted.py", "import messages", "arrows"),
    ("messages/planted.py", "import storage", "arrows"),
    ("okr/planted.py", "import bot", "arrows"),
    ("handlers/planted.py", "import storage.planted", "handlers-never-store"),
    ("storage/planted.py", "import messages", "storage-never-speaks"),
    ("playground/planted.py", "import okr", "playground-knows-nobody"),
    ("messages/planted.py", "import playground", "nobody-knows-the-playground"),
    ("okr/planted.py", "import sqlalchemy", "okr-alone"),
    ("okr/planted.py", "import pydantic", "okr-alone"),
    ("messages/planted.py", "from slack_sdk import WebClient", "messages-third-parties"),
    ("handlers/planted.py", "import slack_bolt", "handlers-third-parties"),
    ("handlers/slack/planted.py", "import sqlalchemy.orm", "handlers-slack-third-parties"),
    ("storage/planted.py", "import httpx", "storage-third-parties"),
    ("bot/planted.py", "import requests", "bot-third-parties"),
    ("playground/planted.py", "import slack_sdk", "playground-third-parties"),
]


def lint_imports(house: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [f"--contract={contract}" for contract in contracts]
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", program, "--no-cache", "--no-logo", *chosen]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def empty_house(house: Path) -> None:
    """Build the same rooms under the same contracts, with nothing in them."""
    for room in [*ROOMS, "handlers/slack"]:
        plant(house, f"{room}/__init__.py", "")
    plant(house, "storage/planted.py", "")
    shutil.copy(ROOT / "pyproject.toml", house)
    for file in ("tests/__init__.py", "tests/house/__init__.py", "tests/house/third_parties.py"):
        plant(house, file, (ROOT / file).read_text(encoding="utf-8"))


def plant(house: Path, file: str, source: str) -> None:
    (house / file).parent.mkdir(parents=True, exist_ok=True)
    (house / file).write_text(source, encoding="utf-8")


def test_every_import_follows_the_arrows() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_an_empty_house_breaks_no_contract(tmp_path: Path) -> None:
    empty_house(tmp_path)
    answer = lint_imports(tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED)
def test_an_import_against_the_arrows_is_found(tmp_path: Path, file: str, line: str, contract: str) -> None:
    empty_house(tmp_path)
    plant(tmp_path, file, f"{line}\n")
    answer = lint_imports(tmp_path, contract)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout


def test_every_contract_has_an_import_that_breaks_it() -> None:
    assert {contract for _, _, contract in PLANTED} == {contract["id"] for contract in CONTRACTS}


def test_handlers_of_one_platform_never_reach_for_another() -> None:
    platforms = sorted(path.parent.name for path in (ROOT / "handlers").glob("*/__init__.py"))
    others = {
        platform: [f"handlers.{other}" for other in platforms if other != platform] for platform in platforms
    }
    trespasses = [
        f"{file.relative_to(ROOT)} names {other}"
        for platform, forbidden in others.items()
        for file in (ROOT / "handlers" / platform).rglob("*.py")
        for other in forbidden
        if other in file.read_text(encoding="utf-8")
    ]
    assert trespasses == []
