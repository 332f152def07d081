"""`python -m playground`: a local Slack for the app at `--app-url`."""

import argparse
import asyncio
import contextlib
import signal
from dataclasses import replace
from pathlib import Path

from playground.facts import AppUnderTest, SlashCommand, Workspace
from playground.server import Playground
from playground.workspace import default_workspace, read_workspace


def main() -> None:
    asyncio.run(serve(options()))


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
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    return parser.parse_args(arguments)


def playground_of(given: argparse.Namespace) -> Playground:
    app = AppUnderTest(given.app_url, given.signing_secret, given.bot_token, given.app_token)
    return Playground(_workspace(given), app)


async def serve(given: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
            asyncio.get_running_loop().add_signal_handler(one, stop.set)
    async with playground_of(given).running(given.host, given.port) as base_url:
        print(f"Playground: {base_url}/   Web API: {base_url}/api/")  # noqa: T201 - the one thing to say
        await stop.wait()


def _workspace(given: argparse.Namespace) -> Workspace:
    workspace = read_workspace(given.workspace) if given.workspace else default_workspace()
    commands = tuple(SlashCommand(name) for name in given.command)
    return replace(workspace, commands=(*workspace.commands, *commands))


if __name__ == "__main__":
    main()
