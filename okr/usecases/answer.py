"""Answer whatever a person asks for: the one place that knows which verb serves which command."""

from typing import assert_never

from okr import commands
from okr.notices import FormNotice, Notice
from okr.usecases.add_evidence import add_evidence
from okr.usecases.add_initiative import add_initiative
from okr.usecases.add_key_result import add_key_result
from okr.usecases.add_link import add_link
from okr.usecases.add_member import add_member
from okr.usecases.answer_in_words import answer_in_words
from okr.usecases.answer_no_change import answer_no_change
from okr.usecases.archive_squad import archive_squad
from okr.usecases.carry_over import carry_over
from okr.usecases.change_cadence import change_cadence
from okr.usecases.change_settings import change_settings
from okr.usecases.change_squad import change_squad
from okr.usecases.check_key_result import check_key_result
from okr.usecases.check_objective import check_objective
from okr.usecases.clear_blocker import clear_blocker
from okr.usecases.create_objective import create_objective
from okr.usecases.create_squad import create_squad
from okr.usecases.drop_key_result import drop_key_result
from okr.usecases.drop_objective import drop_objective
from okr.usecases.edit_key_result import edit_key_result
from okr.usecases.edit_objective import edit_objective
from okr.usecases.follow_group import follow_group
from okr.usecases.list_cycles import list_cycles
from okr.usecases.list_initiatives import list_initiatives
from okr.usecases.list_okrs import list_okrs
from okr.usecases.list_squads import list_squads
from okr.usecases.log_blocker import log_blocker
from okr.usecases.make_cycle import make_cycle
from okr.usecases.move_initiative import move_initiative
from okr.usecases.nudge import nudge
from okr.usecases.post_digest import post_digest
from okr.usecases.prepare_cadence import prepare_cadence
from okr.usecases.prepare_check_in import prepare_check_in
from okr.usecases.prepare_closing import prepare_closing
from okr.usecases.prepare_cycle import prepare_cycle
from okr.usecases.prepare_initiative import prepare_initiative
from okr.usecases.prepare_key_result import prepare_key_result
from okr.usecases.prepare_key_result_edit import prepare_key_result_edit, prepare_owners
from okr.usecases.prepare_link import prepare_link, prepare_unlink
from okr.usecases.prepare_mark import prepare_blocker, prepare_evidence
from okr.usecases.prepare_member import prepare_member
from okr.usecases.prepare_objective import prepare_objective
from okr.usecases.prepare_objective_edit import prepare_objective_edit
from okr.usecases.prepare_settings import prepare_settings
from okr.usecases.prepare_share import prepare_share, prepare_share_objective
from okr.usecases.prepare_squad import prepare_squad
from okr.usecases.prepare_squad_edit import prepare_squad_edit
from okr.usecases.preview_digest import preview_digest
from okr.usecases.preview_rhythm import preview_rhythm
from okr.usecases.remove_link import remove_link
from okr.usecases.remove_member import remove_member
from okr.usecases.reopen_cycle import reopen_cycle
from okr.usecases.restore_squad import restore_squad
from okr.usecases.score_key_result import prepare_score, score_key_result, submit_score
from okr.usecases.set_owners import set_owners
from okr.usecases.share_card import share_card
from okr.usecases.share_objective import share_objective, unshare_objective
from okr.usecases.show_help import show_help
from okr.usecases.show_history import show_history
from okr.usecases.show_home import show_home
from okr.usecases.show_key_result import show_key_result
from okr.usecases.show_objective import show_objective
from okr.usecases.show_squad import show_squad
from okr.usecases.show_tree import show_tree
from okr.usecases.submit_check_ins import submit_check_ins
from okr.usecases.submit_closing import submit_closing
from okr.usecases.undo import undo
from okr.work import Work


