"""A key result is changed by a sentence or a form, and never over what others changed meanwhile."""

from dataclasses import replace
from decimal import Decimal

import pytest

from okr.commands.key_results import EditKeyResult, PrepareKeyResultEdit, SetOwners
from okr.errors.key_results import (
    DueOutsideCycle,
    KeyResultDropped,
    NoSuchKeyResult,
    OwnerMissing,
    OwnerNotMember,
    SentenceNotRead,
)
from okr.errors.okr_error import OkrError
from okr.errors.people import NoSuchPerson
from okr.errors.squads import MembersOnly
from okr.key_result import Direction, KeyResult, KeyResultId, Reach
from okr.notices.history import Meanwhile
from okr.notices.key_results import KeyResultAdded, KeyResultUnderstood, OwnersForm
from okr.notices.reading import KeyResultShown
from okr.notices.week import CheckInPrompt
from okr.sheet import draft_of
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, asked, utc

KR1 = KeyResultId(1)


async def of(room: Room) -> KeyResult:
    return (await room.shown(KeyResultShown, DEE, "show KR1")).standing.key_result


async def form(room: Room) -> KeyResultUnderstood:
    shown = await room.ask(PrepareKeyResultEdit(OURS, DEE, KR1))
    assert isinstance(shown, KeyResultUnderstood)
    return shown


async def test_a_sentence_changes_what_it_says_and_leaves_the_rest(churn: Room) -> None:
    await churn.say(BO, "kr edit KR1 Reduce churn from 3% to 2% lagging weight 2 by 15 Dec")
    edited = await churn.shown(KeyResultAdded, BO, "kr edit KR1 Reduce net churn from 4% to 2%")
    assert edited.edited
    found = await of(churn)
    assert (found.title, found.owners) == ("Reduce net churn from 4% to 2%", (ANA,))
    assert found.aim == Reach(Direction.REDUCE, Decimal(4), Decimal(2))
    assert (str(found.indicator), str(found.weight), found.due.isoformat()) == ("lagging", "2", "2026-12-15")


async def test_the_history_tells_before_and_after(churn: Room) -> None:
    await churn.say(BO, "kr edit KR1 Reduce churn from 3.2% to 2%")
    (_, changed) = await churn.history("KR1")
    assert (changed.by, changed.verb) == (BO, "changed")
    assert changed.before["title"] == "Reduce churn from 3.2% to 1%"
    assert changed.after["title"] == "Reduce churn from 3.2% to 2%"
    assert set(changed.after) == {"title", "aim"}


async def test_a_sentence_that_changes_nothing_leaves_no_trace(churn: Room) -> None:
    await churn.say(BO, "kr edit KR1 Reduce churn from 3.2% to 1%")
    assert [each.verb for each in await churn.history("KR1")] == ["created"]


