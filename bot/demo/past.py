"""Plays three weeks of the Churn squad through the use cases, so that trends show from the first minute."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.assemble import Cairn
from bot.demo.cast import ANA, BO, CHEN, CHURN, DEE
from okr.commands.objectives import CreateObjective
from okr.commands.squads import AddMember, CreateSquad
from okr.commands.week import AnswerInWords
from okr.cycle import quarter_of
from okr.person import ChannelId, PersonId
from okr.phrases.okrs import read_key_results
from okr.usecases.add_member import add_member
from okr.usecases.answer_in_words import answer_in_words
from okr.usecases.create_objective import create_objective
from okr.usecases.create_squad import create_squad

Travel = Callable[[datetime], Awaitable[None]]

_BERLIN = ZoneInfo("Europe/Berlin")

_KEY_RESULTS = f"""
Increase trial to customer conversion rate from 18% to 30% <@{ANA}> leading
Reduce net monthly churn from 3.2% to 1% <@{DEE}> lagging
Increase average revenue per user from $1,400 to $2,000 <@{CHEN}> lagging
Increase expansion sales from $120,000 to $500,000 <@{BO}> lagging
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote to the bot on the Monday of a week, at an hour of UTC."""

    week: int
    hour: int
    person: str
    words: str


_SAID = (
    Said(0, 7, CHEN, "$1,420 c6 first experiments are live"),
    Said(0, 9, ANA, "19% c6 new onboarding page is out"),
    Said(0, 10, DEE, "3.1% c6 health scores on every account"),
    Said(0, 15, BO, "$140k c5 two upsells signed"),
    Said(1, 7, CHEN, "$1,510 c7 the new plan sells better than we hoped"),
    Said(1, 9, ANA, "21% c7 shorter trial works"),
    Said(1, 10, DEE, "2.8% c7 red flags reach us a week earlier"),
    Said(1, 15, BO, "$165k c5 pipeline is thin"),
    Said(2, 7, CHEN, "$1,580 c8 annual plans are half of all new deals"),
    Said(2, 9, ANA, "22.5% c7 case studies are on the site"),
    Said(2, 10, DEE, "2.9% c5 two large accounts left after the price change"),
    Said(2, 15, BO, "$170k c4 upsells wait for new terms blocked: legal has to approve the upsell terms"),
)


def opening(today: date) -> datetime:
    """When the story begins: eight in the morning of the third Monday of this quarter, in Berlin."""
    starts = quarter_of(today).starts
    first_monday = starts + timedelta(days=-starts.weekday() % 7)
    return datetime.combine(first_monday + timedelta(days=14), time(8), _BERLIN).astimezone(UTC)


def curtain(today: date) -> datetime:
    """When the demo is handed over: the Friday after three weeks, late in the afternoon."""
    return opening(today) + timedelta(days=18, hours=8)


async def tell_the_past(cairn: Cairn, travel: Travel, today: date) -> None:
    """Set up the squad and live through its three weeks; `travel` moves the clock and what is due happens."""
    begins = opening(today)
    await _form_the_squad(cairn)
    for said in _SAID:
        await travel(begins + timedelta(days=7 * said.week, hours=said.hour - begins.hour))
        wish = AnswerInWords(cairn.workspace, PersonId(said.person), said.words)
        await cairn.services.perform(answer_in_words, wish)
    await travel(curtain(today))


async def _form_the_squad(cairn: Cairn) -> None:
    workspace, lead = cairn.workspace, PersonId(DEE)
    others = {ANA: "Product Marketing", BO: "Sales", CHEN: "Product / Engineering"}
    perform = cairn.services.perform
    await cairn.services.meet(workspace, [lead, *map(PersonId, others)])
    await perform(
        create_squad,
        CreateSquad(
            workspace,
            lead,
            handle="churn",
            name="Churn squad",
            channel=ChannelId(CHURN),
            purpose="Customers stay because they want to",
            function="Customer Success",
        ),
    )
    for person, function in others.items():
        await perform(add_member, AddMember(workspace, lead, "churn", PersonId(person), function))
    drafts = read_key_results(_KEY_RESULTS, cairn.services.now().date())
    await perform(
        create_objective, CreateObjective(workspace, lead, "churn", "Customers LOVE our Product", drafts)
    )
