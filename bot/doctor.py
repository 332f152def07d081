"""Examines an installation: what is set, what answers, and what to do where something does not."""

from dataclasses import dataclass

from aiohttp import ClientError, ClientSession
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError

from bot.settings import Settings
from bot.slack.app import installation
from bot.slack.clients import answering
from storage.engine import StorageError
from storage.migrate import pending

NO_TOKEN = "SLACK_BOT_TOKEN is not set; docs/install-slack.md says how to get one."  # noqa: S105 - a sentence


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    says: str


def refused(error: SlackApiError) -> str:
    return f"Slack does not take SLACK_BOT_TOKEN: {error.response.get('error')}."


def unreachable(settings: Settings, error: Exception) -> str:
    return f"Slack cannot be reached at {settings.slack_api_url}: {type(error).__name__}."


async def examine(settings: Settings) -> list[Finding]:
    return [await _database(settings), *await _slack(settings)]


async def _database(settings: Settings) -> Finding:
    try:
        behind = await pending(settings.database_url.get_secret_value())
    except (StorageError, OSError) as error:
        return Finding(good=False, says=f"The database does not answer: {error}")
    except DBAPIError as error:  # whose own words repeat the statement
        return Finding(good=False, says=f"The database cannot be used: {error.orig}")
    if behind:
        return Finding(good=False, says="The database has to be brought up to date: run `cairn migrate`.")
    return Finding(good=True, says="The database answers and is up to date.")


async def _slack(settings: Settings) -> list[Finding]:
    if settings.slack_bot_token is None:
        return [Finding(good=False, says=NO_TOKEN)]
    return [_door(settings), await _token(settings, settings.slack_bot_token.get_secret_value())]


def _door(settings: Settings) -> Finding:
    if settings.slack_app_token is not None:
        return Finding(good=True, says="Socket Mode: the bot calls Slack, no public address is needed.")
    return Finding(good=True, says="HTTP: Slack must reach /slack/events of this process over HTTPS.")


async def _token(settings: Settings, token: str) -> Finding:
    async with ClientSession() as session:
        try:
            installed = await installation(answering(token, settings.slack_api_url, session))
        except SlackApiError as error:
            return Finding(good=False, says=refused(error))
        except (ClientError, TimeoutError) as error:
            return Finding(good=False, says=unreachable(settings, error))
    return Finding(good=True, says=f"Slack takes the token; the workspace is {installed.workspace}.")
