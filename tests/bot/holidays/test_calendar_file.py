"""Of a calendar only the whole days count, however they were written, and garbage is told apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.holidays.calendar_file import NotACalendar, days_in

FIRST, LAST = date(2026, 1, 1), date(2029, 1, 1)
XMAS = date(2026, 12, 25)


def calendar(*events: str, prodid: str = "-//Somebody//EN") -> str:
    """Each event is its lines; whatever every event has is added."""
    written = [
        f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT"
        for number, event in enumerate(events)
    ]
    return "\r\n".join(
        "\n".join(
            ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{prodid}", *written, "END:VCALENDAR", ""]
        ).split("\n")
    )


def read(*events: str) -> dict[date, str]:
    return days_in(calendar(*events), FIRST, LAST)


ONE_DAY = {
    "a day": "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226",
    "without an end": "DTSTART;VALUE=DATE:20261225",
    "that ends on itself": "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225",
    "by its length": "DTSTART;VALUE=DATE:20261225\nDURATION:P1D",
    "without saying that it is a date": "DTSTART:20261225\nDTEND:20261226",
    "midnight to midnight in a zone": (
        "DTSTART;TZID=Pacific/Auckland:20261225T000000\nDTEND;TZID=Pacific/Auckland:20261226T000000"
    ),
    "midnight to midnight in a zone of Windows": (
        "DTSTART;TZID=W. Europe Standard Time:20261225T000000\n"
        "DTEND;TZID=W. Europe Standard Time:20261226T000000"
    ),
    "midnight to midnight in a zone nobody knows": (
        "DTSTART;TZID=Moon/Base:20261225T000000\nDTEND;TZID=Moon/Base:20261226T000000"
    ),
    "midnight to midnight": "DTSTART:20261225T000000\nDTEND:20261226T000000",
    "midnight to midnight UTC": "DTSTART:20261225T000000Z\nDTEND:20261226T000000Z",
    "shown as free": "DTSTART;VALUE=DATE:20261225\nTRANSP:TRANSPARENT",
    "shown as busy": "DTSTART;VALUE=DATE:20261225\nTRANSP:OPAQUE\nSTATUS:CONFIRMED",
}


@pytest.mark.parametrize("lines", ONE_DAY.values(), ids=ONE_DAY)
def test_one_day_in_all_the_ways_programs_write_it(lines: str) -> None:
    assert read(f"SUMMARY:Christmas Day\n{lines}") == {XMAS: "Christmas Day"}


NO_DAY = {
    "an hour": "DTSTART:20261225T090000Z\nDTEND:20261225T100000Z",
    "a night": "DTSTART:20261225T200000Z\nDTEND:20261226T060000Z",
    "midnight to midnight in no time": "DTSTART:20261225T000000Z\nDTEND:20261225T000000Z",
    "cancelled": "DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED",
    "long ago": "DTSTART;VALUE=DATE:20161225",
    "each hour": "DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=HOURLY",
}


@pytest.mark.parametrize("lines", NO_DAY.values(), ids=NO_DAY)
def test_what_is_no_holiday(lines: str) -> None:
    assert read(f"SUMMARY:Something\n{lines}") == {}


def test_several_days_in_a_row() -> None:
    found = read("SUMMARY:Spring Festival\nDTSTART;VALUE=DATE:20260216\nDTEND;VALUE=DATE:20260223")
    assert list(found) == [date(2026, 2, 16) + timedelta(days=each) for each in range(7)]


def test_every_year_but_for_one() -> None:
    found = read(
        "SUMMARY:Christmas\nDTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20271225"
    )
    assert list(found) == [XMAS, date(2028, 12, 25)]


def test_a_day_told_by_its_place_in_the_month() -> None:
    found = read("SUMMARY:Thanksgiving\nDTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH")
    assert list(found) == [date(2026, 11, 26), date(2027, 11, 25), date(2028, 11, 23)]


def test_every_year_at_midnight_of_a_zone_across_its_clock_changes() -> None:
    found = read(
        "SUMMARY:Mayday\nDTSTART;TZID=Europe/London:20200501T000000\n"
        "DTEND;TZID=Europe/London:20200502T000000\nRRULE:FREQ=YEARLY;UNTIL=20271231T000000Z"
    )
    assert list(found) == [date(2026, 5, 1), date(2027, 5, 1)]


def test_days_that_are_listed_and_the_first_of_them() -> None:
    found = read("SUMMARY:Eid\nDTSTART;VALUE=DATE:20260320\nRDATE;VALUE=DATE:20270310,20280227")
    assert list(found) == [date(2026, 3, 20), date(2027, 3, 10), date(2028, 2, 27)]


def test_one_of_a_row_that_was_moved_and_one_that_was_called_off() -> None:
    yearly = "SUMMARY:Founders' day\nDTSTART;VALUE=DATE:20260601\nRRULE:FREQ=YEARLY;COUNT=3"
    moved = "SUMMARY:Moved\nRECURRENCE-ID;VALUE=DATE:20270601\nDTSTART;VALUE=DATE:20270603"
    off = "SUMMARY:Off\nRECURRENCE-ID;VALUE=DATE:20280601\nDTSTART;VALUE=DATE:20280601\nSTATUS:CANCELLED"
    same = calendar(yearly, moved, off).replace("UID:1\r", "UID:0\r").replace("UID:2\r", "UID:0\r")
    assert days_in(same, FIRST, LAST) == {date(2026, 6, 1): "Founders' day", date(2027, 6, 3): "Moved"}


def test_what_a_day_is_called_is_one_short_line() -> None:
    found = read(f"SUMMARY:Christmas\\, \\n the first\\; {'x' * 200}\nDTSTART;VALUE=DATE:20261225")
    assert found[XMAS].startswith("Christmas, the first; xxx")
    assert len(found[XMAS]) == 80


def test_a_day_without_a_name_is_a_day_off_all_the_same() -> None:
    assert read("DTSTART;VALUE=DATE:20261225") == {XMAS: ""}


def test_a_zone_that_the_file_describes_itself() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n"
        "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    text = calendar("SUMMARY:X\nDTSTART;TZID=Office:20261225T000000\nDTEND;TZID=Office:20261226T000000")
    assert days_in(text.replace("BEGIN:VEVENT", zone, 1), FIRST, LAST) == {XMAS: "X"}


def test_lines_that_end_as_on_unix_and_lines_that_are_folded() -> None:
    text = calendar("SUMMARY:Christmas D\n ay\nDTSTART;VALUE=DATE:20261225")
    assert days_in(text, FIRST, LAST) == {XMAS: "Christmas Day"}
    assert days_in(text.replace("\r\n", "\n"), FIRST, LAST) == {XMAS: "Christmas Day"}


GARBAGE = {
    "nothing": "",
    "a sentence": "hello world",
    "a page": "<!DOCTYPE html><html><body>Please log in</body></html>",
    "cut off": calendar("SUMMARY:X\nDTSTART;VALUE=DATE:20261225")[:-25],
    "no day": calendar("SUMMARY:X\nDTSTART;VALUE=DATE:2026-12-25"),
    "no rule": calendar("SUMMARY:X\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=SOMETIMES"),
    "bytes": "\0\1\2\ufffd",
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_told_apart(text: str) -> None:
    with pytest.raises(NotACalendar, match=r"it|there"):
        days_in(text, FIRST, LAST)


def test_an_event_without_a_day_takes_no_other_along() -> None:
    assert read("SUMMARY:Nothing", "SUMMARY:X\nDTSTART;VALUE=DATE:20261225") == {XMAS: "X"}


@given(st.text(max_size=300), st.integers(0, 200))
def test_whatever_stands_in_it_it_is_days_or_no_calendar(text: str, place: int) -> None:
    whole = calendar("SUMMARY:X\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=2")
    try:
        found = days_in(whole[:place] + text + whole[place:], FIRST, LAST)
    except NotACalendar:
        return
    assert all(FIRST <= day < LAST for day in found)


def test_what_is_repeated_since_the_beginning_of_time_is_not_counted_through() -> None:
    with pytest.raises(NotACalendar, match="too often"):
        read("SUMMARY:X\nDTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY")


def test_what_is_repeated_each_year_since_then_is() -> None:
    found = read("SUMMARY:Christmas\nDTSTART;VALUE=DATE:00011225\nRRULE:FREQ=YEARLY")
    assert list(found) == [XMAS, date(2027, 12, 25), date(2028, 12, 25)]
