"""Remember that a request came, so that its second delivery is known for what it is."""

from okr.commands.clockwork import Hear
from okr.work import Work


def hear(work: Work, command: Hear) -> None:
    """Nothing to do: the key it is performed `once` with is all there is to remember."""
