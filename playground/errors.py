"""How Slack says no."""

from playground.facts import Json


class SlackError(Exception):
    """A refusal with Slack's own error code, and what else goes into the answer."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details: Json = dict(details)

    def answer(self) -> Json:
        return {"ok": False, "error": self.code, **self.details}
