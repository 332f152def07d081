"""What is written down can be found, and is complete."""

import re
from pathlib import Path

import pytest

from tests.house.lock import wanted

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")})


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_every_decision_is_listed_in_order() -> None:
    written = sorted(page.name for page in DECISIONS.glob("[0-9]*.md"))
    assert LINK.findall(read(DECISIONS / "README.md")) == written


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(page.name[:4]) for page in DECISIONS.glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(read(page)) if not (page.parent / link).exists()] == []


def test_the_example_environment_and_the_page_about_settings_name_the_same() -> None:
    example = re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", read(ROOT / ".env.example"), re.MULTILINE)
    documented = re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", read(ROOT / "docs" / "settings.md"), re.MULTILINE)
    assert sorted(example) == sorted(documented)


def test_every_library_is_accounted_for() -> None:
    table = read(DECISIONS / "0006-libraries.md")
    names = [requirement.name for requirement in wanted(read(ROOT / "pyproject.toml"))]
    assert [name for name in names if not re.search(rf"^\| .*\b{name}\b", table, re.MULTILINE)] == []
