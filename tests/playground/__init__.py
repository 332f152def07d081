"""The playground speaks as Slack does."""