def answer(work: Work, wish: commands.Wish) -> Notice | FormNotice:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """Raises whatever the verb raises."""
    match wish:
        case commands.CreateSquad():
            return create_squad(work, wish)
        case commands.ChangeSquad():
            return change_squad(work, wish)
        case commands.AddMember():
            return add_member(work, wish)
        case commands.ListSquads():
            return list_squads(work, wish)
        case commands.RemoveMember():
            return remove_member(work, wish)
        case commands.FollowGroup():
            return follow_group(work, wish)
        case commands.ArchiveSquad():
            return archive_squad(work, wish)
        case commands.RestoreSquad():
            return restore_squad(work, wish)
        case commands.ShowSquad():
            return show_squad(work, wish)
        case commands.CreateObjective():
            return create_objective(work, wish)
        case commands.CheckObjective():
            return check_objective(work, wish)
        case commands.AddKeyResult():
            return add_key_result(work, wish)
        case commands.CheckKeyResult():
            return check_key_result(work, wish)
        case commands.PrepareKeyResultEdit():
            return prepare_key_result_edit(work, wish)
        case commands.EditKeyResult():
            return edit_key_result(work, wish)
        case commands.PrepareOwners():
            return prepare_owners(work, wish)
        case commands.SetOwners():
            return set_owners(work, wish)
        case commands.PrepareObjectiveEdit():
            return prepare_objective_edit(work, wish)
        case commands.EditObjective():
            return edit_objective(work, wish)
        case commands.DropObjective():
            return drop_objective(work, wish)
        case commands.DropKeyResult():
            return drop_key_result(work, wish)
        case commands.Undo():
            return undo(work, wish)
        case commands.ListCycles():
            return list_cycles(work, wish)
        case commands.MakeCycle():
            return make_cycle(work, wish)
        case commands.PrepareCycle():
            return prepare_cycle(work, wish)
        case commands.ScoreKeyResult():
            return score_key_result(work, wish)
        case commands.PrepareScore():
            return prepare_score(work, wish)
        case commands.PrepareClosing():
            return prepare_closing(work, wish)
        case commands.SubmitScore():
            return submit_score(work, wish)
        case commands.SubmitClosing():
            return submit_closing(work, wish)
        case commands.ReopenCycle():
            return reopen_cycle(work, wish)
        case commands.CarryOver():
            return carry_over(work, wish)
        case commands.ListOkrs():
            return list_okrs(work, wish)
        case commands.ShowObjective():
            return show_objective(work, wish)
        case commands.ShowKeyResult():
            return show_key_result(work, wish)
        case commands.ShowHelp():
            return show_help(work, wish)
        case commands.PrepareEvidence():
            return prepare_evidence(work, wish)
        case commands.AddEvidence():
            return add_evidence(work, wish)
        case commands.PrepareBlocker():
            return prepare_blocker(work, wish)
        case commands.LogBlocker():
            return log_blocker(work, wish)
        case commands.ClearBlocker():
            return clear_blocker(work, wish)
        case commands.ShowHome():
            return show_home(work, wish)
        case commands.PrepareSquad():
            return prepare_squad(work, wish)
        case commands.PrepareSquadEdit():
            return prepare_squad_edit(work, wish)
        case commands.PrepareMember():
            return prepare_member(work, wish)
        case commands.PrepareObjective():
            return prepare_objective(work, wish)
        case commands.PrepareKeyResult():
            return prepare_key_result(work, wish)
        case commands.PrepareCheckIn():
            return prepare_check_in(work, wish)
        case commands.AnswerInWords():
            return answer_in_words(work, wish)
        case commands.AnswerNoChange():
            return answer_no_change(work, wish)
        case commands.SubmitCheckIns():
            return submit_check_ins(work, wish)
        case commands.PreviewDigest():
            return preview_digest(work, wish)
        case commands.PostDigest():
            return post_digest(work, wish)
        case commands.AddLink():
            return add_link(work, wish)
        case commands.RemoveLink():
            return remove_link(work, wish)
        case commands.PrepareLink():
            return prepare_link(work, wish)
        case commands.PrepareUnlink():
            return prepare_unlink(work, wish)
        case commands.PrepareInitiative():
            return prepare_initiative(work, wish)
        case commands.AddInitiative():
            return add_initiative(work, wish)
        case commands.MoveInitiative():
            return move_initiative(work, wish)
        case commands.ListInitiatives():
            return list_initiatives(work, wish)
        case commands.PreviewRhythm():
            return preview_rhythm(work, wish)
        case commands.PrepareCadence():
            return prepare_cadence(work, wish)
        case commands.ChangeCadence():
            return change_cadence(work, wish)
        case commands.Nudge():
            return nudge(work, wish)
        case commands.PrepareSettings():
            return prepare_settings(work, wish)
        case (
            commands.Pause()
            | commands.NameDeputy()
            | commands.PreferHour()
            | commands.KeepQuiet()
            | commands.SaveSettings()
        ):
            return change_settings(work, wish)
        case commands.ShareObjective():
            return share_objective(work, wish)
        case commands.UnshareObjective():
            return unshare_objective(work, wish)
        case commands.ShareCard():
            return share_card(work, wish)
        case commands.PrepareShare():
            return prepare_share(work, wish)
        case commands.PrepareShareObjective():
            return prepare_share_objective(work, wish)
        case commands.ShowHistory():
            return show_history(work, wish)
        case commands.ShowTree():
            return show_tree(work, wish)
        case _:
            assert_never(wish)
