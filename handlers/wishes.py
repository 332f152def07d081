"""Turns a click or a submitted form into what is wished for; the same on every platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import assert_never

from messages.actions import Action, FieldName, FormAction, Shortcut, field_for, fingerprint, key_result_of
from okr.change import ChangeId
from okr.clock import OFF, read_clock, weekday_called
from okr.commands.cycles import MakeCycle, SubmitClosing, SubmitScore, TypedScore
from okr.commands.help import ShowHelp
from okr.commands.history import Undo
from okr.commands.initiatives import AddInitiative
from okr.commands.key_results import AddKeyResult, CheckKeyResult, EditKeyResult, PrepareKeyResult, SetOwners
from okr.commands.links import AddLink, RemoveLink
from okr.commands.marks import AddEvidence, LogBlocker, PrepareBlocker, PrepareEvidence
from okr.commands.objectives import CheckObjective, CreateObjective, EditObjective, PrepareObjective
from okr.commands.reading import ListOkrs, ShowHome
from okr.commands.settings import ChangeCadence, NameDeputy, PrepareSettings, SaveSettings
from okr.commands.sharing import ShareCard, ShareObjective
from okr.commands.squads import (
    AddMember,
    ChangeSquad,
    CreateSquad,
    ListSquads,
    PrepareMember,
    PrepareSquad,
    PrepareSquadEdit,
    RemoveMember,
)
from okr.commands.week import AnswerNoChange, PostDigest, PrepareCheckIn, SubmitCheckIns, TypedRow
from okr.commands.wish import Wish
from okr.key_result import KeyResultId
from okr.objective import Intent
from okr.person import ChannelId, PersonId, WorkspaceId
from okr.phrases import read_phrase
from okr.phrases.links import link_between
from okr.phrases.okrs import read_key_results
from okr.phrases.said import Said, key_result_id, objective_id
from okr.score import Verdict
from okr.sentence import read_key_result
from okr.sheet import KeyResultSheet, draft_of
from okr.squad import Moment, SquadKind


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of one workspace, and which day it is."""

    workspace: WorkspaceId
    by: PersonId
    today: date


@dataclass(frozen=True, slots=True)
class Click:
    """A button, pressed."""

    who: Who
    action: Action
    value: str
    since: datetime | None = None
    """From when on the Home it was pressed on tells of changes."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that came back: field names and what stands in them."""

    who: Who
    form: FormAction
    fields: Mapping[str, str]
    opened: datetime
    about: str = ""
    """What the form was about, such as `KR31@3`."""

    def field(self, name: FieldName) -> str:
        return self.fields.get(name, "").strip()


def of_click(click: Click) -> Wish:  # noqa: C901, PLR0911, PLR0912 - one arm a button
    """Raises NoSuchKeyResult, NoSuchObjective for a value no button of ours has."""
    workspace, by, value = click.who.workspace, click.who.by, click.value
    match click.action:
        case Action.CHECK_IN:
            return PrepareCheckIn(workspace, by, (key_result_id(value),) if value else ())
        case Action.NO_CHANGE:
            return AnswerNoChange(workspace, by, key_result_id(value))
        case Action.NO_CHANGE_REST:
            return AnswerNoChange(workspace, by)
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


