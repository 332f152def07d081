"""A vote: the squad says how sure it is, and nobody learns who said what."""

from dataclasses import replace

import pytest

from okr.commands.clockwork import ReportFailure
from okr.commands.votes import CastBallots
from okr.errors.key_results import KeyResultDropped, NoSuchKeyResult
from okr.errors.okr_error import OkrError, SeveralWrong
from okr.errors.people import GuestsCannot
from okr.errors.squads import MembersOnly, NoSuchSquad
from okr.errors.votes import (
    NoBallotOfYours,
    NoSuchVote,
    NothingChosen,
    NothingToVoteOn,
    NotYoursToClose,
    NoVoteOpen,
    TooManyToVote,
    VoteClosed,
)
from okr.errors.week import ConfidenceOutOfRange, NoChannel
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown
from okr.notices.votes import (
    BallotForm,
    BallotsKept,
    Outcome,
    VoteAsked,
    VoteNotPosted,
    VoteOpened,
    VoteResult,
)
from okr.notices.which import WhichForm
from okr.person import Person, PersonId
from okr.schedule import DueKind
from okr.usecases.report_failure import report_failure
from okr.vote import Spread
from storage.letters import Letter, Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, GUS, OURS, Room, facts_of, utc


def cards(letters: list[Letter]) -> list[tuple[Verb, str, VoteAsked | VoteResult]]:
    return [
        (each.verb, each.address.id, each.notice)
        for each in letters
        if isinstance(each.notice, VoteAsked | VoteResult)
    ]


async def asked(churn: Room, about: str = "KR1") -> VoteAsked:
    """The card that a vote begins with."""
    await churn.shown(VoteOpened, DEE, f"vote {about}")
    [(verb, channel, card)] = cards(await churn.letters())
    assert (verb, channel) == (Verb.TELL, "CCHURN")
    assert isinstance(card, VoteAsked)
    return card


async def result(churn: Room) -> VoteResult:
    """What took the place of the card."""
    verb, channel, card = cards(await churn.letters())[-1]
    assert (verb, channel) == (Verb.REVISE, "CCHURN")
    assert isinstance(card, VoteResult)
    return card


def only(outcome: VoteResult) -> Outcome:
    [found] = outcome.outcomes
    return found


async def test_a_squad_is_asked_in_its_channel(churn: Room) -> None:
    card = await asked(churn)
    assert (card.by, card.voted, card.members) == ("Dee", 0, 4)
    assert [each.key_result.ref for each in card.standings] == ["KR1"]
    assert [each.verb for each in await churn.history("KR1")] == ["created", "opened a vote"]


async def test_the_card_says_how_many_have_voted_and_no_more(churn: Room) -> None:
    await asked(churn)
    await churn.say(ANA, "vote KR1 3")
    kept = await churn.shown(BallotsKept, ANA, "vote KR1 4")
    assert [each.confidence for each in kept.rows] == [4]
    card = cards(await churn.letters())[-1][2]
    assert isinstance(card, VoteAsked)
    assert (card.voted, card.members) == (1, 4)
    assert [each.verb for each in await churn.history("KR1")] == ["created", "opened a vote"]


async def test_the_last_of_the_squad_closes_it(churn: Room) -> None:
    await asked(churn)
    await churn.answer(ANA, "2.1% c9")
    for who, number in ((ANA, 8), (BO, 3), (CHEN, 5)):
        await churn.say(who, f"vote KR1 {number}")
    assert (await churn.shown(BallotsKept, DEE, "vote KR1 4")).closed
    outcome = only(await result(churn))
    assert (outcome.spread, outcome.ballots, outcome.checked_in) == (Spread(3, 4.5, 8, 4), 4, 9)
    assert await churn.due(DueKind.VOTE, "V1") is None
    with pytest.raises(VoteClosed):
        await churn.say(ANA, "vote V1")
    shown = await churn.shown(KeyResultShown, EVE, "show KR1")
    assert shown.vote is not None
    assert shown.vote.spread == Spread(3, 4.5, 8, 4)


