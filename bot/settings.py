"""The only reader of the environment: every setting, its name as the ecosystem has it, its default."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, DirectoryPath, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.holidays.sources import sources
from bot.log import LogFormat
from okr.locale import Locale


class Settings(BaseSettings):
    """See docs/settings.md for what each means."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_api_url: str = Field(default="https://slack.com/api/", pattern="^https?://")
    database_url: SecretStr = SecretStr("sqlite:///cairn.db")
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    cairn_url: str | None = Field(default=None, pattern=r"^https?://[^/?#\s]+(/[^?#\s]*)?$")
    cairn_templates: DirectoryPath | None = None
    cairn_holidays: SecretStr | None = None
    cairn_locale: Annotated[Locale, BeforeValidator(lambda name: str(name).lower())] = Locale.EN
    cairn_log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda level: str(level).upper())
    ] = "INFO"
    cairn_log_format: Annotated[LogFormat, BeforeValidator(lambda form: str(form).lower())] = LogFormat.TEXT

    @field_validator("cairn_holidays")
    @classmethod
    def _calendars(cls, value: SecretStr | None) -> SecretStr | None:
        sources(value)
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.slack_bot_token and not (self.slack_signing_secret or self.slack_app_token):
            raise ValueError(
                "SLACK_BOT_TOKEN needs SLACK_SIGNING_SECRET beside it (HTTP) or SLACK_APP_TOKEN (Socket Mode)"
            )
        return self
