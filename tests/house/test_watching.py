"""Whoever watches over Cairn finds every number and every line about a letter explained, and no other."""

import re
from pathlib import Path

from bot.metrics import Metrics

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
SPEAKERS = (
    "bot/courier/watch.py",
    "bot/courier/tenure.py",
    "storage/work.py",
    "storage/outbox.py",
    "bot/scheduler.py",
)


def first_column(of: str) -> set[str]:
    return set(re.findall(rf"^\| `({of})` \|", PAGE, re.MULTILINE))


def exported() -> dict[str, tuple[str, ...]]:
    """Each number by the name it has on the page /metrics, with its labels."""
    metrics = Metrics()
    found = {}
    for family in metrics.registry.collect():
        name = f"{family.name}_total" if family.type == "counter" else family.name
        ours = metrics.registry._names_to_collectors.get(family.name)
        found[name] = tuple(getattr(ours, "_labelnames", ()))
    return found


def test_every_number_is_explained_and_every_explanation_has_its_number() -> None:
    assert first_column(r"(?:cairn|process)_\w+") == set(exported())


def test_the_labels_of_each_number_are_told() -> None:
    for name, labels in exported().items():
        told = re.search(rf"^\| `{name}` \| ([^|]*) ?\|", PAGE, re.MULTILINE)
        assert told
        assert re.findall(r"`(\w+)`", told[1]) == list(labels), name


def test_alarms_speak_of_numbers_there_are() -> None:
    block = PAGE.partition("### Alarms")[2].partition("### ")[0]
    spoken = set(re.findall(r"cairn_\w+", block))
    assert len(spoken) > 5
    assert {re.sub(r"_bucket$", "", name) for name in spoken} <= set(exported())


def test_every_line_about_what_becomes_of_letters_is_explained() -> None:
    spoken = {
        words
        for file in SPEAKERS
        for words in re.findall(
            r'log\.(?:debug|info|warning)\("([^"]+)"', (ROOT / file).read_text(encoding="utf-8")
        )
    }
    assert len(spoken) > 5
    assert spoken == first_column("(?:letter|things|the courier) [a-z ]+")
