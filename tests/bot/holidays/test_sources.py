"""The setting names calendars; what is wrong with it is said without repeating an address."""

import pytest
from pydantic import SecretStr

from bot.holidays.sources import sources


def read(setting: str) -> list[tuple[str, str, bool]]:
    found = sources(SecretStr(setting))
    return [(each.name, each.place.get_secret_value(), each.is_address) for each in found]


def test_files_and_addresses_by_name() -> None:
    assert read("de=/etc/cairn/de.ics, nyc=https://example.com/a.ics?key=1=2,\n in=in.ics,") == [
        ("de", "/etc/cairn/de.ics", False),
        ("nyc", "https://example.com/a.ics?key=1=2", True),
        ("in", "in.ics", False),
    ]


def test_nothing_set_is_no_calendar() -> None:
    assert sources(None) == ()
    assert read(" , ") == []


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("https://example.com/5f2c", "a name, ="),
        ("de", "a name, ="),
        ("de=", "a name, ="),
        ("Deutschland ost=/5f2c", "a name, ="),
        ("de=http://example.com/5f2c", "must begin with https://"),
        ("de=webcal://example.com/5f2c", "must begin with https://"),
        ("de=https:///5f2c", "name a host"),
        ("none=/5f2c", "cannot be called none"),
        ("de=/5f2c, de=/5f2c", "two calendars are called de"),
    ],
)
def test_what_is_wrong_is_said_without_the_address(setting: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        sources(SecretStr(setting))
    assert "5f2c" not in str(error.value)
