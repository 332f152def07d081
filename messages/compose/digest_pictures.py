"""The digest's pictures: the squad's course over the weeks, or where its key results stand in the first."""

from collections.abc import Iterator, Sequence
from typing import Final

from messages.card import Chart, ChartKind, Part, Series
from messages.compose.key_results import Teller
from messages.figures import day, hundredths, joined, percent
from messages.words import Voice, Words
from okr.course import WeekMark
from okr.digest import Digest
from okr.key_result import clamp

MOST_CHARTED: Final = 12


def pictures(digest: Digest, words: Words) -> Iterator[Part]:
    """Two at most, as many as a message may have; the numbers stand in words beside each."""
    voice = words.of("digest_pictures")
    if len(digest.course) > 1:
        yield from _progress(digest.course, voice)
        yield _confidence(digest.course, voice)
    else:
        yield from _side_by_side(digest, voice, Teller.of(words))


def _progress(course: Sequence[WeekMark], voice: Voice) -> Iterator[Chart]:
    """Progress against pace; nothing where no key result has progress to tell of."""
    progress = [each.progress for each in course if each.progress is not None]
    if len(progress) != len(course):
        return
    now, pace = progress[-1], course[-1].pace
    yield Chart(
        kind=ChartKind.LINE,
        title=voice.fixed("progress_title"),
        categories=_weeks(course),
        series=(
            Series(voice.fixed("progress"), tuple(map(_of_a_hundred, progress))),
            Series(voice.fixed("pace"), tuple(_of_a_hundred(each.pace) for each in course)),
        ),
        words=voice.text(
            "progress_words",
            now=percent(now),
            pace=percent(pace),
            behind=hundredths(pace) - hundredths(now),
            points=joined(list(map(percent, progress))),
            since=day(course[0].week_of),
        ),
    )


def _confidence(course: Sequence[WeekMark], voice: Voice) -> Chart:
    told = [round(each.confidence, 1) for each in course]
    return Chart(
        kind=ChartKind.LINE,
        title=voice.fixed("confidence_title"),
        categories=_weeks(course),
        series=(Series(voice.fixed("confidence"), tuple(told)),),
        words=voice.text(
            "confidence_words",
            now=f"{told[-1]:g}",
            points=joined([f"{each:g}" for each in told]),
            since=day(course[0].week_of),
        ),
    )


def _weeks(course: Sequence[WeekMark]) -> tuple[str, ...]:
    return tuple(day(each.week_of) for each in course)


def _side_by_side(digest: Digest, voice: Voice, teller: Teller) -> Iterator[Chart]:
    """Drawn only where there are two or more to compare."""
    standings = [each for objective in digest.objectives for each in objective.key_results]
    known = [each for each in standings if each.progress is not None][:MOST_CHARTED]
    if len(known) > 1:
        words = joined([voice.text("chart_point", **teller.facts(each)) for each in known])
        yield Chart(
            kind=ChartKind.BAR,
            title=voice.fixed("chart"),
            categories=tuple(each.key_result.ref for each in known),
            series=(
                Series(voice.fixed("progress"), tuple(_of_a_hundred(each.progress) for each in known)),
                Series(voice.fixed("pace"), tuple(_of_a_hundred(each.pace) for each in known)),
            ),
            words=voice.text("chart_words", points=words),
        )


def _of_a_hundred(share: float | None) -> float:
    return hundredths(clamp(share or 0))
