"""Who is in a squad and who leads it."""

from dataclasses import replace

import pytest

from okr.errors.squads import LeadNotMember, LeadStays, NotMember
from okr.errors.texts import TextTooLong
from okr.person import Person, PersonId
from okr.squad import LEADS, UNNAMED, Member, Squad, function_of, purpose_of
from tests.okr.people import ANA, BO, squad

NOBODY = PersonId("U9")


def of_two() -> Squad:
    return replace(squad(), members=(Member(ANA, "Product"), Member(BO, "Sales")))


def test_a_member_can_leave() -> None:
    assert of_two().without_member(BO).members == (Member(ANA, "Product"),)


def test_the_lead_stays_until_another_leads() -> None:
    with pytest.raises(LeadStays, match="Churn squad"):
        of_two().without_member(ANA)
    assert of_two().with_lead(Person(BO, "Bo", "UTC")).without_member(ANA).members == (Member(BO, "Sales"),)


def test_who_is_not_in_it_neither_leaves_nor_leads() -> None:
    with pytest.raises(NotMember):
        of_two().without_member(NOBODY)
    with pytest.raises(LeadNotMember, match="Nobody is not in Churn squad yet"):
        of_two().with_lead(Person(NOBODY, "Nobody", "UTC"))


@pytest.mark.parametrize(
    ("functions", "remarked"),
    [
        (("Sales", "sales"), "sales"),
        (("Sales", "Product"), None),
        ((LEADS, "Sales"), None),
        ((LEADS, "Sales", "Sales"), "Sales"),
        ((UNNAMED, UNNAMED), None),
    ],
)
def test_one_function_is_remarked_on_among_those_who_named_theirs(
    functions: tuple[str, ...], remarked: str | None
) -> None:
    members = tuple(Member(PersonId(f"U{rank}"), each) for rank, each in enumerate(functions))
    assert replace(of_two(), members=members).one_function() == remarked


def test_a_function_is_written_as_it_is_offered_and_is_otherwise_free() -> None:
    assert function_of(" customer  SUCCESS ") == "Customer Success"
    assert function_of("Data  science") == "Data science"
    assert function_of(" ") == UNNAMED
    with pytest.raises(TextTooLong, match="80"):
        function_of("x" * 81)


def test_a_purpose_is_one_line_and_no_essay() -> None:
    assert purpose_of("Customers\nstay ") == "Customers stay"
    with pytest.raises(TextTooLong, match="300"):
        purpose_of("x" * 301)
