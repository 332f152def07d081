"""What we ask of those who left out which one they mean."""

from dataclasses import dataclass

from okr.commands.which import Unfinished
from okr.notices.named import Name


@dataclass(frozen=True, slots=True)
class WhichForm:
    """Asks which one a phrase is about."""

    phrase: Unfinished
    likely: Name | None = None
    """The only one there is that may be meant."""
