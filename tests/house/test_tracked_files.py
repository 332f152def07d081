"""The repository holds nothing that is true on one machine only."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written so that no pattern finds itself.
FOREIGN = {
    "the address of a package index": re.compile(
        r"pypi\.or[g]|pythonhoste[d]|(?<!no-emit-)(?:index-ur[l]|find-link[s])"
    ),
    "a path of one machine": re.compile(r"(?<![\w.$}*-])/(?:opt|work|root|home|Users)/\w"),
    "the address of a local file": re.compile(r"file:/{2}[/]"),
}


def tracked() -> Iterator[tuple[str, str]]:
    # The checkout may belong to somebody other than whoever runs the tests.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            yield name, (ROOT / name).read_text(encoding="utf-8", errors="replace")


def findings(name: str, text: str) -> Iterator[str]:
    for what, pattern in FOREIGN.items():
        for found in pattern.finditer(text):
            yield f"{name} holds {what}: {text[found.start() : found.end() + 30]!r}"


def test_no_tracked_file_holds_an_index_address_or_a_path_of_one_machine() -> None:
    assert [finding for name, text in tracked() for finding in findings(name, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "--extra-index" + "-url https://mirror.example",
        "--find-" + "links wheels",
        "https://pypi." + "org/simple",
        "see /opt" + "/wheels",
        "'/home" + "/ana/cairn'",
        "file://" + "/srv/simple",
    ],
)
def test_each_of_them_would_be_found(text: str) -> None:
    assert list(findings("planted", text))


def test_scripts_may_be_run() -> None:
    scripts = [path for path in (ROOT / ".ci").iterdir() if path.read_text(encoding="utf-8").startswith("#!")]
    assert scripts
    assert [path.name for path in scripts if not path.stat().st_mode & 0o111] == []
