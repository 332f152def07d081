"""The tables of docs/permissions.md, out of the rules that are tried: `python -m tests.permissions.page`."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from tests.permissions.trial import Outcome
from tests.permissions.verbs import FAMILIES, Verb, Who

PAGE: Final = Path(__file__).parents[2] / "docs" / "permissions.md"


class Role(StrEnum):
    """Who somebody is to a squad."""

    GUEST = "guest"
    OUTSIDER = "anybody else"
    OUTSIDER_OF_PRIVATE = "anybody else, private squad"
    MEMBER = "member"
    LEAD = "lead"
    ADMIN = "workspace admin"


ROLES: Final = tuple(Role)


def expected(who: Who, role: Role) -> Outcome:  # noqa: PLR0911 - one a rule
    """What comes of it."""
    if role is Role.GUEST:
        return Outcome.NO
    if who is Who.ANYBODY:
        return Outcome.YES
    if who is Who.ASKED and role is not Role.OUTSIDER_OF_PRIVATE:
        return Outcome.YES if role is Role.MEMBER else Outcome.NO
    if who is Who.QUESTION:
        return Outcome.YES if role in {Role.MEMBER, Role.LEAD} else Outcome.NO
    if role is Role.OUTSIDER_OF_PRIVATE:
        return Outcome.NO if who is Who.THEIRS else Outcome.NOT_FOUND
    if role is Role.OUTSIDER:
        return Outcome.YES if who is Who.READER else Outcome.NO
    return Outcome.NO if role is Role.MEMBER and who is Who.LEAD else Outcome.YES


def page() -> str:
    """The page as it should be: what was written by hand, then the tables."""
    by_hand = PAGE.read_text(encoding="utf-8").split("\n## ")[0]
    return "\n".join((by_hand, *(line for name in FAMILIES for line in _family(name))))


def _family(name: str) -> Iterator[str]:
    yield f"## {name}\n"
    yield _row(("`/okr`", *ROLES))
    yield _row(["---"] * (1 + len(ROLES)))
    for words, who in _rules(FAMILIES[name]).items():
        yield _row((f"`{words}`", *(_shown(expected(who, role)) for role in ROLES)))
    yield ""


def _rules(verbs: Iterable[Verb]) -> dict[str, Who]:
    return {verb.words: verb.who for verb in verbs}


def _shown(outcome: Outcome) -> str:
    return {Outcome.YES: "yes", Outcome.NO: "no", Outcome.NOT_FOUND: "*not found*"}[outcome]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
