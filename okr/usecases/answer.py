"""Answer whatever a person asks for: the one place that knows which verb serves which command."""

from typing import assert_never

from okr.commands import (
    cycles,
    history,
    initiatives,
    key_results,
    links,
    marks,
    objectives,
    reading,
    settings,
    sharing,
    squads,
    votes,
    week,
    which,
)
from okr.commands.help import ShowHelp
from okr.commands.wish import Wish
from okr.notices.notice import FormNotice, Notice
from okr.usecases.add_evidence import add_evidence
from okr.usecases.add_initiative import add_initiative
from okr.usecases.add_key_result import add_key_result
from okr.usecases.add_link import add_link
from okr.usecases.add_member import add_member
from okr.usecases.answer_in_words import answer_in_words
from okr.usecases.answer_no_change import answer_no_change
from okr.usecases.archive_squad import archive_squad
from okr.usecases.ask_later import ask_later
from okr.usecases.ask_squad import ask_squad, prepare_ask_squad
from okr.usecases.ask_which import ask_which
from okr.usecases.carry_over import carry_over
from okr.usecases.cast_ballots import cast_ballots, take_ballots_back
from okr.usecases.change_cadence import change_cadence
from okr.usecases.change_settings import change_settings
from okr.usecases.change_squad import change_squad
from okr.usecases.check_key_result import check_key_result
from okr.usecases.check_objective import check_objective
from okr.usecases.clear_blocker import clear_blocker
from okr.usecases.close_vote import close_vote
from okr.usecases.create_objective import create_objective
from okr.usecases.create_squad import create_squad
from okr.usecases.drop_key_result import drop_key_result
from okr.usecases.drop_objective import drop_objective
from okr.usecases.edit_key_result import edit_key_result
from okr.usecases.edit_objective import edit_objective
from okr.usecases.explain import explain, prepare_explanation
from okr.usecases.follow_group import follow_group
from okr.usecases.list_blockers import list_blockers
from okr.usecases.list_cycles import list_cycles
from okr.usecases.list_initiatives import list_initiatives
from okr.usecases.list_okrs import list_okrs
from okr.usecases.list_squads import list_squads
from okr.usecases.log_blocker import log_blocker
from okr.usecases.make_cycle import make_cycle
from okr.usecases.move_initiative import move_initiative
from okr.usecases.nudge import nudge
from okr.usecases.open_vote import open_vote
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
from okr.usecases.prepare_skip import prepare_skip
from okr.usecases.prepare_squad import prepare_squad
from okr.usecases.prepare_squad_edit import prepare_squad_edit
from okr.usecases.preview_digest import preview_digest
from okr.usecases.preview_rhythm import preview_rhythm
from okr.usecases.reaffirm import reaffirm
from okr.usecases.remove_link import remove_link
from okr.usecases.remove_member import remove_member
from okr.usecases.reopen_cycle import reopen_cycle
from okr.usecases.reply_to_blocker import (
    accept_blocker,
    prepare_accept,
    prepare_refuse,
    refuse_blocker,
    talk_about_blocker,
)
from okr.usecases.restore_squad import restore_squad
from okr.usecases.say_in_the_way import prepare_in_the_way, say_in_the_way
from okr.usecases.score_key_result import prepare_score, score_key_result, submit_score
from okr.usecases.set_owners import set_owners
from okr.usecases.shape_key_result import shape_key_result
from okr.usecases.share_card import share_card
from okr.usecases.share_objective import share_objective, unshare_objective
from okr.usecases.show_help import show_help
from okr.usecases.show_history import show_history
from okr.usecases.show_home import show_home
from okr.usecases.show_key_result import show_key_result
from okr.usecases.show_objective import show_objective
from okr.usecases.show_squad import show_squad
from okr.usecases.show_tree import show_tree
from okr.usecases.skip_week import ask_after_all, skip_week
from okr.usecases.submit_check_ins import submit_check_ins
from okr.usecases.submit_closing import submit_closing
from okr.usecases.turn_page import turn_page
from okr.usecases.undo import undo
from okr.work import Work


