"""Each use case on a temporary SQLite file."""
