"""Says where requirements.lock no longer fits pyproject.toml: `python -m tests.house.lock`."""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def wanted(pyproject: str) -> list[Requirement]:
    project = tomllib.loads(pyproject)["project"]
    extras = project.get("optional-dependencies", {}).values()
    return [Requirement(line) for lines in (project["dependencies"], *extras) for line in lines]


def pinned(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in PIN.findall(lock)}


def misfits(requirements: list[Requirement], pins: Mapping[str, str]) -> Iterator[str]:
    for requirement in requirements:
        version = pins.get(canonicalize_name(requirement.name))
        if version is None:
            yield f"{requirement.name} is not in requirements.lock"
        elif version not in requirement.specifier:
            yield f"{requirement.name} is {version} in requirements.lock, wanted {requirement.specifier}"


def check(folder: Path) -> list[str]:
    pyproject = (folder / "pyproject.toml").read_text(encoding="utf-8")
    lock = (folder / "requirements.lock").read_text(encoding="utf-8")
    return list(misfits(wanted(pyproject), pinned(lock)))


if __name__ == "__main__":
    if found := check(ROOT):
        sys.exit("\n".join([*found, "Run `make lock`."]))
