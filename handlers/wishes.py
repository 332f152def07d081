"""Turns a click or a submitted form into what is wished for; the same on every platform."""

from typing import assert_never

from handlers.forms.cycles import cycle_closed, cycle_made, key_result_scored
from handlers.forms.initiatives import initiative_added
from handlers.forms.links import linked, unlinked
from handlers.forms.marks import (
    blocker_accepted,
    blocker_logged,
    blocker_refused,
    evidence_kept,
    squad_asked,
)
from handlers.forms.okrs import (
    key_result_said,
    key_result_shaped,
    key_result_understood,
    objective_edited,
    objective_set,
    objective_understood,
    owners_set,
)
from handlers.forms.settings import cadence_changed, settings_saved
from handlers.forms.sharing import card_shared, objective_shared
from handlers.forms.squads import member_added, member_removed, squad_changed, squad_made
from handlers.forms.votes import voted
from handlers.forms.week import (
    asked_later,
    checked_in,
    explained,
    number_in,
    said_in_the_way,
    week_named,
    week_skipped,
)
from handlers.forms.which import carried_on
from handlers.heard import Click, Submission, Who
from messages.actions import Action, FormAction, Shortcut
from okr.change import ChangeId
from okr.check_in import CheckInId
from okr.commands.help import ShowHelp
from okr.commands.history import Undo
from okr.commands.initiatives import AddInitiative
from okr.commands.key_results import AddKeyResult, CheckKeyResult, EditKeyResult, PrepareKeyResult, SetOwners
from okr.commands.marks import LogBlocker, PrepareBlocker, PrepareEvidence, TalkAboutBlocker
from okr.commands.objectives import CheckObjective, CreateObjective, PrepareObjective
from okr.commands.reading import ListOkrs, ShowHome
from okr.commands.settings import NameDeputy, PrepareSettings, SaveSettings
from okr.commands.squads import (
    AddMember,
    ChangeSquad,
    ListSquads,
    PrepareMember,
    PrepareSquad,
    PrepareSquadEdit,
    RemoveMember,
)
from okr.commands.week import (
    AnswerNoChange,
    PostDigest,
    PrepareCheckIn,
    PrepareExplanation,
    PrepareInTheWay,
    PrepareSkip,
    Reaffirm,
    SayInTheWay,
    TurnPage,
)
from okr.commands.wish import Wish
from okr.errors.okr_error import OfAnOlderVersion
from okr.person import PersonId
from okr.phrases import read_phrase
from okr.phrases.marks import blocker_id
from okr.phrases.said import Said, key_result_id, objective_id


def of_click(click: Click) -> Wish:  # noqa: C901, PLR0911, PLR0912 - one arm a button
    """Raises NoSuchKeyResult, NoSuchObjective for a value no button of ours has."""
    workspace, by, value = click.who.workspace, click.who.by, click.value
    match click.action:
        case Action.CHECK_IN:
            return PrepareCheckIn(workspace, by, (key_result_id(value),) if value else ())
        case Action.NO_CHANGE:
            ref, _, week = value.partition("@")
            return AnswerNoChange(workspace, by, key_result_id(ref), week_named(week))
        case Action.NO_CHANGE_REST:
            return AnswerNoChange(workspace, by, week=week_named(value))
        case Action.LATER:
            return asked_later(click)
        case Action.SKIP:
            return PrepareSkip(workspace, by, week_named(value))
        case Action.PAGE:
            number, _, week = value.partition("@")
            return TurnPage(workspace, by, week_named(week), number_in(number))
        case Action.REAFFIRM:
            said, _, confidence = value.partition("@")
            another = number_in(confidence) if confidence else None
            return Reaffirm(workspace, by, CheckInId(number_in(said)), another)
        case Action.IN_THE_WAY:
            return PrepareInTheWay(workspace, by, CheckInId(number_in(value)))
        case Action.EXPLAIN:
            return PrepareExplanation(workspace, by, CheckInId(number_in(value)))
        case Action.MENU:
            return ShowHelp(workspace, by)
        case Action.HOME:
            page = int(value) if value.isdecimal() else 0
            return ShowHome(workspace, by, page, since=click.since)
        case Action.LIST_SQUADS:
            return ListSquads(workspace, by)
        case Action.NEW_SQUAD:
            return PrepareSquad(workspace, by)
        case Action.EDIT_SQUAD:
            return PrepareSquadEdit(workspace, by, value)
        case Action.ADD_MEMBER:
            return PrepareMember(workspace, by, value)
        case Action.NEW_OBJECTIVE:
            return PrepareObjective(workspace, by, squad=value)
        case Action.ADD_KEY_RESULT:
            return PrepareKeyResult(workspace, by, objective_id(value) if value else None)
        case Action.EDIT:
            return read_phrase(Said(workspace, by, f"edit {value}", click.who.today))
        case Action.LIST:
            return ListOkrs(workspace, by)
        case Action.SHOW:
            return read_phrase(Said(workspace, by, f"show {value}", click.who.today))
        case Action.UNDO:
            return Undo(workspace, by, ChangeId(int(value)) if value.isdecimal() else None)
        case Action.POST_DIGEST:
            return PostDigest(workspace, by, value)
        case Action.SAY:
            return read_phrase(Said(workspace, by, value, click.who.today))
        case Action.TALK:
            return TalkAboutBlocker(workspace, by, blocker_id(value, "/okr blocker talk B4"), click.link)
        case Action.SETTINGS:
            return PrepareSettings(workspace, by)
        case _:
            assert_never(click.action)


