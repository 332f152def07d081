"""We failed, not they."""

from messages.card import Aside, Card, Paragraph, Plain, Quote
from messages.words import Words
from okr.notices.trouble import Trouble

EXAMPLE = Trouble("7f3a-91c2", typed="checkin KR31 2.1% c7 onboarding shipped")


def compose(notice: Trouble, words: Words) -> Card:
    voice = words.of("trouble")
    typed = (Aside(voice.spans("typed")), Quote((Plain(notice.typed),))) if notice.typed else ()
    return Card(
        summary=voice.fixed("summary"),
        parts=(Paragraph(voice.spans("sorry", reference=notice.reference)), *typed),
    )
