"""What is told of a key result in any message, as facts a template can insert."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, assert_never

from messages.actions import Action
from messages.card import Aside, Bullets, Button, ButtonStyle, Link, Meter, Part, Spans
from messages.compose.cutting import cut, split
from messages.compose.forecasts import Prospects, is_lowered
from messages.figures import day, joined, percent, sparkline
from messages.words import Voice, Words
from okr.had_said import HadSaid
from okr.health import Health
from okr.key_result import Keep, KeyResult, MeasureKind, Reach
from okr.locale import Locale
from okr.notices.cycles import Judged
from okr.notices.initiatives import InitiativeLine
from okr.notices.reading import Ties
from okr.reading.quantity import write
from okr.standing import Standing

_MOST_TIES: Final = 10
_LETTERS_OF_A_TIE: Final = 120


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of key results in the words of `key_result.j2`."""

    voice: Voice
    site: str = ""
    """Where links to key results and objectives lead, if anywhere."""
    locale: Locale = Locale.EN
    """How numbers are written."""

    @classmethod
    def of(cls, words: Words) -> "Teller":
        return cls(words.of("key_result"), words.site, words.locale)

    def address(self, ref: str) -> tuple[Part, ...]:
        """A link to hand on, where links lead anywhere."""
        if not self.site:
            return ()
        url = f"{self.site}/{ref}"
        return (Aside(self.voice.spans("address", link=Link(url, url))),)

    def facts(self, standing: Standing) -> dict[str, object]:
        """Everything a template may want to say of one standing."""
        key_result = standing.key_result
        return {
            "ref": key_result.ref,
            "title": key_result.title,
            "value": self.value(key_result, standing.current),
            "target": self.target(key_result),
            "outside": self.outside(standing),
            "progress": self.progress(standing.progress),
            "pace": percent(standing.pace),
            "confidence": standing.confidence,
            "was": _was(standing),
            "health": self.health(standing.health),
            "dot": self.voice.fixed(f"dot_{standing.health}"),
            "spark": sparkline(standing.values),
            "owner": self.owner(standing),
            "unchanged": standing.unchanged,
            "trend": self._prospects.trend(standing),
            "lowered_by": self._prospects.trend(standing) if is_lowered(standing) else "",
            "new": standing.last is None,
        }

    def line(self, standing: Standing, *, why: bool = True) -> Spans:
        """Title, value to target, progress, pace, confidence and its change, owner.

        `why` also tells why its health is below its confidence, which the reader may be about to be told.
        """
        facts = self.facts(standing)
        return self.voice.spans("line", **(facts if why else {**facts, "lowered_by": ""}))

    def lines(self, standings: Sequence[Standing]) -> Bullets:
        return Bullets(tuple(map(self.line, standings)))

    def value(self, key_result: KeyResult, value: Decimal | None) -> str:
        if value is None:
            return self.voice.fixed("no_value")
        written = write(key_result.measure, value, self.locale)
        if key_result.measure.kind is not MeasureKind.MILESTONES or not key_result.milestones:
            return written
        return self.voice.text("milestones", done=written, total=len(key_result.milestones))

    def target(self, key_result: KeyResult) -> str:
        """Where it should be: `1%`, or the band it should keep within."""
        match key_result.aim:
            case Reach():
                return self.value(key_result, key_result.aim.target)
            case Keep():
                return self._band(key_result, key_result.aim)
            case _:
                assert_never(key_result.aim)

    def outside(self, standing: Standing) -> str:
        """How the value misses the band to keep, such as `outside 4.2 to 4.6`; empty where it does not."""
        aim = standing.key_result.aim
        if not isinstance(aim, Keep) or not standing.misses:
            return ""
        return self._edges(standing.key_result, aim, "outside", "below", "above")

    def health(self, health: Health) -> str:
        return self.voice.fixed(f"health_{health}")

    def dot(self, health: Health) -> str:
        return self.voice.fixed(f"dot_{health}")

    def forecast(self, standing: Standing) -> str:
        """Where it will stand on the due date; empty where nobody can tell."""
        return self._prospects.on_its_way(standing, self.target(standing.key_result))

    def start(self, key_result: KeyResult) -> str | None:
        """The baseline, where there is one."""
        return None if key_result.baseline is None else self.value(key_result, key_result.baseline)

    def progress(self, progress: float | None) -> str:
        return self.voice.fixed("no_progress") if progress is None else percent(progress)

    def owner(self, standing: Standing) -> str:
        return joined(standing.owners) or self.voice.fixed("nobody")

    def quote(self, text: str) -> Spans:
        return self.voice.spans("quote", text=text) if text else ()

    def had_said(self, said: HadSaid | None, key_result: KeyResult) -> Spans:
        """What somebody else had answered, and how long ago; nothing where nobody had."""
        if said is None:
            return ()
        facts = {"by": said.by, "confidence": said.confidence, "minutes": said.minutes}
        return self.voice.spans("had_said", **facts, value=self.value(key_result, said.value))

    def meter(self, label: Spans, progress: float | None, pace: float | None) -> Meter:
        """Progress as a bar. Where the pace was not kept there is none to show."""
        block = "meter_without_pace" if pace is None else "meter"
        told = self.voice.text(block, progress=self.progress(progress), pace=percent(pace or 0))
        return Meter(label, progress, pace, told)

    def ties(self, ties: Ties) -> Iterator[Part]:
        """A line each for what it drives and supports, and for what does so for it."""
        told = (
            ("drives", ties.drives),
            ("driven_by", ties.driven_by),
            ("supports", ties.supports),
            ("supported_by", ties.supported_by),
        )
        lines = [(block, each) for block, some in told for each in some]
        shown, hidden = split(lines, _MOST_TIES)
        items = [
            self.voice.spans(block, title=cut(each.title, _LETTERS_OF_A_TIE), ref=each.ref, squad=each.squad)
            for block, each in shown
        ]
        if hidden:
            items.append(self.voice.spans("more_ties", count=hidden))
        if items:
            yield Bullets(tuple(items))

    def check_in(self, key_result: KeyResult, style: ButtonStyle = ButtonStyle.USUAL) -> Button:
        return Button(Action.CHECK_IN, self.voice.fixed("check_in"), key_result.ref, style)

    def judged(self, judged: Judged) -> dict[str, object]:
        """What a template may want to say of how it came out."""
        key_result, score = judged.standing.key_result, judged.score
        return {
            "ref": key_result.ref,
            "title": key_result.title,
            "value": self.value(key_result, score.value),
            "target": self.target(key_result),
            "score": score.given,
        }

    def score(self, score: float) -> Spans:
        """How it came out, which is neither progress nor confidence."""
        return self.voice.spans("score", score=score)

    def initiative(self, line: InitiativeLine) -> Spans:
        """Title, how far it is, who does it."""
        initiative = line.initiative
        return self.voice.spans(
            "initiative",
            title=initiative.title,
            ref=initiative.ref,
            state=self.voice.fixed(f"state_{initiative.state}"),
            owner=line.owner,
        )

    def add_initiative(self, key_result: KeyResult) -> Button:
        return Button(Action.SAY, self.voice.fixed("add_initiative"), f"initiative add {key_result.ref}")

    @property
    def _prospects(self) -> Prospects:
        return Prospects(self.voice, self.locale, self.value)

    def _band(self, key_result: KeyResult, keep: Keep) -> str:
        return self._edges(key_result, keep, "between", "at_least", "at_most")

    def _edges(self, key_result: KeyResult, keep: Keep, both: str, only_low: str, only_high: str) -> str:
        low = "" if keep.low is None else write(key_result.measure, keep.low, self.locale)
        high = "" if keep.high is None else write(key_result.measure, keep.high, self.locale)
        block = both if low and high else only_low if low else only_high
        return self.voice.text(block, low=low, high=high)


def last_said(standing: Standing) -> dict[str, object]:
    """The last note and its day, both empty when nothing was said."""
    last = standing.last
    if last is None or not last.note:
        return {"note": "", "day": ""}
    return {"note": last.note, "day": day(last.at.date())}


def _was(standing: Standing) -> int | None:
    """The confidence before the last one, when it was another."""
    change = standing.confidence_change
    return standing.confidence - change if change else None
