"""Logging: one line an event to standard error; words people typed never go into it."""

import logging


def set_up(level: str) -> None:
    logging.basicConfig(level=level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # Bolt warns of a token in the environment that it need not use: we hand it over ourselves.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    # They log whole requests and each tick of the clock.
    for chatty in ("slack_sdk", "apscheduler", "httpx", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