@pytest.mark.parametrize(
    ("by", "text", "error"),
    [
        (EVE, "kr edit KR1 Reduce churn from 3% to 2%", MembersOnly),
        (EVE, "kr edit KR1", MembersOnly),
        (EVE, f"kr owner KR1 <@{BO}>", MembersOnly),
        (EVE, "kr owner KR1", MembersOnly),
        (DEE, "kr edit KR99 Reduce churn from 3% to 2%", NoSuchKeyResult),
        (DEE, "kr owner KR99", NoSuchKeyResult),
        (DEE, "kr edit KR1 Make everybody happy", SentenceNotRead),
        (DEE, "kr edit KR1 Reduce churn from 3% to 2% by 2027-02-01", DueOutsideCycle),
        (DEE, f"kr edit KR1 Reduce churn from 3% to 2% <@{EVE}>", OwnerNotMember),
        (DEE, f"kr owner KR1 <@{EVE}>", OwnerNotMember),
        (DEE, "kr owner KR1 @bo", NoSuchPerson),
    ],
)
async def test_what_cannot_be_done_is_refused(churn: Room, by: str, text: str, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await churn.say(type(ANA)(by), text)
    assert [each.verb for each in await churn.history("KR1")] == ["created"]


async def test_what_is_dropped_is_not_changed(churn: Room) -> None:
    await churn.say(DEE, "kr drop KR1")
    for text in ("kr edit KR1", "kr edit KR1 Reduce churn from 3% to 2%", f"kr owner KR1 <@{BO}>"):
        with pytest.raises(KeyResultDropped):
            await churn.say(DEE, text)


async def test_the_form_shows_all_of_it_and_saves_what_was_corrected(churn: Room) -> None:
    shown = await form(churn)
    assert shown.about == "KR1@1"
    sheet = replace(shown.sheet, target="0.5", source="Looker", owners=(BO, ANA), weight="3")
    await churn.ask(EditKeyResult(OURS, DEE, KR1, draft_of(sheet), version=1))
    found = await of(churn)
    assert (found.aim, found.source) == (Reach(Direction.REDUCE, Decimal("3.2"), Decimal("0.5")), "Looker")
    assert (found.owners, str(found.weight), found.version) == ((BO, ANA), "3", 2)


async def test_who_saves_second_is_told_who_was_first_and_keeps_what_was_typed(churn: Room) -> None:
    mine = replace((await form(churn)).sheet, title="Reduce net churn", target="0.5")
    await churn.say(BO, "kr edit KR1 Reduce churn from 3.2% to 2%")
    await churn.answer(ANA, "KR1 3% c7")
    again = await churn.ask(EditKeyResult(OURS, DEE, KR1, draft_of(mine), version=1))
    assert isinstance(again, KeyResultUnderstood)
    assert again.meanwhile is not None
    assert (again.meanwhile.by, set(again.meanwhile.what)) == (("Bo",), {"title", "aim"})
    assert (again.sheet, again.about) == (mine, "KR1@2")
    saved = await churn.ask(EditKeyResult(OURS, DEE, KR1, draft_of(again.sheet), version=2))
    assert isinstance(saved, KeyResultAdded)
    assert (await of(churn)).title == "Reduce net churn"


async def test_an_owner_who_has_left_the_squad_does_not_stand_in_the_way_of_an_edit(churn: Room) -> None:
    await churn.change("churn", lambda squad: squad.without_member(ANA))
    await churn.say(BO, "kr edit KR1 Reduce churn from 3.2% to 2%")
    assert (await of(churn)).owners == (ANA,)


async def test_the_first_owner_is_asked_and_a_co_owner_may_answer(churn: Room) -> None:
    await churn.say(DEE, f"kr owner KR1 <@{CHEN}> <@{BO}> <@{CHEN}>")
    assert (await of(churn)).owners == (CHEN, BO)
    questions = asked([*await churn.at(utc(23, 2)), *await churn.at(utc(23, 15))])
    assert "KR1" in questions[CHEN]
    assert "KR1" not in questions.get(BO, [])
    await churn.answer(BO, "KR1 3% c7")
    assert await churn.values(1) == [Decimal(3)]


async def test_somebody_has_to_answer_for_it(churn: Room) -> None:
    with pytest.raises(OwnerMissing):
        await churn.ask(SetOwners(OURS, DEE, KR1, ()))


async def test_without_names_a_form_asks_for_the_owners(churn: Room) -> None:
    assert await churn.shown(OwnersForm, DEE, "kr owner KR1") == OwnersForm(
        "KR1", "Reduce churn from 3.2% to 1%", (ANA,), version=1
    )


async def test_owners_chosen_on_an_old_form_are_asked_for_again_with_who_was_faster(churn: Room) -> None:
    await churn.say(DEE, f"kr owner KR1 <@{BO}>")
    again = await churn.ask(SetOwners(OURS, ANA, KR1, (CHEN,), version=1))
    assert isinstance(again, OwnersForm)
    assert (again.owners, again.version) == ((CHEN,), 2)
    assert again.meanwhile == Meanwhile(("Dee",), ("owners",))
    assert (await churn.shown(KeyResultShown, EVE, "show KR1")).standing.key_result.owners == (BO,)
    kept = await churn.ask(SetOwners(OURS, ANA, KR1, (CHEN,), again.version))
    assert isinstance(kept, KeyResultAdded)
    assert kept.standing.key_result.owners == (CHEN,)


async def test_a_question_that_was_asked_shows_the_new_words(churn: Room) -> None:
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]
    await churn.say(DEE, "kr edit KR1 Reduce net churn from 3.2% to 2%")
    (letter,) = await churn.letters()
    assert isinstance(letter.notice, CheckInPrompt)
    assert letter.notice.rows[0].standing.key_result.title == "Reduce net churn from 3.2% to 2%"
