"""What we hear from Slack."""
