"""Where public holidays come from: iCalendar files and addresses, read at the start and once a day."""