async def test_two_votes_would_tell_who_said_what(churn: Room) -> None:
    await asked(churn)
    for who in (ANA, BO):
        await churn.say(who, "vote KR1 2")
    closed = await churn.shown(VoteResult, DEE, "vote close KR1")
    assert (only(closed).spread, only(closed).ballots) == (None, 2)
    assert (await churn.shown(KeyResultShown, ANA, "show KR1")).vote is None


async def test_it_closes_with_the_next_digest(churn: Room) -> None:
    await asked(churn)
    assert await churn.due(DueKind.VOTE, "V1") == utc(17, 14)
    await churn.say(ANA, "vote KR1 7")
    letters = await churn.at(utc(17, 14))
    [(verb, _, card)] = cards(letters)
    assert isinstance(card, VoteResult)
    assert (verb, card.voted) == (Verb.REVISE, 1)
    assert cards(await churn.at(utc(17, 15))) == []
    with pytest.raises(NoVoteOpen):
        await churn.say(ANA, "vote KR1 7")


async def test_right_before_a_digest_there_is_time_until_the_one_after(churn: Room) -> None:
    churn.clock.now = utc(17, 13, 30)
    await asked(churn)
    assert await churn.due(DueKind.VOTE, "V1") == utc(24, 14)


async def test_a_whole_squad_is_asked_on_one_card(churn: Room) -> None:
    card = await asked(churn, "churn")
    assert (card.ref, len(card.standings)) == ("V1-V3", 3)
    form = await churn.shown(BallotForm, BO, "vote v1-v3")
    assert [each.named.ref for each in form.rows] == ["KR1", "KR2", "KR3"]
    said = ((KeyResultId(1), "3"), (KeyResultId(2), ""), (KeyResultId(3), "9"))
    kept = await churn.ask(CastBallots(OURS, BO, "V1-V3", said))
    assert isinstance(kept, BallotsKept)
    assert [each.confidence for each in kept.rows] == [3, None, 9]
    form = await churn.shown(BallotForm, BO, "vote KR2")
    assert [each.confidence for each in form.rows] == [3, None, 9]
    closed = await churn.shown(VoteResult, DEE, "vote close churn")
    assert [each.ballots for each in closed.outcomes] == [1, 0, 1]


async def test_who_asks_for_what_is_asked_already_can_vote(churn: Room) -> None:
    await asked(churn)
    await churn.shown(BallotForm, BO, "vote KR1")
    await churn.shown(VoteOpened, BO, "vote churn")
    card = cards(await churn.letters())[-1][2]
    assert isinstance(card, VoteAsked)
    assert [each.key_result.ref for each in card.standings] == ["KR2", "KR3"]
    assert (await churn.shown(BallotForm, CHEN, "vote churn")).ref == card.ref


async def test_a_vote_can_be_taken_back_until_it_is_closed(churn: Room) -> None:
    await asked(churn)
    await churn.say(BO, "vote KR1 3")
    taken = await churn.shown(BallotsKept, BO, "vote back V1")
    assert [each.confidence for each in taken.rows] == [None]
    with pytest.raises(NoBallotOfYours):
        await churn.say(BO, "vote back V1")
    card = cards(await churn.letters())[-1][2]
    assert isinstance(card, VoteAsked)
    assert card.voted == 0


async def test_closing_twice_shows_the_same(churn: Room) -> None:
    await asked(churn)
    first = await churn.shown(VoteResult, DEE, "vote close V1")
    assert await churn.shown(VoteResult, DEE, "vote close V1") == first
    verbs = [each.verb for each in await churn.history("KR1")]
    assert verbs == ["created", "opened a vote", "closed a vote"]


async def test_it_is_closed_by_whoever_opened_it_or_the_lead(churn: Room) -> None:
    await churn.say(ANA, "vote KR1")
    with pytest.raises(NotYoursToClose) as refused:
        await churn.say(BO, "vote close KR1")
    assert facts_of(refused.value)["person"] == "Ana"
    assert (await churn.shown(VoteResult, ANA, "vote close KR1")).voted == 0