def of_shortcut(shortcut: Shortcut, who: Who, text: str = "", link: str = "") -> Wish:
    """What is wished for from anywhere, or of a message that says `text` and is found at `link`."""
    match shortcut:
        case Shortcut.CHECK_IN:
            return PrepareCheckIn(who.workspace, who.by)
        case Shortcut.EVIDENCE:
            return PrepareEvidence(who.workspace, who.by, text=text, link=link)
        case Shortcut.BLOCKER:
            return PrepareBlocker(who.workspace, who.by, text=text, link=link)
        case _:
            assert_never(shortcut)


def people_named(wish: Wish) -> tuple[PersonId, ...]:
    """Everybody a wish is about, whoever wishes first: those we must know before it can be answered."""
    match wish:
        case (
            AddMember(person=person)
            | AddInitiative(owner=str() as person)
            | ListOkrs(person=str() as person)
            | ChangeSquad(lead=str() as person)
            | PrepareMember(person=str() as person)
            | RemoveMember(person=person)
            | LogBlocker(waits_on=str() as person)
            | SayInTheWay(waits_on=str() as person)
        ):
            named: tuple[PersonId, ...] = (person,)
        case NameDeputy(deputy=str() as person) | SaveSettings(deputy=str() as person):
            named = (person,)
        case AddKeyResult(draft=draft) | EditKeyResult(draft=draft) | CheckKeyResult(draft=draft):
            named = draft.owners
        case SetOwners(owners=owners):
            named = owners
        case CreateObjective(key_results=drafts) | CheckObjective(key_results=drafts):
            named = tuple(owner for draft in drafts for owner in draft.owners)
        case _:
            named = ()
    return tuple(dict.fromkeys((wish.by, *named)))


def of_choice(form: Submission) -> Wish:
    """What is wished for by picking something in a form that shows it anew; raises OfAnOlderVersion."""
    if form.form is not FormAction.KEY_RESULT_UNDERSTOOD:
        raise OfAnOlderVersion
    return key_result_shaped(form)


def of_form(submission: Submission) -> Wish:  # noqa: C901, PLR0911, PLR0912 - one arm a form
    """Raises what reading its sentences raises: SentenceNotRead, TitleTooLong, NoSuchObjective."""
    match submission.form:
        case FormAction.SQUAD:
            return squad_made(submission)
        case FormAction.SQUAD_EDIT:
            return squad_changed(submission)
        case FormAction.MEMBER:
            return member_added(submission)
        case FormAction.MEMBER_OUT:
            return member_removed(submission)
        case FormAction.OBJECTIVE:
            return objective_set(submission)
        case FormAction.OBJECTIVE_UNDERSTOOD:
            return objective_understood(submission)
        case FormAction.OBJECTIVE_EDIT:
            return objective_edited(submission)
        case FormAction.KEY_RESULT:
            return key_result_said(submission)
        case FormAction.KEY_RESULT_UNDERSTOOD:
            return key_result_understood(submission)
        case FormAction.OWNERS:
            return owners_set(submission)
        case FormAction.CHECK_IN:
            return checked_in(submission)
        case FormAction.CYCLE:
            return cycle_made(submission)
        case FormAction.SCORE:
            return key_result_scored(submission)
        case FormAction.CLOSING:
            return cycle_closed(submission)
        case FormAction.EVIDENCE:
            return evidence_kept(submission)
        case FormAction.BLOCKER:
            return blocker_logged(submission)
        case FormAction.ASK_SQUAD:
            return squad_asked(submission)
        case FormAction.ACCEPT_BLOCKER:
            return blocker_accepted(submission)
        case FormAction.REFUSE_BLOCKER:
            return blocker_refused(submission)
        case FormAction.LINK:
            return linked(submission)
        case FormAction.UNLINK:
            return unlinked(submission)
        case FormAction.INITIATIVE:
            return initiative_added(submission)
        case FormAction.CADENCE:
            return cadence_changed(submission)
        case FormAction.SETTINGS:
            return settings_saved(submission)
        case FormAction.SHARE_OBJECTIVE:
            return objective_shared(submission)
        case FormAction.SHARE:
            return card_shared(submission)
        case FormAction.SKIP:
            return week_skipped(submission)
        case FormAction.IN_THE_WAY:
            return said_in_the_way(submission)
        case FormAction.EXPLAIN:
            return explained(submission)
        case FormAction.BALLOT:
            return voted(submission)
        case FormAction.WHICH:
            return carried_on(submission)
        case _:
            assert_never(submission.form)
