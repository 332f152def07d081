"""How a squad's confidences turned out, as parts of any card about the squad."""

from collections.abc import Iterator
from typing import Final

from messages.card import Aside, Bullets, Paragraph, Part, Spans
from messages.compose import squads
from messages.figures import percent
from messages.words import Voice, Words
from okr.calibration import Calibration, Landed

SAID_SINCE_OCTOBER: Final = Calibration(
    outcomes=14,
    bands=(Landed(0, 3, 21, 5, 0.05), Landed(4, 6, 48, 11, 0.33), Landed(7, 10, 62, 9, 0.55)),
    brier=0.213,
)
"""An example."""


def calibration(found: Calibration | None, words: Words) -> Iterator[Part]:
    """Nothing where too few key results have come to an end."""
    if found is None:
        return
    voice = squads.voice_of(words)
    yield Paragraph(voice.spans("calibration", outcomes=found.outcomes))
    if found.bands:
        yield Bullets(tuple(_landed(each, voice) for each in found.bands))
    yield Aside(voice.spans("brier", brier=f"{found.brier:.2f}"))


def _landed(band: Landed, voice: Voice) -> Spans:
    return voice.spans(
        "landed",
        lowest=band.lowest,
        highest=band.highest,
        share=percent(band.share),
        check_ins=band.check_ins,
        key_results=band.key_results,
    )
