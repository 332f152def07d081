"""How Slack is heard and answered, over real signed HTTP."""
