"""What holds: tests, room for room."""
