"""What is kept in the program's terms is said in the reader's."""

from dataclasses import replace

from messages.compose import blocker_gone, history_shown, home, objective_edit_form, objective_understood
from messages.compose.examples import BERLIN, CHURN
from messages.compose.key_results import Teller
from okr.notices.history import ChangedFact
from okr.notices.objectives import Meant
from tests.messages.shown import WORDS, in_plain


def test_the_history_tells_an_intent_in_words() -> None:
    changed = replace(
        history_shown.EXAMPLE.lines[0], facts=(ChangedFact("intent", "committed", "aspirational"),)
    )
    said = in_plain(replace(history_shown.EXAMPLE, lines=(changed,)))
    assert "intent committed (we will) → aspirational (we would love to)" in said


def test_the_form_of_an_objective_without_key_results_names_no_form_of_theirs() -> None:
    assert "/okr kr edit KR31" in in_plain(objective_edit_form.EXAMPLE)
    assert "kr edit" not in in_plain(replace(objective_edit_form.EXAMPLE, key_result=""))


def test_milestones_are_counted_and_not_increased() -> None:
    understood = replace(objective_understood.EXAMPLE, key_results=(Meant(BERLIN, ("Bo",)),))
    said = in_plain(understood)
    assert f" · {len(BERLIN.milestones)} milestones · Bo" in said
    assert "increase" not in said


def test_home_says_the_baseline_where_there_is_no_value_yet() -> None:
    row = home.EXAMPLE.rows[0]
    standing = replace(row.standing, key_result=CHURN, current=None)
    said = in_plain(replace(home.EXAMPLE, rows=(replace(row, standing=standing),)))
    assert f"{Teller.of(WORDS).start(CHURN)} at the start → 1%" in said
    assert "no value yet" not in said


def test_a_blocker_taken_back_is_no_feat() -> None:
    said = in_plain(replace(blocker_gone.EXAMPLE, change=None))
    assert "Taken back: B" in said
    assert "Well done" not in said