def of_form(submission: Submission) -> Wish:  # noqa: C901, PLR0911, PLR0912 - one arm a form
    """Raises what reading its sentences raises: SentenceNotRead, TitleTooLong, NoSuchObjective."""
    match submission.form:
        case FormAction.SQUAD:
            return _squad(submission)
        case FormAction.SQUAD_EDIT:
            return _squad_changed(submission)
        case FormAction.MEMBER:
            return _member(submission)
        case FormAction.MEMBER_OUT:
            return _member_out(submission)
        case FormAction.OBJECTIVE:
            return _objective_set(submission)
        case FormAction.OBJECTIVE_UNDERSTOOD:
            return _objective_understood(submission)
        case FormAction.OBJECTIVE_EDIT:
            return _objective_edited(submission)
        case FormAction.KEY_RESULT:
            return _key_result_said(submission)
        case FormAction.KEY_RESULT_UNDERSTOOD:
            return _key_result_understood(submission)
        case FormAction.OWNERS:
            return SetOwners(
                submission.who.workspace,
                submission.who.by,
                key_result_id(submission.about.partition("@")[0]),
                _people(submission, FieldName.OWNERS),
            )
        case FormAction.CHECK_IN:
            return _check_ins(submission)
        case FormAction.CYCLE:
            return _cycle(submission)
        case FormAction.SCORE:
            return _score(submission)
        case FormAction.CLOSING:
            return _closing(submission)
        case FormAction.EVIDENCE:
            return _evidence(submission)
        case FormAction.BLOCKER:
            return _blocker(submission)
        case FormAction.LINK:
            return _linked(submission)
        case FormAction.UNLINK:
            return _unlinked(submission)
        case FormAction.INITIATIVE:
            return _initiative(submission)
        case FormAction.CADENCE:
            return _cadence(submission)
        case FormAction.SETTINGS:
            return _settings(submission)
        case FormAction.SHARE_OBJECTIVE:
            return _objective_shared(submission)
        case FormAction.SHARE:
            return _card_shared(submission)
        case _:
            assert_never(submission.form)


def _squad(form: Submission) -> CreateSquad:
    return CreateSquad(
        form.who.workspace,
        form.who.by,
        handle=form.field(FieldName.HANDLE),
        name=form.field(FieldName.NAME),
        channel=ChannelId(form.field(FieldName.CHANNEL)) if form.field(FieldName.CHANNEL) else None,
        purpose=form.field(FieldName.PURPOSE),
        function=_function(form),
        kind=SquadKind(form.field(FieldName.KIND) or SquadKind.SQUAD),
        private=bool(form.field(FieldName.PRIVATE)),
    )


def _squad_changed(form: Submission) -> ChangeSquad:
    """Everything stands in the form, so what is empty there was taken out."""
    squad, version = what_and_version(form.about)
    lead = form.field(FieldName.LEAD)
    return ChangeSquad(
        form.who.workspace,
        form.who.by,
        squad,
        name=form.field(FieldName.NAME),
        purpose=form.field(FieldName.PURPOSE),
        channel=ChannelId(form.field(FieldName.CHANNEL)),
        lead=PersonId(lead) if lead else None,
        kind=SquadKind(form.field(FieldName.KIND) or SquadKind.SQUAD),
        private=bool(form.field(FieldName.PRIVATE)),
        version=version,
    )


def _member(form: Submission) -> AddMember:
    squad, person = form.field(FieldName.SQUAD), PersonId(form.field(FieldName.PERSON))
    return AddMember(form.who.workspace, form.who.by, squad, person, _function(form))


def _member_out(form: Submission) -> RemoveMember:
    squad, person = form.field(FieldName.SQUAD), PersonId(form.field(FieldName.PERSON))
    return RemoveMember(form.who.workspace, form.who.by, squad, person)


def what_and_version(about: str) -> tuple[str, int | None]:
    """What a form is about and the version it was filled in with: `churn@3`."""
    what, _, version = about.rpartition("@")
    return what, int(version) if version.isdecimal() else None


def _function(form: Submission) -> str:
    """In their own words, where there are any."""
    return form.field(FieldName.OWN_FUNCTION) or form.field(FieldName.FUNCTION)


def _objective_set(form: Submission) -> CreateObjective | CheckObjective:
    """Key results are shown as they were understood first; without any there is nothing to show."""
    squad, cycle = form.field(FieldName.SQUAD), form.field(FieldName.CYCLE)
    checked = _objective_checked(form, squad, cycle)
    return checked if checked.key_results else _objective_saved(checked)


def _objective_understood(form: Submission) -> CreateObjective | CheckObjective:
    """Saved as it was shown; where the key results were corrected, they are shown again first."""
    squad, cycle, shown = (*form.about.split(), "", "", "")[:3]
    checked = _objective_checked(form, squad, cycle, again=True)
    same = shown == fingerprint(checked.typed) or not checked.key_results
    return _objective_saved(checked) if same else checked


