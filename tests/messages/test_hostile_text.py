"""Whatever people type, Slack accepts the message and nobody is mentioned by it."""

import re
from dataclasses import replace

import pytest

from messages.card import Code, Paragraph, Plain
from messages.compose import EXAMPLES, check_in_prompt, compose
from messages.slack_limits import problems
from okr.notices.trouble import Complaint
from tests.messages.hostile import TEXTS, grown, with_text
from tests.messages.shown import ALL, WORDS, dicts, in_plain, in_slack, strings

_GIVEN_BACK = {"value", "initial_value", "callback_id"}
"""What nobody reads but us, so that it has to come back as it was."""

_LIVE = re.compile(r"<[!@#]")


@pytest.mark.parametrize("name", ALL)
def test_slack_accepts_every_example(name: str) -> None:
    assert problems(in_slack(ALL[name])) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("name", ALL)
def test_slack_accepts_every_text(name: str, text: str) -> None:
    assert problems(in_slack(with_text(ALL[name], text))) == []


@pytest.mark.parametrize("size", [2, 8, 25, 60])
@pytest.mark.parametrize("name", ALL)
def test_slack_accepts_lists_of_any_length(name: str, size: int) -> None:
    assert problems(in_slack(grown(ALL[name], size))) == []


@pytest.mark.parametrize("name", ALL)
def test_slack_accepts_long_lists_of_long_texts(name: str) -> None:
    assert problems(in_slack(with_text(grown(ALL[name], 60), "<" * 300))) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("name", ALL)
def test_no_text_mentions_anybody(name: str, text: str) -> None:
    drawn = in_slack(with_text(ALL[name], text))
    assert [said for key, said in strings(drawn) if key not in _GIVEN_BACK and _LIVE.search(said)] == []
    assert [piece for piece in dicts(drawn) if piece.get("type") in {"user", "broadcast", "usergroup"}] == []


@pytest.mark.parametrize("name", sorted(set(ALL) - {"complaint"}))
def test_no_text_becomes_markup(name: str) -> None:
    """In rich text nothing is parsed; in mrkdwn, the marks of outside text are gone."""
    mark = "\u2603"
    drawn = in_slack(
        with_text(ALL[name], f"*{mark}* _{mark}_ `{mark}` ~{mark}~ <https://evil.example|{mark}>")
    )
    for piece in dicts(drawn):
        if piece.get("type") == "mrkdwn":
            assert not re.search(rf"[*_`~]{mark}|{mark}[*_`~]", piece["text"])
        assert piece.get("type") != "link"
        assert not (piece.get("style") and piece.get("text") == mark)


@pytest.mark.parametrize("name", ALL)
def test_no_text_is_run_as_a_template(name: str) -> None:
    drawn = in_plain(with_text(ALL[name], "{{ 6 * 7 }}{% for x in range(9) %}!{% endfor %}"))
    assert "42" not in re.sub(r"KR\d+", "", drawn)
    assert "!!!" not in drawn


def test_no_fact_of_a_complaint_becomes_markup() -> None:
    complaint = Complaint("Write `{example}`, not {text}.", (("text", "`c` {example}"), ("example", "a`b")))
    spans = compose(complaint, WORDS).parts[0]
    assert spans == Paragraph((Plain("Write "), Code("a`b"), Plain(", not `c` {example}.")))


def test_the_digest_names_owners_and_mentions_nobody() -> None:
    drawn = in_slack(EXAMPLES["digest"])
    assert "Ana" in str(drawn)
    assert all(piece.get("type") != "user" for piece in dicts(drawn))


def test_the_notification_is_escaped_too() -> None:
    notice = replace(check_in_prompt.EXAMPLE, name="<!channel> & *Ana*")
    assert in_slack(notice)["text"].startswith("&lt;!channel&gt; &amp; \N{ASTERISK OPERATOR}Ana")
    assert compose(notice, WORDS).summary.startswith("<!channel> & *Ana*")
