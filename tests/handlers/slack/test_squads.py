"""Squads by form and button: what is asked, what is kept, who sees the answer."""

from dataclasses import replace
from datetime import timedelta

from playground import Fault
from tests.stage import ANA, BO, CHURN, CREW, DEE, EVE, GENERAL, Scene, buttons_of, words_of


async def test_a_squad_is_changed_by_form(scene: Scene) -> None:
    assert await scene.ask(DEE, "/okr squad edit churn") == ""
    fields = {"name": "Retention", "channel": GENERAL, "lead": ANA, "kind": "company", "private": ["private"]}
    assert await scene.submit(DEE, fields) == {"ok": True}
    told = words_of((await scene.private(DEE))[-1])
    for words in ("Retention", "company", "members and workspace admins", "ana"):
        assert words in told
    assert "no squad called" in await scene.ask(EVE, "/okr squad churn")
    shown = await scene.ask(BO, "/okr squad churn")
    assert "Retention" in shown


async def test_a_form_of_before_another_change_says_so_and_keeps_what_was_typed(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad edit churn")
    await scene.say(DEE, "squad rename churn Retention")
    answer = await scene.submit(DEE, {"purpose": "They stay."})
    assert "Somebody else changed this" in answer["errors"]["name"]
    assert len(await scene.modals(DEE)) == 1
    assert "Retention" in await scene.ask(DEE, "/okr squad churn")


async def test_a_lead_who_is_no_member_is_complained_about_beside_the_field(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad edit churn")
    answer = await scene.submit(DEE, {"lead": EVE})
    assert "eve is not in Churn squad yet" in answer["errors"]["lead"]


async def test_somebody_is_added_by_form_with_a_function_that_is_offered(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad add")
    assert await scene.submit(DEE, {"person": EVE, "function": "Operations"}) == {"ok": True}
    assert "eve is in Churn squad now, for Operations" in words_of((await scene.private(DEE))[-1]).replace(
        "*", ""
    )


async def test_a_function_in_ones_own_words_counts_more_than_the_choice(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad add churn @eve")
    fields = {"function": "Operations", "own_function": "Data Science"}
    assert await scene.submit(DEE, fields) == {"ok": True}
    assert "Data Science" in await scene.ask(DEE, "/okr squad churn")


async def test_a_squad_of_a_kind_is_made_by_form_and_listed_with_it(scene: Scene) -> None:
    await scene.ask(EVE, "/okr squad new")
    fields = {"name": "Pebble", "handle": "pebble", "kind": "company", "function": "Operations"}
    assert await scene.submit(EVE, fields) == {"ok": True}
    listed = await scene.ask(EVE, "/okr squad list")
    assert "company" in listed
    assert "(Operations)" in listed


async def test_the_card_of_a_squad_opens_its_forms_for_the_lead_alone(scene: Scene) -> None:
    await scene.ask(ANA, "/okr squad churn", CHURN)
    assert buttons_of((await scene.private(ANA, CHURN))[-1]) == []
    await scene.ask(DEE, "/okr squad churn", CHURN)
    card = (await scene.private(DEE, CHURN))[-1]
    for button, title in (("Edit", "Edit squad"), ("Add somebody", "Add somebody")):
        await scene.press(DEE, CHURN, card, button)
        form = (await scene.modals(DEE))[-1]
        assert form["title"]["text"] == title


async def test_in_the_conversation_a_form_is_one_tap_away(scene: Scene) -> None:
    assert "There is a form for that" in await scene.say(DEE, "squad edit churn")
    offered = (await scene.direct(DEE))[-1]
    await scene.press(DEE, await scene.person(DEE).app_channel(), offered, "Open the form")
    assert (await scene.modals(DEE))[-1]["title"]["text"] == "Edit squad"


async def test_who_was_taken_out_by_form_is_put_back_by_a_button(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad remove churn", CHURN)
    assert await scene.submit(DEE, {"person": ANA}) == {"ok": True}
    card = (await scene.private(DEE, CHURN))[-1]
    assert "Increase trial to customer conversion rate" in words_of(card)
    assert buttons_of(card) == ["Hand over", "Undo"]
    await scene.press(DEE, CHURN, card, "Undo")
    assert "ana" in await scene.ask(DEE, "/okr squad churn")


async def test_the_lead_cannot_be_taken_out_and_the_field_says_so(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad remove churn")
    answer = await scene.submit(DEE, {"person": DEE})
    assert "Name another lead first" in answer["errors"]["person"]


async def test_a_squad_is_archived_and_goes_on_by_buttons(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad churn", CHURN)
    await scene.press(DEE, CHURN, (await scene.private(DEE, CHURN))[-1], "Archive")
    archived = (await scene.private(DEE, CHURN))[-1]
    assert "is archived" in words_of(archived)
    await scene.ask(DEE, "/okr squad churn", CHURN)
    await scene.press(DEE, CHURN, (await scene.private(DEE, CHURN))[-1], "Go on with it")
    assert "no longer" in words_of((await scene.private(DEE, CHURN))[-1])
    await scene.press(DEE, CHURN, archived, "Undo")
    assert "back already" in words_of((await scene.private(DEE, CHURN))[-1])


async def test_a_squad_follows_a_user_group_and_what_slack_tells_of_it(scene: Scene) -> None:
    said = await scene.ask(DEE, "/okr squad follow churn @crew")
    assert "Joined: eve" in said
    assert "Left: bo, chen" in said
    group = scene.play.world.groups[CREW]
    scene.play.world.groups[CREW] = replace(group, users=(BO, EVE))
    scene.play.tell({"type": "subteam_members_changed", "subteam_id": CREW})
    await scene.settled()
    shown = await scene.ask(DEE, "/okr squad churn")
    assert "bo (Member)" in shown
    assert "eve (Member)" in shown
    assert "ana" not in shown
    told = await scene.direct(DEE)
    assert "left the user group" in words_of(told[-1])
    assert buttons_of(told[-1]) == ["Hand over"]


async def test_a_user_group_nobody_follows_is_not_asked_about(scene: Scene) -> None:
    scene.play.tell({"type": "subteam_members_changed", "subteam_id": CREW})
    await scene.settled()
    assert scene.calls("usergroups.users.list") == 0


async def test_a_user_group_that_is_none_is_named(scene: Scene) -> None:
    assert "no user group @nobody" in await scene.ask(DEE, "/okr squad follow churn @nobody")


async def test_the_lead_hears_from_slack_that_an_owner_left_and_hands_over_from_there(scene: Scene) -> None:
    user = {"id": ANA, "deleted": True, "name": "ana", "profile": {"display_name": "ana"}}
    scene.play.tell({"type": "user_change", "user": user})
    await scene.settled()
    told = (await scene.direct(DEE))[-1]
    assert "has left the workspace" in words_of(told)
    await scene.press(DEE, await scene.person(DEE).app_channel(), told, "Hand over")
    assert len(await scene.modals(DEE)) == 1


async def test_the_user_group_is_chosen_in_the_form_and_named_by_the_squad(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad follow churn")
    (form,) = await scene.modals(DEE)
    found = await scene.play.act(
        "suggest",
        user=DEE,
        container={"type": "view", "view_id": form["id"]},
        block_id="group",
        action_id="find:user_group:group",
        value="cre",
    )
    (crew,) = found["options"]
    assert crew["text"]["text"] == "@crew (Crew)"
    assert await scene.submit(DEE, {"group": crew}) == {"ok": True}
    assert "@crew (Crew)" in await scene.ask(DEE, "/okr squad churn")
    members = (await scene.ask(DEE, "/okr squad churn")).partition("Members")[2]
    assert "eve" in members
    assert "bo (" not in members


async def test_saving_the_form_of_a_squad_leaves_the_group_it_follows_alone(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad follow churn @crew")
    await scene.ask(DEE, "/okr squad edit churn")
    calls = scene.calls("usergroups.users.list")
    assert await scene.submit(DEE, {"purpose": "Fewer leave"}) == {"ok": True}
    assert scene.calls("usergroups.users.list") == calls
    assert "@crew (Crew)" in await scene.ask(DEE, "/okr squad churn")
    await scene.ask(DEE, "/okr squad edit churn")
    assert await scene.submit(DEE, {"group": None}) == {"ok": True}
    assert "@crew" not in await scene.ask(DEE, "/okr squad churn")


async def test_slack_is_asked_once_a_minute_what_its_user_groups_are_called(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad follow churn @crew")
    calls = scene.calls("usergroups.list")
    for _ in range(3):
        assert "@crew (Crew)" in await scene.ask(DEE, "/okr squad churn")
    assert scene.calls("usergroups.list") == calls + 1
    scene.play.clock.set(scene.play.clock.now() + timedelta(minutes=1))
    assert "@crew (Crew)" in await scene.ask(DEE, "/okr squad churn")
    assert scene.calls("usergroups.list") == calls + 2


async def test_a_group_that_has_no_name_to_tell_stands_in_no_ones_way(scene: Scene) -> None:
    await scene.ask(DEE, "/okr squad follow churn @crew")
    scene.play.faults.append(Fault("usergroups.list", status=200, error="missing_scope"))
    assert "Churn squad" in await scene.ask(DEE, "/okr squad churn")
