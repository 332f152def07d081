"""The `cairn` command: run, migrate, demo, doctor, resend, preview."""

import asyncio
import json
import sys
from datetime import timedelta
from pathlib import Path

import click
import uvloop
from aiohttp import ClientError
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot import doctor as examination
from bot import log
from bot.assemble import NotConnected, assembled, utc_now
from bot.courier.job_tables import prepare
from bot.serve import may_be_stopped, serve
from bot.settings import Settings
from bot.slack.tokens import NotTaken
from messages import plain, slack
from messages.compose import EXAMPLES, compose
from messages.words import Words
from storage.engine import StorageError


@click.group()
def main() -> None:
    """Cairn keeps squads honest about their OKRs."""


@main.command()
def run() -> None:
    """Serve until told to stop. The database must be migrated: `cairn migrate`."""
    settings = _settings()
    try:
        uvloop.run(_serve(settings))
    except NotConnected:
        raise click.ClickException(examination.NO_TOKEN) from None
    except (ClientError, TimeoutError) as error:
        raise click.ClickException(examination.unreachable(settings, error)) from None
    except (NotTaken, StorageError) as error:
        raise click.ClickException(str(error)) from None


async def _serve(settings: Settings) -> None:
    with may_be_stopped():
        async with assembled(settings) as cairn:
            await serve(cairn.web, settings.host, settings.port)


@main.command()
def migrate() -> None:
    """Bring the database to the newest form; safe to repeat."""
    settings = _settings()
    try:
        asyncio.run(prepare(settings.database_url.get_secret_value()))
    except StorageError as error:
        raise click.ClickException(str(error)) from None
    click.echo("The database is up to date.")


@main.command()
@click.option("--port", default=8090, show_default=True, help="Where the page is; 0 takes any free port.")
def demo(port: int) -> None:
    """Try everything in the browser: a Slack on this machine, a squad, and a clock that can be moved."""
    from bot.demo import demonstrate  # noqa: PLC0415 - nobody who runs the bot for real needs the playground

    log.set_up("WARNING")
    uvloop.run(demonstrate(port, click.echo))


@main.command()
def doctor() -> None:
    """Check the settings, the database and the connection to Slack, and say what to do about each."""
    findings = asyncio.run(examination.examine(_settings(), utc_now()))
    for finding in findings:
        click.echo(f"{'ok ' if finding.good else 'BAD'}  {finding.says}")
    sys.exit(0 if all(finding.good for finding in findings) else 1)


@main.command()
@click.option("--days", default=7, show_default=True, help="Only what was last tried within so many days.")
def resend(days: int) -> None:
    """Send again what could not be delivered. What may have arrived already is left alone."""
    settings = _settings()
    try:
        letters = asyncio.run(examination.resend(settings, utc_now(), timedelta(days=days)))
    except (StorageError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Letters to be sent again: {letters}.")


@main.command()
@click.argument("notice", type=click.Choice(sorted(EXAMPLES)))
@click.option("--slack", "platform", flag_value="slack", help="As Block Kit.")
@click.option("--plain", "platform", flag_value="plain", default=True, help="As plain text.")
@click.option(
    "--templates", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Your own words."
)
def preview(notice: str, platform: str, templates: Path | None) -> None:
    """Print a notice as it would be said, with example facts."""
    card = compose(EXAMPLES[notice], Words(templates))
    if platform == "slack":
        message = slack.draw(card)
        click.echo(json.dumps({"text": message.text, "blocks": message.blocks}, indent=2, ensure_ascii=False))
    else:
        click.echo(plain.draw(card))


def _settings() -> Settings:
    try:
        settings = Settings()
    except ValidationError as error:
        raise click.ClickException("\n".join(["The settings will not do:", *_wrong(error)])) from None
    log.set_up(settings.cairn_log_level, settings.cairn_log_format)
    return settings


def _wrong(error: ValidationError) -> list[str]:
    """A line a setting, without its value, which may be a secret."""
    return [
        f"- {each['msg']}" if not each["loc"] else f"- {_name(each)}: {each['msg']}"
        for each in error.errors()
    ]


def _name(error: ErrorDetails) -> str:
    return str(error["loc"][0]).upper()
