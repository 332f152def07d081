"""The demo: Cairn against the playground, with a squad, its past, and a clock that can be moved."""

from bot.demo.demonstrate import demonstrate, stage

__all__ = ["demonstrate", "stage"]
