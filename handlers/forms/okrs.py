"""Forms about objectives and key results, as wishes."""

from handlers.heard import Submission
from messages.actions import FieldName, fingerprint
from okr.commands.key_results import AddKeyResult, CheckKeyResult, EditKeyResult, SetOwners, ShapeKeyResult
from okr.commands.objectives import CheckObjective, CreateObjective, EditObjective
from okr.objective import Intent
from okr.person import PersonId
from okr.phrases.okrs import read_key_results
from okr.phrases.said import key_result_id, objective_id
from okr.sentence import read_key_result
from okr.sheet import KeyResultSheet, draft_of


def objective_set(form: Submission) -> CreateObjective | CheckObjective:
    """Key results are shown as they were understood first; without any there is nothing to show."""
    squad, cycle = form.field(FieldName.SQUAD), form.field(FieldName.CYCLE)
    intent = Intent(form.field(FieldName.INTENT) or Intent.COMMITTED)
    checked = _objective_checked(form, squad, cycle, intent)
    return checked if checked.key_results else _objective_saved(checked)


def objective_understood(form: Submission) -> CreateObjective | CheckObjective:
    """Saved as it was shown; where the key results were corrected, they are shown again first."""
    squad, cycle, shown, intent = (*form.about.split(), "", "", "", "")[:4]
    checked = _objective_checked(form, squad, cycle, Intent(intent or Intent.COMMITTED), again=True)
    same = shown == fingerprint(checked.typed) or not checked.key_results
    return _objective_saved(checked) if same else checked


def _objective_checked(
    form: Submission, squad: str, cycle: str, intent: Intent, *, again: bool = False
) -> CheckObjective:
    typed = form.field(FieldName.KEY_RESULTS)
    return CheckObjective(
        form.who.workspace,
        form.who.by,
        squad=squad,
        title=form.field(FieldName.TITLE),
        key_results=read_key_results(form.said(FieldName.KEY_RESULTS), form.who.today),
        typed=typed,
        cycle=cycle,
        intent=intent,
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
        intent=checked.intent,
    )


def objective_edited(form: Submission) -> EditObjective:
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


def key_result_said(form: Submission) -> CheckKeyResult:
    return CheckKeyResult(
        form.who.workspace,
        form.who.by,
        objective_id(form.field(FieldName.OBJECTIVE)),
        read_key_result(form.said(FieldName.SENTENCE), today=form.who.today),
    )


def key_result_understood(form: Submission) -> AddKeyResult | EditKeyResult:
    draft = draft_of(_sheet(form))
    ref, _, version = form.about.partition("@")
    if not version.isdecimal():
        return AddKeyResult(form.who.workspace, form.who.by, objective_id(ref), draft)
    return EditKeyResult(form.who.workspace, form.who.by, key_result_id(ref), draft, int(version))


def key_result_shaped(form: Submission) -> ShapeKeyResult:
    return ShapeKeyResult(form.who.workspace, form.who.by, form.about, _sheet(form))


def owners_set(form: Submission) -> SetOwners:
    ref, _, version = form.about.partition("@")
    return SetOwners(
        form.who.workspace,
        form.who.by,
        key_result_id(ref),
        _people(form, FieldName.OWNERS),
        int(version) if version.isdecimal() else None,
    )


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
