"""The bot's side of Slack: its app, its clients, its messenger and its directory."""