def _objective_checked(form: Submission, squad: str, cycle: str, *, again: bool = False) -> CheckObjective:
    typed = form.field(FieldName.KEY_RESULTS)
    return CheckObjective(
        form.who.workspace,
        form.who.by,
        squad=squad,
        title=form.field(FieldName.TITLE),
        key_results=read_key_results(typed, form.who.today),
        typed=typed,
        cycle=cycle,
        again=again,
    )


def _objective_saved(checked: CheckObjective) -> CreateObjective:
    return CreateObjective(
        checked.workspace,
        checked.by,
        squad=checked.squad,
        title=checked.title,
        key_results=checked.key_results,
        cycle=checked.cycle,
    )


def _objective_edited(form: Submission) -> EditObjective:
    ref, _, version = form.about.partition("@")
    return EditObjective(
        form.who.workspace,
        form.who.by,
        objective_id(ref),
        title=form.field(FieldName.TITLE),
        intent=Intent(form.field(FieldName.INTENT)),
        cycle=form.field(FieldName.CYCLE),
        version=int(version),
    )


def _key_result_said(form: Submission) -> CheckKeyResult:
    return CheckKeyResult(
        form.who.workspace,
        form.who.by,
        objective_id(form.field(FieldName.OBJECTIVE)),
        read_key_result(form.field(FieldName.SENTENCE), today=form.who.today),
    )


def _evidence(form: Submission) -> AddEvidence:
    return AddEvidence(
        form.who.workspace,
        form.who.by,
        key_result_id(form.field(FieldName.KEY_RESULT)),
        form.field(FieldName.NOTE),
        link=form.about,
    )


def _blocker(form: Submission) -> LogBlocker:
    waits_on = form.field(FieldName.WAITS_ON)
    return LogBlocker(
        form.who.workspace,
        form.who.by,
        key_result_id(form.field(FieldName.KEY_RESULT)),
        form.field(FieldName.NOTE),
        waits_on=PersonId(waits_on) if waits_on else None,
        link=form.about,
    )


def _linked(form: Submission) -> AddLink:
    link = link_between(form.field(FieldName.SOURCE), form.field(FieldName.UPHELD))
    return AddLink(form.who.workspace, form.who.by, link)


def _card_shared(form: Submission) -> ShareCard:
    return ShareCard(
        form.who.workspace,
        form.who.by,
        form.field(FieldName.SOURCE),
        ChannelId(form.field(FieldName.CHANNEL)),
        form.field(FieldName.NOTE),
    )


def _objective_shared(form: Submission) -> ShareObjective:
    objective = objective_id(form.about)
    return ShareObjective(form.who.workspace, form.who.by, objective, form.field(FieldName.SQUAD))


def _unlinked(form: Submission) -> RemoveLink:
    source, _, upheld = form.field(FieldName.LINK).partition(" ")
    return RemoveLink(form.who.workspace, form.who.by, source, upheld)


def _key_result_understood(form: Submission) -> AddKeyResult | EditKeyResult:
    draft = draft_of(_sheet(form))
    ref, _, version = form.about.partition("@")
    if not version.isdecimal():
        return AddKeyResult(form.who.workspace, form.who.by, objective_id(ref), draft)
    return EditKeyResult(form.who.workspace, form.who.by, key_result_id(ref), draft, int(version))


def _sheet(form: Submission) -> KeyResultSheet:
    return KeyResultSheet(
        title=form.field(FieldName.TITLE),
        kind=form.field(FieldName.MEASURE),
        unit=form.field(FieldName.UNIT),
        direction=form.field(FieldName.DIRECTION),
        baseline=form.field(FieldName.BASELINE),
        target=form.field(FieldName.TARGET),
        low=form.field(FieldName.LOW),
        high=form.field(FieldName.HIGH),
        owners=_people(form, FieldName.OWNERS),
        indicator=form.field(FieldName.INDICATOR),
        due=form.field(FieldName.DUE),
        weight=form.field(FieldName.WEIGHT),
        source=form.field(FieldName.SOURCE),
        milestones=form.field(FieldName.MILESTONES),
    )


def _people(form: Submission, name: FieldName) -> tuple[PersonId, ...]:
    return tuple(map(PersonId, form.field(name).split()))


