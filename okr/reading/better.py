"""Which way is better: what a verb, a comparison or a noun says about a figure."""

from okr.key_result import Direction
from okr.reading import wordings
from okr.reading.figures import Figure
from okr.reading.outline import Outline


def direction_of(sentence: Outline, target: Figure) -> Direction:
    """The verb decides, unless it praises less of something ("improve latency to 300 ms"). Zero is down."""
    if target == below_zero(sentence) or target.value == 0 or target in sentence.every(wordings.IS_AT_MOST):
        return Direction.REDUCE
    if target in sentence.every(wordings.IS_RANK):
        return Direction.REDUCE
    up, down = wordings.GOES_UP.search(sentence.words), wordings.GOES_DOWN.search(sentence.words)
    if down and (not up or down.start() < up.start()):
        return Direction.REDUCE
    if up and not up[0].lower().startswith("improv"):
        return Direction.INCREASE
    return _wanted(sentence, target)


def _wanted(sentence: Outline, target: Figure) -> Direction:
    """Without a verb the noun in front of the number decides: `time to hire 40 days`."""
    at_least = target in sentence.every(wordings.IS_AT_LEAST)
    is_praised_low = wordings.LESS_IS_BETTER.search(sentence.before(target))
    return Direction.REDUCE if is_praised_low and not at_least else Direction.INCREASE


def is_ceiling(sentence: Outline, edge: Figure) -> bool:
    """Its noun tells what to keep low: "keep churn at 2%". "Never" turns round: "never drop below 99%"."""
    at_most = edge in sentence.every(wordings.IS_AT_MOST)
    if sentence.says(wordings.NEVER):
        return not at_most
    at_least = edge in sentence.every(wordings.IS_AT_LEAST)
    return at_most or (not at_least and sentence.says(wordings.LESS_IS_BETTER))


def below_zero(sentence: Outline) -> Figure | None:
    """`-15% cost per kilometre` is a change: nothing in front of it says what stands at -15%."""
    first = sentence.first(wordings.OPENING)
    return first if first is not None and first.value < 0 else None
