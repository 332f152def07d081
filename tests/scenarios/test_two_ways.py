"""A company set up by typing alone and by forms alone is the same company."""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from okr.commands.people import MeetPeople
from okr.work import Work
from tests.scenarios.company import (
    CHECK_INS,
    INITIATIVES,
    KEY_RESULTS,
    OBJECTIVES,
    SQUADS,
    by_forms,
    by_typing,
)
from tests.scenarios.world import World, world

Kept = dict[str, list[object]]


@pytest.fixture
def two_urls(migrated_file: Path, tmp_path: Path) -> tuple[str, str]:
    """The addresses of two empty databases."""
    typed, filled_in = (shutil.copy(migrated_file, tmp_path / name) for name in ("typed.db", "forms.db"))
    return f"sqlite:///{typed}", f"sqlite:///{filled_in}"


def everything(work: Work) -> Kept:
    squads = work.squads.all()
    objectives = work.objectives.of([each.id for each in squads])
    key_results = work.key_results.of([each.id for each in objectives])
    ids = [each.id for each in key_results]
    refs = [*(each.ref for each in objectives), *(each.ref for each in key_results)]
    return {
        "squads": [replace(each, version=0) for each in squads],  # in words a purpose is a change of its own
        "objectives": list(objectives),
        "key results": list(key_results),
        "links": sorted(work.links.of(refs), key=str),
        "initiatives": list(work.initiatives.of(ids)),
        "check-ins": [each for found in work.check_ins.of(ids).values() for each in found],
    }


async def kept(url: str, set_up: Callable[[World], Awaitable[None]]) -> Kept:
    async with world(url, "http") as here:
        await set_up(here)
        nobody = MeetPeople(here.cairn.workspace, ())
        return await here.cairn.store.perform(lambda work, _: everything(work), nobody)


async def test_typing_alone_and_forms_alone_make_the_same_company(two_urls: tuple[str, str]) -> None:
    typed, filled_in = await kept(two_urls[0], by_typing), await kept(two_urls[1], by_forms)
    assert {name: len(found) for name, found in typed.items()} == {
        "squads": len(SQUADS),
        "objectives": len(OBJECTIVES),
        "key results": len(KEY_RESULTS),
        "links": 3,
        "initiatives": len(INITIATIVES),
        "check-ins": len(CHECK_INS),
    }
    assert filled_in == typed
