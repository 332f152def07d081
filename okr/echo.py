"""Echoes: the messages that say back what was understood of another, and are revised with it."""


def echo_of(source: str) -> str:
    """What the outbox calls the echo of the message `source`, which is `conversation:message`."""
    return f"echo:{source}"
