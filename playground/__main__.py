"""`python -m playground`: a local Slack for the app at `--app-url`."""

import argparse
import asyncio
import contextlib
import signal
from dataclasses import replace
from pathlib import Path

import uvicorn

from playground.facts import AppUnderTest, SlashCommand, Workspace
from playground.server import Playground
from playground.web_api.meter import RateLimits
from playground.workspace import default_workspace, read_workspace


def main() -> None:
    given = options()
    # the faster event loop, where one is installed
    with asyncio.Runner(loop_factory=uvicorn.Config(app="").get_loop_factory()) as runner:
        runner.run(serve(given))


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--app-url", help="where your app takes events, commands and interactions")
    parser.add_argument("--signing-secret", default="s3cret")
    parser.add_argument("--bot-token", default="xoxb-playground")
    parser.add_argument("--app-token", default=None, help="xapp-...: lets the app connect over Socket Mode")
    parser.add_argument(
        "--workspace", type=Path, help="a JSON file: team, users, channels, commands, shortcuts"
    )
    parser.add_argument(
        "--command", action="append", default=[], help="a slash command of your app; repeatable"
    )
    parser.add_argument(
        "--event", action="append", help="an event type your app subscribes to; repeatable; default: all"
    )
    parser.add_argument(
        "--limits", type=float, metavar="SCALE", help="Slack's rate limits, this many times faster"
    )
    parser.add_argument("--seed", type=int, help="lets faults of chance fall the same way again")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    return parser.parse_args(arguments)


def playground_of(given: argparse.Namespace) -> Playground:
    events = None if given.event is None else frozenset(given.event)
    app = AppUnderTest(given.app_url, given.signing_secret, given.bot_token, given.app_token, events=events)
    limits = None if given.limits is None else RateLimits(scale=given.limits)
    return Playground(_workspace(given), app, rate_limits=limits, seed=given.seed)


async def serve(given: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
            asyncio.get_running_loop().add_signal_handler(one, stop.set)
    async with playground_of(given).running(given.host, given.port) as base_url:
        _say(base_url, f"Web API: {base_url}/api/   control: {base_url}/control/")
        await stop.wait()


def _say(*lines: str) -> None:
    """At once, for whoever reads the address from a pipe."""
    print(*lines, sep="\n", flush=True)  # noqa: T201 - the one thing to say


def _workspace(given: argparse.Namespace) -> Workspace:
    workspace = read_workspace(given.workspace) if given.workspace else default_workspace()
    commands = tuple(SlashCommand(name) for name in given.command)
    return replace(workspace, commands=(*workspace.commands, *commands))


if __name__ == "__main__":
    main()
