"""Where the public holidays of a country or an office are kept, as one setting names them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import SecretStr

RESERVED: Final = frozenset({"none", "off", "no", "never", "squad", "as"})
"""What people say when they mean no calendar, or that of their squad."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,29}")
_EXAMPLE: Final = "de=/etc/cairn/de.ics, nyc=https://example.com/nyc.ics"


@dataclass(frozen=True, slots=True)
class Source:
    """One calendar by the name people choose it by."""

    name: str
    place: SecretStr
    """A file, or an address over HTTPS, which may hold a secret."""

    @property
    def is_address(self) -> bool:
        return "://" in self.place.get_secret_value()


def sources(setting: SecretStr | None) -> tuple[Source, ...]:
    """The calendars of a setting such as `de=/etc/cairn/de.ics, nyc=https://...`; raises ValueError."""
    entries = (setting.get_secret_value() if setting else "").split(",")
    found = tuple(_source(entry.strip()) for entry in entries if entry.strip())
    names = [each.name for each in found]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f"two calendars are called {twice}")
    return found


def _source(entry: str) -> Source:
    """What is wrong is said by name alone: the rest may be a secret."""
    name, separator, place = (part.strip() for part in entry.partition("="))
    if not separator or not place or not _NAME.fullmatch(name):
        raise ValueError(f"each calendar is a name, = and a file or an https address, such as {_EXAMPLE}")
    if name in RESERVED:
        raise ValueError(f"a calendar cannot be called {name}")
    source = Source(name, SecretStr(place))
    if source.is_address and not _can_be_asked(place):
        raise ValueError(f"the address of {name} must begin with https:// and name a host")
    return source


def _can_be_asked(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(parts.hostname)


def path_of(source: Source) -> Path:
    return Path(source.place.get_secret_value())
