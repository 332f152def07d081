"""Hears every form that comes back; what is wrong is said beside its field and nothing typed is lost."""

import re
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.heard import Submission
from handlers.naming import people_meant
from handlers.slack import read
from handlers.slack.desk import trouble
from handlers.slack.reply import offer
from handlers.slack.room import Room
from handlers.wishes import of_form
from messages.actions import beside, key_result_of
from okr.commands.week import AskForNote
from okr.errors.okr_error import AlreadyHeard, FieldsWrong, OkrError, SeveralWrong
from okr.errors.week import NoteWanted
from okr.key_result import KeyResultId
from okr.notices.key_results import KeyResultUnderstood
from okr.notices.notice import FormNotice, Notice
from okr.notices.objectives import ObjectiveUnderstood
from okr.notices.trouble import Complaint
from okr.notices.week import CheckInForm
from okr.usecases.ask_for_note import ask_for_note
from okr.usecases.name_people import name_people

EVERY_FORM = re.compile(".*")
"""Those of older versions too: what was typed into them is given back."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a form, by field."""

    errors: dict[str, str]


Outcome = Notice | FormNotice | Wrong | None
"""What a form leads to: an answer, the next form, what is wrong, or nothing new."""


def register(app: AsyncApp, room: Room) -> None:
    @app.view(EVERY_FORM)
    async def submitted(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        where = read.origin(body)

        async def at_once(outcome: Outcome) -> None:
            if isinstance(outcome, Wrong):
                await ack(response_action="errors", errors=outcome.errors)
            elif isinstance(outcome, FormNotice):
                view = room.replies.form(outcome, where, room.services.now())
                await ack(response_action="push" if _is_over(outcome) else "update", view=view)
                await _tell_saved(room, client, where, outcome)
            elif outcome is not None and room.hides(where, outcome):
                view = room.replies.window(outcome, where, room.services.now())
                await ack(response_action="update", view=view)
            else:
                await ack(response_action="clear")
                await later(outcome)

        async def later(outcome: Outcome) -> None:
            await _tell_saved(room, client, where, outcome)
            notice = _when_closed(outcome, body)
            if notice is not None:
                await room.tell_unless_shown(client, where, notice)

        await room.desk.take(_submit(room, body, client), at_once=at_once, later=later)


async def _tell_saved(room: Room, client: AsyncWebClient, where: read.Origin, outcome: Outcome) -> None:
    """What became of the page before, while the next one is in sight."""
    if isinstance(outcome, CheckInForm) and outcome.saved is not None:
        await room.tell_unless_shown(client, where, outcome.saved)


def _is_over(form: FormNotice) -> bool:
    """Whether it is laid over the form it follows, so that closing it leads back to what was typed."""
    match form:
        case KeyResultUnderstood():
            return form.over
        case ObjectiveUnderstood():
            return not form.again
        case _:
            return False


async def _submit(room: Room, body: dict[str, Any], client: AsyncWebClient) -> Outcome:
    try:
        return await _kept(room, body, client)
    except Exception as error:  # noqa: BLE001 - the outer edge; the trace is logged under a reference
        return trouble(error, read.typed(body))


async def _kept(room: Room, body: dict[str, Any], client: AsyncWebClient) -> Outcome:
    try:
        form = read.submission(body, room.services.now())
    except OkrError as error:
        return Wrong({read.first_field(body): str(error)})
    try:
        form = await _with_people(room, form)
        return await _answered(room, form, body, client)
    except AlreadyHeard:
        return None
    except OkrError as error:
        return _wrong(form, error, read.fields_shown(body))


async def _answered(
    room: Room, form: Submission, body: dict[str, Any], client: AsyncWebClient
) -> Notice | FormNotice:
    """Once more where all that is missing are notes that were asked for before."""
    once, where = read.submission_key(body), read.origin(body)
    try:
        return await room.ask(lambda: of_form(form), client, where, once=once)
    except SeveralWrong as error:
        asked = await _asked_before(room, form, error, read.view_shown(body)[0])
        if not asked:
            raise
    again = replace(form, asked=asked)
    return await room.ask(lambda: of_form(again), client, where, once=once)


async def _asked_before(
    room: Room, form: Submission, error: SeveralWrong, view: str
) -> frozenset[KeyResultId]:
    """Those whose note this very form was sent back for already."""
    wanted = [KeyResultId(number) for number, each in error.wrong if isinstance(each, NoteWanted)]
    asked = {each for each in wanted if not await _is_first(room, form, f"note:{view}:{each}")}
    return frozenset(asked)


async def _is_first(room: Room, form: Submission, once: str) -> bool:
    try:
        await room.services.perform(ask_for_note, AskForNote(form.who.workspace, form.who.by), once=once)
    except AlreadyHeard:
        return False
    return True


async def _with_people(room: Room, form: Submission) -> Submission:
    """Slack's text fields offer no mentions, so that names are typed."""
    named = people_meant(form)
    return form if named is None else replace(form, meant=await room.services.perform(name_people, named))


def _wrong(form: Submission, error: OkrError, shown: list[str]) -> Wrong:
    """Slack refuses what is said beside a field that the form does not show."""
    otherwise = shown[0]
    if isinstance(error, FieldsWrong):
        wrong = reversed(error.wrong)
        return Wrong({field if field in shown else otherwise: str(each) for field, each in wrong})
    if not isinstance(error, SeveralWrong):
        return Wrong({beside(form.form, error) or otherwise: str(error)})
    return Wrong(
        {
            beside(form.form, each, KeyResultId(key_result)) or _first_of(shown, key_result): str(each)
            for key_result, each in error.wrong
        }
    )


def _first_of(shown: list[str], key_result: int) -> str:
    """The topmost field about a key result."""
    return next((each for each in shown if key_result_of(each) == key_result), shown[0])


def _when_closed(outcome: Outcome, body: dict[str, Any]) -> Notice | None:
    """What to say where the form is gone by now."""
    if isinstance(outcome, Wrong):
        return _complaint(outcome, body)
    if isinstance(outcome, FormNotice):
        saved = isinstance(outcome, CheckInForm) and outcome.saved is not None
        return replace(offer(outcome, late=True), typed="" if saved else read.typed(body))
    return outcome


def _complaint(wrong: Wrong, body: dict[str, Any]) -> Complaint:
    """What is wrong with a form that is closed already; what was typed is given back."""
    return Complaint("{sentences}", (("sentences", " ".join(wrong.errors.values())),), read.typed(body))
