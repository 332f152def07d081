"""Words: light marks become spans, what is inserted stays letters, and operators may say it otherwise."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from messages.card import ChannelRef, Code, Link, Mention, Plain, Soft, Span, Strong
from messages.words import Words, WordsNotUsable, literal
from okr.person import ChannelId, PersonId


def _words(folder: Path, template: str) -> Words:
    (folder / "digest_sent.j2").write_text(template, encoding="utf-8")
    return Words(folder)


def _say(folder: Path, text: str, **facts: object) -> tuple[Span, ...]:
    return (
        _words(folder, f"{{% block sent %}}{text}{{% endblock %}}").of("digest_sent").spans("sent", **facts)
    )


def test_marks_of_a_template_become_spans(tmp_path: Path) -> None:
    assert _say(tmp_path, "a *b* _c_ `d_e`.") == (
        Plain("a "),
        Strong("b"),
        Plain(" "),
        Soft("c"),
        Plain(" "),
        Code("d_e"),
        Plain("."),
    )


def test_a_mark_that_is_never_closed_is_a_letter(tmp_path: Path) -> None:
    said = _say(tmp_path, "2 * 3")
    assert "".join(map(literal, said)) == "2 * 3"
    assert {type(span) for span in said} == {Plain}


def test_a_backslash_makes_a_mark_a_letter(tmp_path: Path) -> None:
    assert _say(tmp_path, r"- and \_, or \_") == (Plain("- and _, or _"),)


@pytest.mark.parametrize(
    "text", ["*b*", "_i_", "`c`", "a\\*b\\", "{{ x }}", '\x02["Strong", "b"]\x03', "\n\n", "<b>&"]
)
def test_what_is_inserted_stays_letters(tmp_path: Path, text: str) -> None:
    assert _say(tmp_path, "say {{ it }}!", it=text) == (Plain(f"say {text}!"),)
    assert _say(tmp_path, "*{{ it }}*", it=text) == (Strong(text),)


@pytest.mark.parametrize(
    "filtered", ["it|upper", "it|e", "it|safe", "it|replace('x', 'y')", "it ~ it", "[it]|join"]
)
def test_no_filter_turns_inserted_text_into_markup(tmp_path: Path, filtered: str) -> None:
    spans = _say(tmp_path, f"{{{{ {filtered} }}}}", it="*B* _i_ `c`")
    assert {type(span) for span in spans} == {Plain}


@pytest.mark.parametrize(
    "span",
    [
        Plain("a*b*"),
        Strong("a_"),
        Soft("x"),
        Code("`"),
        Link("there", "https://example.org/*"),
        Mention(PersonId("U1"), "Ana *"),
        ChannelRef(ChannelId("C1")),
    ],
)
def test_a_span_is_inserted_whole(tmp_path: Path, span: Span) -> None:
    assert _say(tmp_path, "to {{ it }}.", it=span) == (Plain("to "), span, Plain("."))


def test_a_fact_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="nobody"):
        _say(tmp_path, "{{ nobody }}")


def test_an_operator_may_say_one_block_otherwise_and_keep_the_rest(tmp_path: Path) -> None:
    voice = _words(tmp_path, "{% block sent %}Off it goes.{% endblock %}").of("digest_sent")
    assert voice.text("sent") == "Off it goes."
    assert voice.text("summary", squad="Churn squad") == "The digest of Churn squad is on its way"


def test_words_for_a_message_that_does_not_exist_are_refused(tmp_path: Path) -> None:
    (tmp_path / "digest_snet.j2").write_text("", encoding="utf-8")
    with pytest.raises(WordsNotUsable, match="digest_snet"):
        Words(tmp_path)


def test_words_for_a_block_that_does_not_exist_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WordsNotUsable, match="snet"):
        _words(tmp_path, "{% block snet %}x{% endblock %}")


def test_words_that_are_no_template_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(WordsNotUsable, match="digest_sent"):
        _words(tmp_path, "{% block sent %}{{ x ")


def test_a_label_is_one_line_without_marks(tmp_path: Path) -> None:
    voice = _words(tmp_path, "{% block sent %}*a*\n {{ it }}{% endblock %}").of("digest_sent")
    assert voice.text("sent", it="b\n c") == "a b c"
