"""Says where key results stand again after a check-in was taken back."""

from messages.actions import Action
from messages.card import Button, Card, Paragraph, Row
from messages.compose.cutting import split
from messages.compose.examples import CHURN_STANDS
from messages.compose.key_results import Teller
from messages.words import Words
from okr.notices.week import CheckInsTakenBack

_MOST = 18

EXAMPLE = CheckInsTakenBack((CHURN_STANDS,))


def compose(notice: CheckInsTakenBack, words: Words) -> Card:
    voice, teller = words.of("check_ins_taken_back"), Teller.of(words)
    check_in = words.fixed("check_in_prompt", "check_in")
    shown, hidden = split(notice.standings, _MOST)
    return Card(
        summary=voice.text("summary", count=len(notice.standings)),
        parts=(
            Paragraph(voice.spans("back", count=len(notice.standings), hidden=hidden)),
            *(
                Row(
                    voice.spans("stands", **teller.facts(each)),
                    buttons=(Button(Action.CHECK_IN, check_in, each.key_result.ref),),
                )
                for each in shown
            ),
        ),
    )