def answer(work: Work, wish: Wish) -> Notice | FormNotice:  # noqa: C901, PLR0911, PLR0912, PLR0915
    """Raises whatever the verb raises."""
    match wish:
        case squads.CreateSquad():
            return create_squad(work, wish)
        case squads.ChangeSquad():
            return change_squad(work, wish)
        case squads.AddMember():
            return add_member(work, wish)
        case squads.ListSquads():
            return list_squads(work, wish)
        case squads.RemoveMember():
            return remove_member(work, wish)
        case squads.FollowGroup():
            return follow_group(work, wish)
        case squads.ArchiveSquad():
            return archive_squad(work, wish)
        case squads.RestoreSquad():
            return restore_squad(work, wish)
        case squads.ShowSquad():
            return show_squad(work, wish)
        case objectives.CreateObjective():
            return create_objective(work, wish)
        case objectives.CheckObjective():
            return check_objective(work, wish)
        case key_results.AddKeyResult():
            return add_key_result(work, wish)
        case key_results.CheckKeyResult():
            return check_key_result(work, wish)
        case key_results.PrepareKeyResultEdit():
            return prepare_key_result_edit(work, wish)
        case key_results.EditKeyResult():
            return edit_key_result(work, wish)
        case key_results.PrepareOwners():
            return prepare_owners(work, wish)
        case key_results.SetOwners():
            return set_owners(work, wish)
        case objectives.PrepareObjectiveEdit():
            return prepare_objective_edit(work, wish)
        case objectives.EditObjective():
            return edit_objective(work, wish)
        case objectives.DropObjective():
            return drop_objective(work, wish)
        case key_results.DropKeyResult():
            return drop_key_result(work, wish)
        case history.Undo():
            return undo(work, wish)
        case cycles.ListCycles():
            return list_cycles(work, wish)
        case cycles.MakeCycle():
            return make_cycle(work, wish)
        case cycles.PrepareCycle():
            return prepare_cycle(work, wish)
        case cycles.ScoreKeyResult():
            return score_key_result(work, wish)
        case cycles.PrepareScore():
            return prepare_score(work, wish)
        case cycles.PrepareClosing():
            return prepare_closing(work, wish)
        case cycles.SubmitScore():
            return submit_score(work, wish)
        case cycles.SubmitClosing():
            return submit_closing(work, wish)
        case cycles.ReopenCycle():
            return reopen_cycle(work, wish)
        case cycles.CarryOver():
            return carry_over(work, wish)
        case reading.ListOkrs():
            return list_okrs(work, wish)
        case reading.ShowObjective():
            return show_objective(work, wish)
        case reading.ShowKeyResult():
            return show_key_result(work, wish)
        case ShowHelp():
            return show_help(work, wish)
        case marks.PrepareEvidence():
            return prepare_evidence(work, wish)
        case marks.AddEvidence():
            return add_evidence(work, wish)
        case marks.PrepareBlocker():
            return prepare_blocker(work, wish)
        case marks.LogBlocker():
            return log_blocker(work, wish)
        case marks.ClearBlocker():
            return clear_blocker(work, wish)
        case marks.ListBlockers():
            return list_blockers(work, wish)
        case marks.PrepareAskSquad():
            return prepare_ask_squad(work, wish)
        case marks.AskSquad():
            return ask_squad(work, wish)
        case marks.PrepareAccept():
            return prepare_accept(work, wish)
        case marks.AcceptBlocker():
            return accept_blocker(work, wish)
        case marks.PrepareRefuse():
            return prepare_refuse(work, wish)
        case marks.RefuseBlocker():
            return refuse_blocker(work, wish)
        case marks.TalkAboutBlocker():
            return talk_about_blocker(work, wish)
        case reading.ShowHome():
            return show_home(work, wish)
        case squads.PrepareSquad():
            return prepare_squad(work, wish)
        case squads.PrepareSquadEdit():
            return prepare_squad_edit(work, wish)
        case squads.PrepareMember():
            return prepare_member(work, wish)
        case objectives.PrepareObjective():
            return prepare_objective(work, wish)
        case key_results.PrepareKeyResult():
            return prepare_key_result(work, wish)
        case week.PrepareCheckIn():
            return prepare_check_in(work, wish)
        case week.AnswerInWords():
            return answer_in_words(work, wish)
        case week.AnswerNoChange():
            return answer_no_change(work, wish)
        case week.SkipWeek():
            return skip_week(work, wish)
        case week.AskAfterAll():
            return ask_after_all(work, wish)
        case week.PrepareSkip():
            return prepare_skip(work, wish)
        case week.AskLater():
            return ask_later(work, wish)
        case week.TurnPage():
            return turn_page(work, wish)
        case week.Reaffirm():
            return reaffirm(work, wish)
        case week.PrepareInTheWay():
            return prepare_in_the_way(work, wish)
        case week.SayInTheWay():
            return say_in_the_way(work, wish)
        case week.PrepareExplanation():
            return prepare_explanation(work, wish)
        case week.Explain():
            return explain(work, wish)
        case week.SubmitCheckIns():
            return submit_check_ins(work, wish)
        case week.PreviewDigest():
            return preview_digest(work, wish)
        case week.PostDigest():
            return post_digest(work, wish)
        case links.AddLink():
            return add_link(work, wish)
        case links.RemoveLink():
            return remove_link(work, wish)
        case links.PrepareLink():
            return prepare_link(work, wish)
        case links.PrepareUnlink():
            return prepare_unlink(work, wish)
        case initiatives.PrepareInitiative():
            return prepare_initiative(work, wish)
        case initiatives.AddInitiative():
            return add_initiative(work, wish)
        case initiatives.MoveInitiative():
            return move_initiative(work, wish)
        case initiatives.ListInitiatives():
            return list_initiatives(work, wish)
        case settings.PreviewRhythm():
            return preview_rhythm(work, wish)
        case settings.PrepareCadence():
            return prepare_cadence(work, wish)
        case settings.ChangeCadence():
            return change_cadence(work, wish)
        case week.Nudge():
            return nudge(work, wish)
        case settings.PrepareSettings():
            return prepare_settings(work, wish)
        case (
            settings.Pause()
            | settings.NameDeputy()
            | settings.PreferHour()
            | settings.PreferDay()
            | settings.ChooseCalendar()
            | settings.KeepQuiet()
            | settings.SaveSettings()
        ):
            return change_settings(work, wish)
        case sharing.ShareObjective():
            return share_objective(work, wish)
        case sharing.UnshareObjective():
            return unshare_objective(work, wish)
        case sharing.ShareCard():
            return share_card(work, wish)
        case sharing.PrepareShare():
            return prepare_share(work, wish)
        case sharing.PrepareShareObjective():
            return prepare_share_objective(work, wish)
        case history.ShowHistory():
            return show_history(work, wish)
        case reading.ShowTree():
            return show_tree(work, wish)
        case key_results.ShapeKeyResult():
            return shape_key_result(work, wish)
        case votes.OpenVote():
            return open_vote(work, wish)
        case votes.CastBallots():
            return cast_ballots(work, wish)
        case votes.TakeBallotsBack():
            return take_ballots_back(work, wish)
        case votes.CloseVote():
            return close_vote(work, wish)
        case which.AskWhich():
            return ask_which(work, wish)
        case _:
            assert_never(wish)
