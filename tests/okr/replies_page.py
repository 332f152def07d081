"""The tables of docs/typed-answers.md, out of the replies that are tried; run as a program, writes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from okr.answer import Skipped, read_answers
from okr.check_in import Answer, News
from okr.errors.okr_error import OkrError
from okr.key_result import KeyResult
from okr.locale import Locale
from okr.reading.quantity import counted_in, write
from tests.okr.replies import REPLIES, Refused, Reply

PAGE: Final = Path(__file__).parents[2] / "docs" / "typed-answers.md"
_NAMES: Final = {"<@U2>": "@ana", "U2": "@ana"}


def page() -> str:
    """The page as it should be: what was written by hand, then the tables."""
    by_hand = PAGE.read_text(encoding="utf-8").split("\n## Examples")[0]
    headings = dict.fromkeys(each.heading for each in REPLIES if each.heading)
    tables = (_table(heading, [each for each in REPLIES if each.heading == heading]) for heading in headings)
    return "\n".join((by_hand, "## Examples\n", *(line for table in tables for line in table)))


def _table(heading: str, replies: list[Reply]) -> Iterator[str]:
    yield f"### {heading}\n"
    home = len({each.locale for each in replies}) > 1
    yield _row(["typed", *(["locale"] if home else []), "asked about", "means"])
    yield _row(["---"] * (4 if home else 3))
    for each in replies:
        where = [f"`{each.locale}`"] if home else []
        yield _row([_typed(each.text), *where, "; ".join(map(_asked, each.asked)), _means(each)])
    yield ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _typed(text: str) -> str:
    return "<br>".join(f"`{_named(line)}`" for line in text.split("\n"))


def _named(text: str) -> str:
    for mention, name in _NAMES.items():
        text = text.replace(mention, name)
    return text


def _asked(key_result: KeyResult) -> str:
    if key_result.milestones:
        return f"{key_result.ref}, of {len(key_result.milestones)} milestones"
    return f"{key_result.ref}, in {counted_in(key_result.measure)}"


def _means(reply: Reply) -> str:
    match reply.means:
        case Skipped(reason):
            return f"the week is skipped: {reason}" if reason else "the week is skipped"
        case Refused():
            return _complaint(reply)
        case answers:
            of = {each.id: each for each in reply.asked}
            told = [(of[each.key_result], _told(each, of[each.key_result], reply.locale)) for each in answers]
            return "<br>".join(said if len(told) == 1 else f"{each.ref}: {said}" for each, said in told)


def _told(answer: Answer, key_result: KeyResult, locale: Locale) -> str:
    steps = None if answer.done is None else ", ".join(map(str, answer.done)) or "none"
    said = {
        "": None if answer.value is None else write(key_result.measure, answer.value, locale),
        "done: ": steps,
        "confidence ": answer.confidence,
        "note: ": answer.note or None,
        "blocker: ": answer.blocker or None,
        "waits for ": answer.waits_on,
    }
    told = ", ".join(f"{name}{_named(str(fact))}" for name, fact in said.items() if fact is not None)
    return told if answer.news is News.NEWS else "no change"


def _complaint(reply: Reply) -> str:
    """The sentence that is answered."""
    try:
        read_answers(reply.text, reply.asked, reply.locale)
    except OkrError as error:
        return error.sentence.format(**error.facts)
    raise AssertionError(reply)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
