"""What can be wrong with when to ask."""

from okr.errors.okr_error import OkrError


class ClockNotRead(OkrError):
    """ "{text}" is no time of day. Write it such as `9:00` or `17:30`."""

    field = "hour"


class WeekdayNotRead(OkrError):
    """ "{text}" is no day of the week. Write it such as `/okr settings day Tuesday`; `off` leaves it to your
    squads.
    """

    field = "day"


class DayNotRead(OkrError):
    """ "{text}" is no day I know. Write the day you are back, such as `/okr pause until 5 Jan`."""

    field = "until"


class BreakNotAhead(OkrError):
    """{day} is not ahead. Choose the day on which you are back; `/okr pause off` ends a break now."""

    field = "until"


class BreakTooLong(OkrError):
    """{day} is more than a year ahead. Choose an earlier day; you can make it longer later."""

    field = "until"


class QuietHalfSaid(OkrError):
    """Quiet hours need both: from when, and until when. Choose both or neither."""

    field = "quiet"


class DeputyForThemselves(OkrError):
    """Nobody stands in for themselves. Choose somebody else, or `/okr deputy off`."""

    field = "person"


class ZoneNotKnown(OkrError):
    """I know no time zone "{zone}". Did you mean `{nearest}`?"""

    field = "zone"


class WeeksOutOfRange(OkrError):
    """A squad can be asked every week, or every 2 to {most} weeks, not every {weeks}."""

    field = "weeks"


class NoSuchCalendar(OkrError):
    """I know no calendar of holidays called "{calendar}". There is: {known}."""

    field = "holidays"


class NoCalendars(OkrError):
    """No calendar of holidays is set up here. Whoever runs me can add some: docs/operate.md says how."""

    field = "holidays"