@pytest.mark.parametrize(
    ("who", "text", "error"),
    [
        (EVE, "vote KR1", MembersOnly),
        (EVE, "vote churn", MembersOnly),
        (EVE, "vote V1", MembersOnly),
        (EVE, "vote KR1 7", MembersOnly),
        (GUS, "vote V1", GuestsCannot),
        (GUS, "vote churn", GuestsCannot),
        (BO, "vote KR2 7", NoVoteOpen),
        (BO, "vote close churn2", NoSuchSquad),
        (BO, "vote KR9", NoSuchKeyResult),
        (BO, "vote V9", NoSuchVote),
        (BO, "vote KR1 11", ConfidenceOutOfRange),
        (BO, "vote KR1 high", ConfidenceOutOfRange),
    ],
)
async def test_what_cannot_be_is_said(churn: Room, who: PersonId, text: str, error: type[OkrError]) -> None:
    await asked(churn)
    with pytest.raises(error):
        await churn.say(who, text)


async def test_a_private_squad_votes_unseen(churn: Room) -> None:
    await asked(churn)
    await churn.change("churn", lambda squad: replace(squad, private=True))
    with pytest.raises(NoSuchVote):
        await churn.say(EVE, "vote V1")
    with pytest.raises(NoSuchKeyResult):
        await churn.say(EVE, "vote KR1 7")


async def test_what_is_dropped_meanwhile_is_voted_on_no_more(churn: Room) -> None:
    await asked(churn, "churn")
    await churn.say(DEE, "drop KR1")
    form = await churn.shown(BallotForm, BO, "vote V1-V3")
    assert [each.named.ref for each in form.rows] == ["KR2", "KR3"]
    closed = await churn.shown(VoteResult, DEE, "vote close V1-V3")
    assert [each.dropped for each in closed.outcomes] == [True, False, False]
    with pytest.raises(KeyResultDropped):
        await churn.say(DEE, "vote KR1")


async def test_a_form_says_what_is_wrong_beside_each(churn: Room) -> None:
    await asked(churn, "churn")
    with pytest.raises(SeveralWrong):
        await churn.ask(CastBallots(OURS, BO, "V1-V3", ((KeyResultId(1), "3"), (KeyResultId(2), "12"))))
    with pytest.raises(NothingChosen):
        await churn.ask(CastBallots(OURS, BO, "V1-V3", ((KeyResultId(1), ""), (KeyResultId(2), ""))))


async def test_guests_and_those_who_left_are_not_waited_for(churn: Room) -> None:
    await churn.meet(Person(CHEN, "Chen", "Asia/Singapore", active=False))
    assert (await asked(churn)).members == 3


async def test_who_voted_and_left_the_squad_still_counts(churn: Room) -> None:
    await asked(churn)
    for who in (ANA, BO, CHEN):
        await churn.say(who, "vote KR1 6")
    await churn.say(DEE, "squad remove churn <@UBO>")
    closed = await churn.shown(VoteResult, DEE, "vote close KR1")
    assert (only(closed).ballots, closed.voted, closed.members) == (3, 3, 4)


async def test_there_must_be_something_to_ask_and_somewhere(churn: Room) -> None:
    await churn.say(BO, "squad new growth")
    with pytest.raises(NothingToVoteOn):
        await churn.say(BO, "vote growth")
    await churn.say(BO, "new growth We grow\nIncrease trials from 1 to 5 <@UBO>")
    with pytest.raises(NoChannel):
        await churn.say(BO, "vote growth")
    await churn.set_objective(*(f"Increase thing {n} from 1 to 5 <@UANA>" for n in range(6)))
    with pytest.raises(TooManyToVote):
        await churn.say(BO, "vote churn")


async def test_a_card_that_did_not_arrive_ends_the_vote(churn: Room) -> None:
    await churn.say(BO, "vote KR1")
    await churn.store.perform(report_failure, ReportFailure(OURS, "vote:V1", "not_in_channel"))
    [told] = [each for each in await churn.letters() if isinstance(each.notice, VoteNotPosted)]
    assert told.address.id == BO
    assert isinstance(told.notice, VoteNotPosted)
    assert told.notice.about == "KR1"
    assert (await churn.shown(VoteOpened, BO, "vote KR1")).channel == "CCHURN"


async def test_alone_the_word_asks_which(churn: Room) -> None:
    assert (await churn.shown(WhichForm, BO, "vote")).phrase == "vote"
