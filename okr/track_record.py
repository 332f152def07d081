"""Reads how a squad's confidences turned out, in a handful of queries whatever its past."""

from typing import Final

from okr.calibration import Calibration, Outcome, calibrate, reached, weekly
from okr.squad import Squad
from okr.work import Work

MOST_CYCLES: Final = 8
"""The latest that were closed: what is longer ago was another squad."""


def calibration_of(work: Work, squad: Squad) -> Calibration | None:
    """Of what the squad owns and has scored; what another squad shares with it is that one's to tell."""
    closed = {each.cycle: each.at for each in work.closings.of([squad.id])[-MOST_CYCLES:]}
    if not closed:
        return None
    ours = {
        each.id: each
        for each in work.objectives.of([squad.id])
        if each.squad == squad.id and each.cycle in closed
    }
    key_results = {each.id: each for each in work.key_results.of(ours)} if ours else {}
    scores = work.scores.of(key_results) if key_results else {}
    check_ins = work.check_ins.of(scores) if scores else {}
    return calibrate(
        Outcome(
            number,
            reached(key_results[number], score),
            weekly(
                key_results[number],
                check_ins.get(number, ()),
                closed[ours[key_results[number].objective].cycle],
                squad.zone,
            ),
        )
        for number, score in scores.items()
    )
