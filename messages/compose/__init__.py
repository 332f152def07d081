"""Lays the words of each notice on a card or a form: one file a notice, each with an EXAMPLE."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from messages.card import Card, Form
from messages.compose import (
    card_not_posted,
    card_sent,
    card_shared,
    check_in_form,
    check_in_prompt,
    check_ins_recorded,
    complaint,
    cycle_form,
    cycle_list,
    cycle_made,
    digest_not_delivered,
    digest_posted,
    digest_sent,
    dropped,
    form_offered,
    history_shown,
    home,
    initiative_form,
    initiative_kept,
    initiative_list,
    key_result_added,
    key_result_form,
    key_result_shown,
    key_result_understood,
    link_form,
    link_made,
    link_removed,
    member_added,
    member_form,
    member_removed,
    objective_created,
    objective_form,
    objective_shared,
    objective_shown,
    objective_unshared,
    okr_list,
    owners_form,
    restored,
    settings_form,
    settings_saved,
    share_form,
    share_objective_form,
    shared_with_you,
    squad_changed,
    squad_created,
    squad_edit_form,
    squad_form,
    squad_is_archived,
    squad_list,
    squad_shown,
    trouble,
    unlink_form,
)
from messages.compose import (
    help as help_,
)
from messages.words import Words
from okr import notices
from okr.notices import FormNotice, Notice

CARDS: Final[Mapping[type, Callable[..., Card]]] = MappingProxyType(
    {
        notices.CheckInPrompt: check_in_prompt.compose,
        notices.DigestPosted: digest_posted.compose,
        notices.DigestSent: digest_sent.compose,
        notices.DigestNotDelivered: digest_not_delivered.compose,
        notices.SquadCreated: squad_created.compose,
        notices.MemberAdded: member_added.compose,
        notices.MemberRemoved: member_removed.compose,
        notices.SquadIsArchived: squad_is_archived.compose,
        notices.SquadList: squad_list.compose,
        notices.SquadShown: squad_shown.compose,
        notices.SquadChanged: squad_changed.compose,
        notices.ObjectiveCreated: objective_created.compose,
        notices.KeyResultAdded: key_result_added.compose,
        notices.Dropped: dropped.compose,
        notices.Restored: restored.compose,
        notices.ObjectiveShared: objective_shared.compose,
        notices.SharedWithYou: shared_with_you.compose,
        notices.ObjectiveUnshared: objective_unshared.compose,
        notices.CardSent: card_sent.compose,
        notices.CardNotPosted: card_not_posted.compose,
        notices.CardShared: card_shared.compose,
        notices.HistoryShown: history_shown.compose,
        notices.LinkMade: link_made.compose,
        notices.LinkRemoved: link_removed.compose,
        notices.CycleList: cycle_list.compose,
        notices.CycleMade: cycle_made.compose,
        notices.OkrList: okr_list.compose,
        notices.ObjectiveShown: objective_shown.compose,
        notices.KeyResultShown: key_result_shown.compose,
        notices.CheckInsRecorded: check_ins_recorded.compose,
        notices.Home: home.compose,
        notices.InitiativeKept: initiative_kept.compose,
        notices.InitiativeList: initiative_list.compose,
        notices.Help: help_.compose,
        notices.Complaint: complaint.compose,
        notices.Trouble: trouble.compose,
        notices.FormOffered: form_offered.compose,
        notices.SettingsSaved: settings_saved.compose,
    }
)

FORMS: Final[Mapping[type, Callable[..., Form]]] = MappingProxyType(
    {
        notices.SquadForm: squad_form.compose,
        notices.SquadEditForm: squad_edit_form.compose,
        notices.MemberForm: member_form.compose,
        notices.ObjectiveForm: objective_form.compose,
        notices.KeyResultForm: key_result_form.compose,
        notices.KeyResultUnderstood: key_result_understood.compose,
        notices.OwnersForm: owners_form.compose,
        notices.CheckInForm: check_in_form.compose,
        notices.CycleForm: cycle_form.compose,
        notices.ShareForm: share_form.compose,
        notices.ShareObjectiveForm: share_objective_form.compose,
        notices.LinkForm: link_form.compose,
        notices.UnlinkForm: unlink_form.compose,
        notices.InitiativeForm: initiative_form.compose,
        notices.SettingsForm: settings_form.compose,
    }
)

EXAMPLES: Final[Mapping[str, Notice]] = MappingProxyType(
    {
        "check-in-prompt": check_in_prompt.EXAMPLE,
        "digest": digest_posted.EXAMPLE,
        "digest-preview": digest_posted.PREVIEW,
        "digest-quiet": digest_posted.QUIET,
        "digest-sent": digest_sent.EXAMPLE,
        "digest-not-delivered": digest_not_delivered.EXAMPLE,
        "squad-created": squad_created.EXAMPLE,
        "member-added": member_added.EXAMPLE,
        "member-removed": member_removed.EXAMPLE,
        "member-removed-owning-nothing": member_removed.OWNS_NOTHING,
        "squad-archived": squad_is_archived.EXAMPLE,
        "squad-restored": squad_changed.RESTORED,
        "squad-shown-archived": squad_shown.ARCHIVED,
        "squad-list": squad_list.EXAMPLE,
        "squad-shown": squad_shown.EXAMPLE,
        "squad-changed": squad_changed.EXAMPLE,
        "squad-unchanged": squad_changed.UNCHANGED,
        "objective-created": objective_created.EXAMPLE,
        "key-result-added": key_result_added.EXAMPLE,
        "key-result-edited": key_result_added.EDITED,
        "dropped": dropped.EXAMPLE,
        "dropped-key-result": dropped.KEY_RESULT,
        "restored": restored.EXAMPLE,
        "objective-shared": objective_shared.EXAMPLE,
        "shared-with-you": shared_with_you.EXAMPLE,
        "objective-unshared": objective_unshared.EXAMPLE,
        "card-sent": card_sent.EXAMPLE,
        "card-not-posted": card_not_posted.EXAMPLE,
        "card-shared": card_shared.EXAMPLE,
        "card-shared-key-result": card_shared.KEY_RESULT,
        "history-shown": history_shown.EXAMPLE,
        "link-made": link_made.EXAMPLE,
        "link-made-supports": link_made.SUPPORTS,
        "link-removed": link_removed.EXAMPLE,
        "cycle-list": cycle_list.EXAMPLE,
        "cycle-made": cycle_made.EXAMPLE,
        "okr-list": okr_list.EXAMPLE,
        "objective-shown": objective_shown.EXAMPLE,
        "key-result-shown": key_result_shown.EXAMPLE,
        "check-ins-recorded": check_ins_recorded.EXAMPLE,
        "home": home.EXAMPLE,
        "home-fresh": home.FRESH,
        "initiative-kept": initiative_kept.EXAMPLE,
        "initiative-begun": initiative_kept.BEGUN,
        "initiative-list": initiative_list.EXAMPLE,
        "help": help_.EXAMPLE,
        "complaint": complaint.EXAMPLE,
        "trouble": trouble.EXAMPLE,
        "form-offered": form_offered.EXAMPLE,
        "form-offered-late": form_offered.LATE,
        "settings-saved": settings_saved.EXAMPLE,
    }
)

FORM_EXAMPLES: Final[Mapping[str, FormNotice]] = MappingProxyType(
    {
        "squad-form": squad_form.EXAMPLE,
        "squad-edit-form": squad_edit_form.EXAMPLE,
        "member-form": member_form.EXAMPLE,
        "member-out-form": member_form.LEAVING,
        "objective-form": objective_form.EXAMPLE,
        "key-result-form": key_result_form.EXAMPLE,
        "key-result-understood": key_result_understood.EXAMPLE,
        "key-result-understood-milestones": key_result_understood.MILESTONES,
        "key-result-edited-meanwhile": key_result_understood.MEANWHILE,
        "owners-form": owners_form.EXAMPLE,
        "check-in-form": check_in_form.EXAMPLE,
        "cycle-form": cycle_form.EXAMPLE,
        "share-form": share_form.EXAMPLE,
        "share-objective-form": share_objective_form.EXAMPLE,
        "link-form": link_form.EXAMPLE,
        "support-form": link_form.SUPPORTS,
        "unlink-form": unlink_form.EXAMPLE,
        "initiative-form": initiative_form.EXAMPLE,
        "settings-form": settings_form.EXAMPLE,
    }
)


def compose(notice: Notice, words: Words) -> Card:
    """The card that says `notice`."""
    return CARDS[type(notice)](notice, words)


def compose_form(notice: FormNotice, words: Words) -> Form:
    """The form that asks `notice`."""
    return FORMS[type(notice)](notice, words)
