"""Who is in a squad and who leads it."""

from dataclasses import replace

import pytest

from okr.errors import LeadStays, NotMember
from okr.person import PersonId
from okr.squad import Member, Squad
from tests.okr.people import ANA, BO, squad

NOBODY = PersonId("U9")


def of_two() -> Squad:
    return replace(squad(), members=(Member(ANA, "Product"), Member(BO, "Sales")))


def test_a_member_can_leave() -> None:
    assert of_two().without_member(BO).members == (Member(ANA, "Product"),)


def test_the_lead_stays_until_another_leads() -> None:
    with pytest.raises(LeadStays, match="Churn squad"):
        of_two().without_member(ANA)
    assert of_two().with_lead(BO).without_member(ANA).members == (Member(BO, "Sales"),)


def test_who_is_not_in_it_neither_leaves_nor_leads() -> None:
    with pytest.raises(NotMember):
        of_two().without_member(NOBODY)
    with pytest.raises(NotMember):
        of_two().with_lead(NOBODY)