def _check_ins(form: Submission) -> SubmitCheckIns:
    asked = dict.fromkeys(key_result_of(name) for name in form.fields)
    rows = tuple(_row(form, each) for each in asked if each is not None)
    return SubmitCheckIns(form.who.workspace, form.who.by, rows, form.opened)


def _cycle(form: Submission) -> MakeCycle:
    starts, ends = form.field(FieldName.STARTS), form.field(FieldName.ENDS)
    return MakeCycle(
        form.who.workspace,
        form.who.by,
        form.field(FieldName.CYCLE),
        date.fromisoformat(starts) if starts else None,
        date.fromisoformat(ends) if ends else None,
    )


def _score(form: Submission) -> SubmitScore:
    row = _judged(form, key_result_id(form.about))
    return SubmitScore(form.who.workspace, form.who.by, row, form.opened)


def _closing(form: Submission) -> SubmitClosing:
    squad, cycle, page = form.about.split()
    asked = dict.fromkeys(key_result_of(name) for name in form.fields)
    rows = tuple(_judged(form, each) for each in asked if each is not None)
    return SubmitClosing(form.who.workspace, form.who.by, squad, cycle, int(page), rows, form.opened)


def _judged(form: Submission, key_result: KeyResultId) -> TypedScore:
    def typed(name: FieldName) -> str:
        return form.fields.get(field_for(name, key_result), "").strip()

    return TypedScore(
        key_result,
        value=typed(FieldName.VALUE),
        score=typed(FieldName.SCORE),
        verdict=Verdict(typed(FieldName.VERDICT) or Verdict.CARRY),
        reason=typed(FieldName.REASON),
        moved_it=typed(FieldName.MOVED_IT),
        would_change=typed(FieldName.WOULD_CHANGE),
    )


def _initiative(form: Submission) -> AddInitiative:
    owner = form.field(FieldName.OWNER)
    return AddInitiative(
        form.who.workspace,
        form.who.by,
        key_result_id(form.about),
        form.field(FieldName.TITLE),
        PersonId(owner) if owner else None,
    )


def _row(form: Submission, key_result: KeyResultId) -> TypedRow:
    def typed(name: FieldName) -> str:
        return form.fields.get(field_for(name, key_result), "")

    return TypedRow(
        key_result,
        value=typed(FieldName.VALUE),
        confidence=typed(FieldName.CONFIDENCE),
        note=typed(FieldName.NOTE),
        blocker=typed(FieldName.BLOCKER),
        done=form.fields.get(field_for(FieldName.DONE, key_result)),
    )


def _settings(form: Submission) -> SaveSettings:
    until, deputy = form.field(FieldName.UNTIL), form.field(FieldName.DEPUTY)
    return SaveSettings(
        form.who.workspace,
        form.who.by,
        hour=_clock(form, FieldName.HOUR),
        quiet_from=_clock(form, FieldName.QUIET_FROM),
        quiet_until=_clock(form, FieldName.QUIET_UNTIL),
        until=date.fromisoformat(until) if until else None,
        deputy=PersonId(deputy) if deputy else None,
        seen=_version(form),
    )


def _cadence(form: Submission) -> ChangeCadence:
    weeks = form.field(FieldName.WEEKS)
    return ChangeCadence(
        form.who.workspace,
        form.who.by,
        form.about.rpartition("@")[0],
        every_weeks=int(weeks) if weeks.isdecimal() else None,
        prompt=_moment(form, FieldName.ASK_DAY, FieldName.ASK_HOUR),
        digest=_moment(form, FieldName.DIGEST_DAY, FieldName.DIGEST_HOUR),
        zone=form.field(FieldName.ZONE) or None,
        seen=_version(form),
    )


def _moment(form: Submission, day: FieldName, hour: FieldName) -> Moment | None:
    weekday, at = weekday_called(form.field(day)), _clock(form, hour)
    return None if weekday is None or at is None else Moment(weekday, at)


def _clock(form: Submission, name: FieldName) -> time | None:
    chosen = form.field(name)
    return read_clock(chosen) if chosen and chosen not in OFF else None


def _version(form: Submission) -> int:
    """Which version of its subject the form showed: the 3 of `KR31@3`."""
    version = form.about.rpartition("@")[2]
    return int(version) if version.isdecimal() else 0
