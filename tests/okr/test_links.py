"""What drives and supports what, and that it never runs in a circle."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.errors.links import DrivenIsLeading, DrivesNeedsLeading, LinkClosesCircle, SupportsOwnSquad
from okr.key_result import Indicator, KeyResultId
from okr.links import (
    Drives,
    Link,
    SupportsKeyResult,
    SupportsObjective,
    closes_circle,
    driven_by,
    driving,
    supporting_key_result,
    supporting_objective,
)
from okr.objective import Objective, ObjectiveId
from okr.squad import SquadId
from tests.okr.people import OBJECTIVE, key_result

COMPANY = replace(OBJECTIVE, id=ObjectiveId(3), squad=SquadId(9))
HOMES = {
    KeyResultId(number): ObjectiveId(home) for number, home in ((30, 12), (31, 12), (40, 3), (41, 3), (50, 5))
}


def drives(leading: int, lagging: int) -> Drives:
    return Drives(KeyResultId(leading), KeyResultId(lagging))


def supports(objective: int, supported: int) -> SupportsObjective:
    return SupportsObjective(ObjectiveId(objective), ObjectiveId(supported))


def supports_key_result(objective: int, supported: int) -> SupportsKeyResult:
    return SupportsKeyResult(ObjectiveId(objective), KeyResultId(supported))


@pytest.mark.parametrize("indicator", [None, Indicator.LEADING])
def test_a_leading_key_result_drives_a_lagging_one(indicator: Indicator | None) -> None:
    leading = replace(key_result(30), indicator=indicator)
    lagging = replace(key_result(31), indicator=indicator and Indicator.LAGGING)
    assert driving(leading, lagging) == drives(30, 31)


def test_what_is_marked_otherwise_is_refused_with_the_other_way_round() -> None:
    lagging, leading = (
        replace(key_result(30 + number), indicator=each)
        for number, each in enumerate((Indicator.LAGGING, Indicator.LEADING))
    )
    with pytest.raises(DrivesNeedsLeading, match="KR31 drives KR30"):
        driving(lagging, leading)
    with pytest.raises(DrivenIsLeading, match="KR31 drives KR32"):
        driving(key_result(32), leading)


def test_nothing_drives_itself() -> None:
    with pytest.raises(LinkClosesCircle):
        driving(key_result(30), key_result(30))


def test_an_objective_supports_another_squads() -> None:
    assert supporting_objective(OBJECTIVE, COMPANY) == supports(12, 3)
    assert supporting_key_result(OBJECTIVE, key_result(40), COMPANY) == supports_key_result(12, 40)


@pytest.mark.parametrize(
    "own", [replace(COMPANY, squad=OBJECTIVE.squad), replace(COMPANY, shared_with=OBJECTIVE.squad)]
)
def test_an_objective_of_the_same_squad_is_not_supported(own: Objective) -> None:
    with pytest.raises(SupportsOwnSquad, match="O12 and O3"):
        supporting_objective(OBJECTIVE, own)
    with pytest.raises(SupportsOwnSquad, match="KR40"):
        supporting_key_result(OBJECTIVE, key_result(40), own)


@pytest.mark.parametrize(
    ("link", "links"),
    [
        (drives(31, 30), [drives(30, 31)]),
        (drives(41, 30), [drives(30, 40), drives(40, 41)]),
        (supports(3, 12), [supports(12, 3)]),
        (supports(3, 12), [supports_key_result(12, 40)]),
        (supports_key_result(3, 31), [supports(12, 3)]),
        (supports_key_result(3, 31), [drives(31, 50), supports(5, 3)]),
        (supports(12, 12), []),
        (supports_key_result(12, 30), []),
    ],
)
def test_a_circle_is_seen_through_both_kinds_of_link(link: Link, links: list[Link]) -> None:
    assert closes_circle(link, links, HOMES)


@pytest.mark.parametrize(
    ("link", "links"),
    [
        (drives(30, 31), []),
        (drives(30, 31), [drives(30, 31)]),
        (drives(30, 40), [supports(12, 3)]),
        (supports(12, 3), [drives(30, 40)]),
        (drives(50, 31), [drives(50, 40), drives(30, 31)]),
    ],
)
def test_many_ways_to_one_place_are_no_circle(link: Link, links: list[Link]) -> None:
    assert not closes_circle(link, links, HOMES)


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=20))
def test_links_kept_one_by_one_always_leave_a_place_to_start(pairs: list[tuple[int, int]]) -> None:
    kept: list[Link] = []
    for pair in pairs:
        if not closes_circle(drives(*pair), kept, {}):
            kept.append(drives(*pair))
    sources = {each.source for each in kept}
    assert not kept or sources - {each.upheld for each in kept}


def test_what_a_key_result_drives_is_found_among_all_links() -> None:
    links: list[Link] = [drives(30, 31), drives(31, 50), supports(12, 3), supports_key_result(5, 31)]
    assert driven_by(KeyResultId(31), links) == [50]
